package org.glassgpt.ui.panel.cost;

import java.util.Locale;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Cost;
import org.glassgpt.trace.Cost.Part;
import org.glassgpt.trace.Cost.Product;

/** Parameters, operations per token and memory of the model that is open, term by term. */
public final class CostFigure {
    public static final String ID = "cost";

    /** Names of the addresses: a group of tensors, the loaded tensors, a matrix product, a kind of memory. */
    public static final String PARAMETERS = "parameters";

    public static final String LOADED = "loaded-tensors";
    public static final String OPERATIONS = "operations";
    public static final String MEMORY = "memory";

    private static final double ROW = 28;
    private static final double WIDTH = 960;
    private static final int ROWS = 13;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Cost.Size size;
    private final int T;

    private CostFigure(Snapshot snapshot, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.size = Cost.Size.of(snapshot.trace().model(), snapshot.weights());
        this.T = snapshot.trace().tokens();
    }

    /** The selection does not change this picture. */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new CostFigure(snapshot, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.cost.title");
        sheet.heading(title, sheet.words("figure.cost.caption", "" + size.layers(), "" + size.width(), "" + T));
        Sheet large = sheet.enlarged(sheet.px(WIDTH), sheet.px(ROW) * ROWS, 2);
        Bounds space = large.space();
        double gap = large.px(32);
        double half = (space.width() - gap) / 2;
        double row = Math.min(large.px(ROW), space.height() / ROWS);
        drawParameters(new Table(large, new Bounds(space.x(), space.y(), half, space.height()), row));
        Bounds right = new Bounds(space.x() + half + gap, space.y(), half, space.height());
        drawWork(new Table(large, right, row));
        String summary = sheet.words(
                "figure.cost.summary",
                Numbers.count(Cost.parameters(size)),
                Numbers.count(Cost.operations(size, T)),
                megabytes(Cost.weightBytes(size)));
        return sheet.figure(ID, title, summary);
    }

    private void drawParameters(Table table) {
        table.header(sheet.words("figure.cost.parameters"), "");
        long all = Cost.parameters(size);
        for (Part part : Part.values()) {
            long count = Cost.parameters(size, part);
            String name = sheet.words("figure.cost.part." + key(part));
            table.row(name, formula(part), count(count, PARAMETERS, part.ordinal()), (double) count / all, false);
        }
        table.row(sheet.words("figure.cost.sum"), "", count(all, PARAMETERS, Part.values().length), -1, true);
        long loaded = Cost.loaded(snapshot.weights());
        String tensors =
                sheet.words("figure.cost.loaded", snapshot.weights().names().size());
        table.row(tensors, "", count(loaded, LOADED, 0), -1, false);
    }

    private void drawWork(Table table) {
        table.header(sheet.words("figure.cost.operations", "" + T), "FLOP");
        long all = Cost.operations(size, T);
        for (Product product : Product.values()) {
            long count = Cost.operations(size, product, T);
            String name = sheet.words("figure.cost.product." + key(product));
            table.row(name, formula(product), count(count, OPERATIONS, product.ordinal()), (double) count / all, false);
        }
        table.row(sheet.words("figure.cost.sum"), "", count(all, OPERATIONS, Product.values().length), -1, true);
        table.gap();
        table.header(sheet.words("figure.cost.memory"), "MB");
        memory(table, "figure.cost.weights", "4 × " + Cost.parameters(size), Cost.weightBytes(size), 0);
        String cache = "4 × 2 × %d × %d × %d".formatted(size.layers(), T, size.width());
        memory(table, "figure.cost.cache", cache, Cost.cacheBytes(size, T), 1);
        int activations = snapshot.trace().activations().size();
        String kept = sheet.words("figure.cost.activations", activations);
        memory(table, "figure.cost.trace", kept, Cost.traceBytes(snapshot.trace()), 2);
    }

    private void memory(Table table, String key, String formula, long bytes, int index) {
        Address address = Address.formula(MEMORY, index).as("megabytes");
        Datum datum = new Datum(bytes / 1e6, megabytes(bytes), sheet.palette().text(), address);
        table.row(sheet.words(key), formula, datum, -1, false);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, bytes < 10_000_000 ? "%.3f" : "%.1f", bytes / 1e6);
    }

    private Datum count(long value, String name, int index) {
        return new Datum(value, Numbers.count(value), sheet.palette().text(), Address.formula(name, index));
    }

    private String formula(Part part) {
        int C = size.width();
        int F = size.neurons();
        int L = size.layers();
        return switch (part) {
            case TOKENS -> size.vocab() + " × " + C;
            case POSITIONS -> size.context() + " × " + C;
            case QKV -> "%d × (%d × %d + %d)".formatted(L, C, 3 * C, 3 * C);
            case ATTENTION_OUT -> "%d × (%d × %d + %d)".formatted(L, C, C, C);
            case MLP_IN -> "%d × (%d × %d + %d)".formatted(L, C, F, F);
            case MLP_OUT -> "%d × (%d × %d + %d)".formatted(L, F, C, C);
            case NORMS -> "%d × 2 × 2 × %d".formatted(L, C);
            case FINAL_NORM -> "2 × " + C;
            case HEAD -> size.ownHead() ? size.vocab() + " × " + C : sheet.words("figure.cost.tied");
        };
    }

    private String formula(Product product) {
        int C = size.width();
        int L = size.layers();
        return switch (product) {
            case QKV -> "%d × 2 × %d × %d".formatted(L, C, 3 * C);
            case SCORES, WEIGHTED_SUM -> "%d × 2 × %d × %d".formatted(L, T, C);
            case ATTENTION_OUT -> "%d × 2 × %d × %d".formatted(L, C, C);
            case MLP -> "%d × 2 × 2 × %d × %d".formatted(L, C, size.neurons());
            case LOGITS -> "2 × %d × %d".formatted(size.vocab(), C);
        };
    }

    private static String key(Enum<?> term) {
        return term.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
