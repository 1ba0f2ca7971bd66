package org.glassgpt.ui.panel.attentionsteps;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.ui.panel.attentionsteps.Stages.Stage;

/** The coloured parts of the stages. */
record Grids(Sheet sheet, Stages stages, Selection hand, int T) {
    /** A stage of all queries and keys, the row in hand framed. */
    void matrix(Stage stage, Bounds bounds, Scale scale) {
        Cells cells = new StageCells(stages, stage, -1, List.of());
        Matrix matrix = Matrix.of(
                T,
                T,
                (query, key) -> (float) stages.value(stage, query, key),
                (query, key) -> stages.masked(stage, query, key));
        grid(Target.of(AttentionStepsFigure.MATRIX), bounds, matrix, scale, cells, Optional.empty());
        frame(bounds);
    }

    /** z of all queries. */
    void sums(Bounds bounds, Scale scale) {
        int hs = stages.row(hand.token()).headSize();
        Matrix matrix = Matrix.of(T, hs, stages::z);
        grid(Target.of(AttentionStepsFigure.MATRIX), bounds, matrix, scale, new SumCells(this, -1), Optional.empty());
        frame(bounds);
    }

    private void frame(Bounds bounds) {
        double row = bounds.height() / T;
        Bounds inHand = new Bounds(bounds.x(), bounds.y() + hand.token() * row, bounds.width(), row);
        sheet.add(Box.framed(inHand.inset(-2), sheet.palette().outline(), 2));
    }

    /** One stage of the query in hand, downwards, every number written. */
    void column(Stage stage, Bounds bounds, List<Integer> keys, Scale scale) {
        int query = hand.token();
        Matrix matrix = Matrix.of(
                keys.size(),
                1,
                (row, column) -> (float) stages.value(stage, query, keys.get(row)),
                (row, column) -> stages.masked(stage, query, keys.get(row)));
        Target target = new Target("steps-column", stage.ordinal(), 0);
        grid(target, bounds, matrix, scale, new StageCells(stages, stage, query, keys), Optional.empty());
        Type type = sheet.paper().number();
        boolean whole = bounds.width() >= sheet.width("-00.000", type) + sheet.px(4);
        if (!whole && bounds.width() < sheet.width("-.00", type)) return;
        double height = bounds.height() / keys.size();
        for (int row = 0; row < keys.size(); row++) {
            double baseline = bounds.y() + (row + 0.5) * height + type.middle();
            int key = keys.get(row);
            if (stages.masked(stage, query, key)) {
                String text = stage == Stage.MASKED ? "-∞" : "0";
                sheet.text(
                        text, bounds.centreX(), baseline, type, sheet.palette().muted(), Anchor.MIDDLE);
                continue;
            }
            double value = stages.value(stage, query, key);
            Rgb ink = scale.of((float) value).ink();
            String text = whole ? stages.text(stage, query, key) : Numbers.cell(value);
            Datum datum = new Datum(value, text, ink, stages.address(stage, query, key));
            sheet.number(datum, bounds.centreX(), baseline, type, Anchor.MIDDLE);
        }
    }

    /** What each key adds to z: its share times its v. */
    void terms(Bounds bounds, List<Integer> keys, Scale scale) {
        int query = hand.token();
        int hs = stages.row(query).headSize();
        Matrix matrix = Matrix.of(
                keys.size(),
                hs,
                (row, d) -> (float) stages.row(query).term(keys.get(row), d),
                (row, d) -> stages.masked(Stage.SHARE, query, keys.get(row)));
        double height = bounds.height() / keys.size();
        Optional<Type> numbers = AttentionStepsFigure.numbers(sheet, bounds.width() / hs, height);
        grid(Target.of("steps-terms"), bounds, matrix, scale, new TermCells(this, keys), numbers);
    }

    /** z of the query in hand. */
    void sum(Bounds bounds, Scale scale) {
        int query = hand.token();
        int hs = stages.row(query).headSize();
        Matrix matrix = Matrix.of(1, hs, (row, d) -> stages.z(query, d));
        Optional<Type> numbers = AttentionStepsFigure.numbers(sheet, bounds.width() / hs, bounds.height());
        grid(Target.of("steps-sum"), bounds, matrix, scale, new SumCells(this, query), numbers);
        sheet.add(Box.framed(bounds.inset(-2), sheet.palette().outline(), 2));
    }

    private void grid(Target target, Bounds bounds, Matrix matrix, Scale scale, Cells cells, Optional<Type> numbers) {
        double cell = Math.min(bounds.width() / matrix.columns(), bounds.height() / matrix.rows());
        sheet.heatmap(new Heatmap(
                target,
                bounds,
                matrix,
                scale,
                sheet.palette().masked(),
                sheet.palette().hatch(),
                cell >= 8 ? 1 : 0,
                numbers,
                Optional.of(cells)));
        sheet.add(Box.framed(bounds.inset(-1), sheet.palette().rule(), 1));
    }

    /**
     * Cells of a stage.
     *
     * @param query whose row it is, or -1: the row says
     */
    private record StageCells(Stages stages, Stage stage, int query, List<Integer> keys) implements Cells {
        @Override
        public Address address(int row, int column) {
            return query < 0 ? stages.address(stage, row, column) : stages.address(stage, query, keys.get(row));
        }

        @Override
        public String words(int row, int column) {
            return query < 0 ? stages.words(stage, row, column) : stages.words(stage, query, keys.get(row));
        }
    }

    /**
     * Cells of z.
     *
     * @param query whose row it is, or -1: the row says
     */
    private record SumCells(Grids grids, int query) implements Cells {
        @Override
        public Address address(int row, int column) {
            int asks = query < 0 ? row : query;
            Selection hand = grids.hand();
            return Address.of(ActivationName.z(hand.layer()), asks, hand.head(), column);
        }

        @Override
        public String words(int row, int column) {
            int asks = query < 0 ? row : query;
            Stages stages = grids.stages();
            return grids.sheet()
                    .words(
                            "figure.attention-steps.z-is",
                            stages.name(asks),
                            "" + asks,
                            "" + column,
                            Numbers.full(stages.z(asks, column)),
                            Numbers.signed(stages.row(asks).z(column)));
        }
    }

    /** Cells of the terms of one row of z. */
    private record TermCells(Grids grids, List<Integer> keys) implements Cells {
        @Override
        public Address address(int row, int column) {
            Selection hand = grids.hand();
            return Address.of(ActivationName.z(hand.layer()), hand.token(), hand.head(), column, keys.get(row))
                    .as(Address.TERM);
        }

        @Override
        public String words(int row, int column) {
            int query = grids.hand().token();
            int key = keys.get(row);
            Stages stages = grids.stages();
            if (stages.masked(Stage.SHARE, query, key)) return stages.words(Stage.SHARE, query, key);
            return grids.sheet()
                    .words(
                            "figure.attention-steps.term-is",
                            stages.name(key),
                            "" + key,
                            "" + column,
                            stages.text(Stage.SHARE, query, key),
                            Numbers.signed(stages.v(key, column)),
                            Numbers.signed(stages.row(query).term(key, column)));
        }
    }
}
