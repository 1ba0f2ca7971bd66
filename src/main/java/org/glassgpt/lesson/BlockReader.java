package org.glassgpt.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;

/** Turns Markdown blocks into blocks of words; what lessons have no use for is a mistake. */
final class BlockReader {
    private final Path file;
    private final Masked masked;
    private final InlineReader inlines;

    BlockReader(Path file, Masked masked) {
        this.file = file;
        this.masked = masked;
        this.inlines = new InlineReader(file, masked);
    }

    InlineReader inlines() {
        return inlines;
    }

    /** From 1. */
    static int line(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            List<SourceSpan> spans = at.getSourceSpans();
            if (!spans.isEmpty()) return spans.get(0).getLineIndex() + 1;
        }
        return 1;
    }

    List<Block> children(Node parent) throws MistakeException {
        List<Block> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) blocks.add(block(node));
        return blocks;
    }

    Block block(Node node) throws MistakeException {
        if (node instanceof Paragraph) return paragraph(node);
        if (node instanceof BulletList list) return new Block.Bullets(items(list));
        if (node instanceof OrderedList list) {
            Integer first = list.getMarkerStartNumber();
            return new Block.Numbered(first == null ? 1 : first, items(list));
        }
        if (node instanceof BlockQuote) return new Block.Quote(children(node));
        if (node instanceof FencedCodeBlock code) return code(code);
        if (node instanceof TableBlock) return table(node);
        throw new MistakeException(
                file, line(node), "lesson.mistake.markdown", node.getClass().getSimpleName());
    }

    private Block paragraph(Node node) throws MistakeException {
        List<Inline> pieces = inlines.pieces(node, line(node));
        boolean alone = pieces.size() == 1 && pieces.get(0) instanceof Inline.Formula;
        return alone && display(node) ? new Block.Display((Inline.Formula) pieces.get(0)) : new Block.Paragraph(pieces);
    }

    /** Whether a paragraph of one formula was written with two dollar signs. */
    private boolean display(Node paragraph) {
        String text = ((org.commonmark.node.Text) paragraph.getFirstChild()).getLiteral();
        int begin = text.indexOf(Masked.BEGIN);
        return masked.pieces()
                .get(Masked.number(text, begin, text.indexOf(Masked.END)))
                .startsWith("$$");
    }

    private List<List<Block>> items(ListBlock list) throws MistakeException {
        List<List<Block>> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) items.add(children(item));
        return items;
    }

    private Block code(FencedCodeBlock code) {
        String text = code.getLiteral();
        String all = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        boolean listing = code.getInfo() != null && code.getInfo().strip().startsWith("listing");
        return new Block.Code(List.of(all.split("\n", -1)), listing);
    }

    private Block table(Node table) throws MistakeException {
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) rows.add(cells(row));
            }
        }
        return new Block.Table(rows);
    }

    private List<List<Inline>> cells(Node row) throws MistakeException {
        List<List<Inline>> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) cells.add(inlines.pieces(cell, line(row)));
        }
        return cells;
    }
}
