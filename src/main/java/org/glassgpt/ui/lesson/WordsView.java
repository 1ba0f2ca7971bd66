package org.glassgpt.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.lesson.Block;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.lesson.Inline;
import org.glassgpt.lesson.Pieces;
import org.glassgpt.lesson.Scope;
import org.glassgpt.ui.control.FormulaOutlines;
import org.glassgpt.ui.control.FormulaView;

/** Blocks of words, one below the other. Made anew when what it shows changes. */
public final class WordsView extends VBox {
    private static final double FORMULA = 1.1;

    /** What a typeset formula keeps free on either side, in em of the words. */
    private static final double MARGIN = 0.15;

    private static final String CLOSE = "，。、；：？！）”,.;:?!)’";

    private final Ink ink;
    private final Optional<Scope> scope;
    private final Glossary glossary;
    private final Room room;

    /**
     * What words need of the place where they stand.
     *
     * @param link opens another lesson or step
     * @param blank makes the field of a blank
     * @param lines makes a listing whose lines can be marked
     */
    public record Room(
            BiConsumer<Optional<String>, Optional<String>> link,
            Function<String, Region> blank,
            Function<Block.Code, Optional<Node>> lines) {
        /** For pages: nothing can be pressed, blanks are lines to write on. */
        public static Room paper(double size) {
            return new Room(
                    (lesson, step) -> {},
                    name -> {
                        Region line = new Region();
                        line.setPrefSize(size * 5, size * 1.3);
                        line.setBorder(new Border(new BorderStroke(
                                javafx.scene.paint.Color.GRAY,
                                BorderStrokeStyle.SOLID,
                                CornerRadii.EMPTY,
                                new BorderWidths(0, 0, 1, 0))));
                        return line;
                    },
                    code -> Optional.empty());
        }
    }

    public WordsView(List<Block> blocks, Ink ink, Optional<Scope> scope, Glossary glossary, Room room) {
        this.ink = ink;
        this.scope = scope;
        this.glossary = glossary;
        this.room = room;
        getStyleClass().add("lesson-words");
        setSpacing(ink.size() * 0.7);
        setFillWidth(true);
        for (Block block : blocks) getChildren().add(node(block));
    }

    private Node node(Block block) {
        if (block instanceof Block.Paragraph paragraph) return paragraph(paragraph.pieces());
        if (block instanceof Block.Display display) return display(display.formula());
        if (block instanceof Block.Bullets list) return list(list.items(), 1.3, i -> "•");
        if (block instanceof Block.Numbered list) return list(list.items(), 1.3, i -> (list.first() + i) + ".");
        if (block instanceof Block.Lettered list) return list(list.items(), 2.4, i -> letter(list, i + 1));
        if (block instanceof Block.Quote quote) return quote(quote);
        if (block instanceof Block.Code code) return room.lines().apply(code).orElseGet(() -> code(code));
        return table((Block.Table) block);
    }

    private WordsView inner(List<Block> blocks) {
        return new WordsView(blocks, ink, scope, glossary, room);
    }

