package org.glassgpt.ui.panel.operation;

import java.util.List;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.session.TokenView;

/**
 * Vectors with a number for each token of the text, in lines of cells wide enough for their numbers: each with its token
 * below it where there is room for that, else without.
 *
 * @param named whether tokens stand below the cells
 * @param lines how many lines such a vector takes
 */
record TokenCells(Sheet sheet, boolean named, int lines) {
    /** Least width of a cell. */
    private static final double WIDTH = 32;

    /** The same where its token stands below it. */
    private static final double NAMED = 52;

    /** Least height of the number's part of it. */
    private static final double HEIGHT = 22;

    /** Vectors of more lines than this stay a block. */
    private static final int MOST_LINES = 8;

    /** With names if all fields then fit below one another; in as many lines as make them largest. */
    static TokenCells of(Sheet sheet, List<Field> fields, double gap) {
        TokenCells best = least(sheet, false, fields);
        double largest = 1;
        int first = least(sheet, true, fields).lines();
        for (int lines = first; lines <= MOST_LINES; lines++) {
            TokenCells tried = new TokenCells(sheet, true, lines);
            double size = tried.size(fields, gap);
            if (size > largest || !best.named() && size == largest) {
                largest = size;
                best = tried;
            }
        }
        return best;
    }

    /** In as few lines as the width allows. */
    private static TokenCells least(Sheet sheet, boolean named, List<Field> fields) {
        int count = fields.stream()
                .filter(Field::perToken)
                .mapToInt(Field::count)
                .max()
                .orElse(1);
        int most = (int) Math.max(1, sheet.space().width() / sheet.px(named ? NAMED : WIDTH));
        return new TokenCells(sheet, named, (count + most - 1) / most);
    }

    /** How many times larger than the least they may be drawn; under 1 they do not fit. */
    private double size(List<Field> fields, double gap) {
        double height = 0;
        double width = 1;
        for (Field field : arranged(fields)) {
            height += sheet.paper().caption().lineHeight() + gap + field.rows() * (sheet.px(HEIGHT) + below(field));
            if (field.broken()) width = Math.max(width, field.columns() * width());
        }
        return Math.min(sheet.space().height() / height, sheet.space().width() / width);
    }

    /** The same on another sheet. */
    TokenCells on(Sheet other) {
        return new TokenCells(other, named, lines);
    }

    /** The fields, those with a number for each token in lines, unless these are many. */
    List<Field> arranged(List<Field> fields) {
        return fields.stream().map(this::arranged).toList();
    }

    private Field arranged(Field field) {
        boolean few = field.perToken() && lines <= MOST_LINES;
        return few ? field.inLinesOf((field.count() + lines - 1) / lines) : field;
    }

    /** What a line takes below its numbers. */
    double below(Field field) {
        return named && field.broken() ? sheet.paper().caption().lineHeight() + sheet.px(2) : 0;
    }

    /** The least that a cell is wide. */
    double width() {
        return sheet.px(named ? NAMED : WIDTH);
    }

    /** The numbers of one line, the last one perhaps shorter. */
    static Matrix matrix(Field field, int row) {
        int cells = Math.min(field.columns(), field.count() - row * field.columns());
        return Matrix.of(
                1,
                cells,
                (line, column) -> field.matrix().at(row, column),
                (line, column) -> field.matrix().masked(row, column));
    }

    /** What stands behind them. */
    static Cells cells(Field field, int row) {
        return new Cells() {
            @Override
            public Address address(int line, int column) {
                return field.address(row, column);
            }

            @Override
            public String words(int line, int column) {
                return field.words(row, column);
            }
        };
    }

    /**
     * Writes the tokens into what lies below the numbers of a line.
     *
     * @param line numbers and tokens
     * @param row of the field
     */
    void name(Field field, List<TokenView> tokens, Bounds line, int row, int inHand) {
        if (!named) return;
        double cell = line.width() / field.columns();
        double top = line.bottom() - below(field) + 1;
        for (int column = 0; column < field.columns(); column++) {
            int token = row * field.columns() + column;
            if (token >= field.count()) return;
            Bounds place = new Bounds(line.x() + column * cell, top, cell, line.bottom() - top);
            name(tokens.get(token).visible(), place, token == inHand);
        }
    }

    private void name(String token, Bounds place, boolean held) {
        Type type = sheet.paper().caption();
        String shown = Lines.elide(
                token, place.width() - sheet.px(4), type, sheet.paper().metrics());
        if (held) {
            double width = Math.min(place.width(), sheet.width(shown, type) + sheet.px(8));
            Bounds band = new Bounds(place.centreX() - width / 2, place.y(), width, type.lineHeight());
            sheet.add(Box.filled(band, sheet.palette().band())
                    .outlined(sheet.palette().outline(), 2)
                    .rounded(sheet.px(3)));
        }
        Rgb ink = held ? sheet.palette().band().ink() : sheet.palette().text();
        sheet.text(shown, place.centreX(), place.y() + type.ascent(), type, ink, Anchor.MIDDLE);
    }
}