    /** The words, and below them what a term means once it was pressed. */
    private Node paragraph(List<Inline> inlines) {
        VBox box = new VBox(ink.size() * 0.4);
        List<WordFlow.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < inlines.size(); i++) {
            boolean closed = i + 1 < inlines.size() && closes(inlines.get(i + 1));
            pieces.add(
                    inlines.get(i) instanceof Inline.Formula formula
                            ? formula(formula, closed)
                            : piece(inlines.get(i), box));
        }
        box.getChildren().add(0, flow(pieces));
        return box;
    }

    /** Whether it begins with a mark that stands close to what is before it. */
    private static boolean closes(Inline inline) {
        return inline instanceof Inline.Text text
                && !text.text().isEmpty()
                && CLOSE.indexOf(text.text().charAt(0)) >= 0;
    }

    private WordFlow flow(List<WordFlow.Piece> pieces) {
        return new WordFlow(pieces, ink.language().locale(), ink.size(), ink.lineHeight());
    }

    private WordFlow.Piece piece(Inline inline, VBox box) {
        if (inline instanceof Inline.Text text) return run(text);
        if (inline instanceof Inline.Formula formula) return formula(formula, false);
        if (inline instanceof Inline.Term term) {
            String name = term.words()
                    .or(() -> glossary.find(term.id(), ink.language()).map(entry -> Ink.withoutBrackets(entry.name())))
                    .orElse(term.id());
            return pressable(name, () -> explain(term.id(), box));
        }
        if (inline instanceof Inline.Link link) {
            return pressable(link.words(), () -> room.link().accept(link.lesson(), link.step()));
        }
        if (inline instanceof Inline.Blank blank) {
            Region field = room.blank().apply(blank.name());
            field.applyCss();
            double width = Math.max(ink.size() * 5, field.prefWidth(-1));
            double height = Math.max(ink.size() * 1.6, field.prefHeight(-1));
            return new WordFlow.Inset(field, width, height, height * 0.66);
        }
        Inline.Value value = (Inline.Value) inline;
        return new WordFlow.Run(
                ValueText.of(value, scope),
                ink.font(true),
                Ink.color(ink.palette().text()),
                false,
                Optional.empty());
    }

    private WordFlow.Run run(Inline.Text text) {
        boolean strong = text.strong() || text.stress() || text.hue().isPresent();
        return new WordFlow.Run(
                text.text(),
                text.code() ? ink.code() : ink.font(strong),
                Ink.color(ink.of(text.hue())),
                false,
                Optional.empty());
    }

    private WordFlow.Run pressable(String words, Runnable press) {
        return new WordFlow.Run(words, ink.font(false), Ink.color(ink.accent()), true, Optional.of(press));
    }

    private String tex(Inline.Formula formula) {
        String tex = Pieces.tex(formula, value -> ValueText.tex(value, scope));
        return Pieces.coloured(tex, hue -> Optional.of(ink.hex(hue)));
    }

    /**
     * @param closed whether a mark follows that stands close to it
     */
    private WordFlow.Piece formula(Inline.Formula formula, boolean closed) {
        String tex = tex(formula);
        if (!FormulaOutlines.isFormula(tex)) {
            return new WordFlow.Run(tex, ink.code(), Ink.color(ink.palette().text()), false, Optional.empty());
        }
        FormulaOutlines outlines = FormulaOutlines.of(
                "\\textstyle " + tex, ink.size() * FORMULA, ink.palette().text());
        double width = outlines.width() - (closed ? ink.size() * MARGIN : 0);
        return new WordFlow.Inset(
                FormulaView.node(outlines), width, outlines.height(), outlines.height() - outlines.depth());
    }

    private Node display(Inline.Formula formula) {
        FormulaView view = new FormulaView();
        String tex = tex(formula);
        if (!FormulaOutlines.isFormula(tex)) {
            return flow(List.of(
                    new WordFlow.Run(tex, ink.code(), Ink.color(ink.palette().text()), false, Optional.empty())));
        }
        view.fit(List.of(tex), ink.palette().text(), ink.size() / 14 * FORMULA, ink.size() * 26);
        view.setAlignment(Pos.CENTER);
        view.setPadding(new Insets(ink.size() * 0.3, 0, ink.size() * 0.3, 0));
        return view;
    }

    private void explain(String id, VBox box) {
        if (box.getChildren().size() > 1) {
            boolean same = id.equals(box.getChildren().get(1).getUserData());
            box.getChildren().remove(1);
            if (same) return;
        }
        Optional<Glossary.Entry> entry = glossary.find(id, ink.language());
        if (entry.isEmpty()) return;
        Ink small = ink.sized(ink.size() * 0.93);
        WordFlow name = new WordFlow(
                List.of(new WordFlow.Run(
                        entry.get().name(),
                        small.font(true),
                        Ink.color(ink.palette().text()),
                        false,
                        Optional.empty())),
                ink.language().locale(),
                small.size(),
                small.lineHeight());
        VBox explanation =
                new VBox(ink.size() * 0.3, name, new WordsView(entry.get().words(), small, scope, glossary, room));
        explanation.setUserData(id);
        explanation.getStyleClass().add("term-explained");
        explanation.setPadding(new Insets(ink.size() * 0.5, ink.size() * 0.8, ink.size() * 0.6, ink.size() * 0.8));
        explanation.setBorder(new Border(new BorderStroke(
                Ink.color(ink.accent()),
                BorderStrokeStyle.SOLID,
                CornerRadii.EMPTY,
                new BorderWidths(0, 0, 0, ink.size() * 0.2))));
        explanation.setBackground(new Background(new BackgroundFill(
                Ink.color(ink.palette().background().mix(ink.palette().text(), 0.05)),
                CornerRadii.EMPTY,
                Insets.EMPTY)));
        box.getChildren().add(explanation);
    }

    private static String letter(Block.Lettered list, int number) {
        return Block.Lettered.letter(number) + (list.right().contains(number) ? " ✓" : "");
    }

    /**
     * @param room for a mark, in em
     */
    private Node list(List<List<Block>> items, double room, Function<Integer, String> marks) {
        VBox list = new VBox(ink.size() * 0.35);
        for (int i = 0; i < items.size(); i++) {
            WordFlow mark = flow(List.of(new WordFlow.Run(
                    marks.apply(i), ink.font(false), Ink.color(ink.palette().muted()), false, Optional.empty())));
            mark.setMinWidth(ink.size() * room);
            mark.setPrefWidth(ink.size() * room);
            WordsView words = inner(items.get(i));
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMinWidth(0);
            list.getChildren().add(new HBox(mark, words));
        }
        return list;
    }

    private Node quote(Block.Quote quote) {
        WordsView words = inner(quote.blocks());
        words.setPadding(new Insets(0, 0, 0, ink.size() * 0.8));
        words.setBorder(new Border(new BorderStroke(
                Ink.color(ink.palette().rule()),
                BorderStrokeStyle.SOLID,
                CornerRadii.EMPTY,
                new BorderWidths(0, 0, 0, ink.size() * 0.2))));
        return words;
    }

    private Node code(Block.Code code) {
        VBox lines = new VBox();
        for (int i = 0; i < code.lines().size(); i++) lines.getChildren().add(codeLine(code, i));
        lines.setPadding(new Insets(ink.size() * 0.5, ink.size() * 0.7, ink.size() * 0.5, ink.size() * 0.7));
        lines.setBackground(new Background(new BackgroundFill(
                Ink.color(ink.palette().background().mix(ink.palette().text(), 0.05)),
                new CornerRadii(4),
                Insets.EMPTY)));
        return lines;
    }

    /** A line of code, its number before it in a listing; too long, it goes on below, indented. */
    public Region codeLine(Block.Code code, int i) {
        String line = code.lines().get(i);
        double size = ink.size() * 0.86;
        javafx.scene.text.Font font = javafx.scene.text.Font.font(org.glassgpt.ui.control.Fonts.NUMBERS, size);
        int indent = line.length() - line.stripLeading().length();
        WordFlow words = new WordFlow(
                List.of(new WordFlow.Run(
                        line.isBlank() ? " " : line.strip(),
                        font,
                        Ink.color(ink.palette().text()),
                        false,
                        Optional.empty())),
                java.util.Locale.ROOT,
                size,
                size * 1.5);
        words.setMinWidth(0);
        HBox row = new HBox(words);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox.setMargin(words, new Insets(0, 0, 0, indent * size * 0.6));
        if (code.listing()) {
            WordFlow number = new WordFlow(
                    List.of(new WordFlow.Run(
                            Integer.toString(i + 1),
                            font,
                            Ink.color(ink.palette().muted()),
                            false,
                            Optional.empty())),
                    java.util.Locale.ROOT,
                    size,
                    size * 1.5);
            number.setMinWidth(size * 2);
            number.setPrefWidth(size * 2);
            row.getChildren().add(0, number);
        }
        return row;
    }

    private Node table(Block.Table table) {
        GridPane grid = new GridPane();
        grid.setHgap(ink.size());
        grid.setVgap(ink.size() * 0.4);
        for (int r = 0; r < table.rows().size(); r++) {
            for (int c = 0; c < table.rows().get(r).size(); c++) {
                List<WordFlow.Piece> pieces = new ArrayList<>();
                VBox box = new VBox();
                for (Inline inline : table.rows().get(r).get(c)) pieces.add(head(r, piece(inline, box)));
                WordFlow cell = flow(pieces);
                cell.setMinWidth(ink.size() * 2);
                box.getChildren().add(0, cell);
                GridPane.setValignment(box, VPos.TOP);
                GridPane.setHgrow(box, Priority.SOMETIMES);
                grid.add(box, c, r);
            }
        }
        return grid;
    }

    private WordFlow.Piece head(int row, WordFlow.Piece piece) {
        if (row > 0 || !(piece instanceof WordFlow.Run run)) return piece;
        return new WordFlow.Run(run.text(), ink.font(true), run.colour(), run.underlined(), run.press());
    }
}
