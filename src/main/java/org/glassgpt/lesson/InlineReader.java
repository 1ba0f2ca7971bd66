package org.glassgpt.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Turns the inside of a Markdown paragraph into pieces of a line. */
final class InlineReader {
    private static final Pattern HUE = Pattern.compile("\\[([^\\]]*)\\]\\{\\.([a-z]+)\\}");

    private final Path file;
    private final Masked masked;

    InlineReader(Path file, Masked masked) {
        this.file = file;
        this.masked = masked;
    }

    List<Inline> pieces(Node parent, int line) throws MistakeException {
        List<Inline> looks = new ArrayList<>();
        collect(parent, false, false, line, looks);
        List<Inline> pieces = new ArrayList<>();
        char before = ' ';
        for (Inline look : merged(looks)) {
            if (look instanceof Inline.Text text && !text.code()) {
                String printed = Quotes.printed(text.text(), before);
                split(new Inline.Text(printed, text.stress(), text.strong(), false, text.hue()), line, pieces);
                before = printed.isEmpty() ? before : printed.charAt(printed.length() - 1);
            } else {
                pieces.add(look);
                before = Masked.END; // something stands there
            }
        }
        return pieces;
    }

    private void collect(Node parent, boolean stress, boolean strong, int line, List<Inline> into)
            throws MistakeException {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                into.add(new Inline.Text(text.getLiteral(), stress, strong, false, Optional.empty()));
            } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                into.add(new Inline.Text(gap(node), stress, strong, false, Optional.empty()));
            } else if (node instanceof Emphasis) {
                collect(node, true, strong, line, into);
            } else if (node instanceof StrongEmphasis) {
                collect(node, stress, true, line, into);
            } else if (node instanceof Code code) {
                into.add(new Inline.Text(masked.unmasked(code.getLiteral()), stress, strong, true, Optional.empty()));
            } else if (node instanceof Link link) {
                into.add(link(link, line));
            } else {
                throw new MistakeException(
                        file, line, "lesson.mistake.markdown", node.getClass().getSimpleName());
            }
        }
    }

    /** Between two Chinese characters a line break leaves nothing. */
    private static String gap(Node node) {
        String before = edge(node.getPrevious(), true);
        String after = edge(node.getNext(), false);
        boolean chinese = !before.isEmpty()
                && !after.isEmpty()
                && wide(before.codePointBefore(before.length()))
                && wide(after.codePointAt(0));
        return chinese ? "" : " ";
    }

    private static String edge(Node node, boolean last) {
        Node at = node;
        while (at != null && !(at instanceof Text)) at = last ? at.getLastChild() : at.getFirstChild();
        return at == null ? "" : ((Text) at).getLiteral();
    }

    static boolean wide(int c) {
        return Character.isIdeographic(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60) || c == '”';
    }

    /** Texts beside each other that look alike, as one. */
    private static List<Inline> merged(List<Inline> looks) {
        List<Inline> merged = new ArrayList<>();
        for (int at = 0; at < looks.size(); ) {
            int end = at + 1;
            while (end < looks.size() && alike(looks.get(at), looks.get(end))) end++;
            merged.add(end == at + 1 ? looks.get(at) : joined(looks.subList(at, end)));
            at = end;
        }
        return merged;
    }

    private static boolean alike(Inline one, Inline other) {
        return one instanceof Inline.Text before
                && other instanceof Inline.Text now
                && now.stress() == before.stress()
                && now.strong() == before.strong()
                && !now.code()
                && !before.code();
    }

    private static Inline joined(List<Inline> alike) {
        Inline.Text first = (Inline.Text) alike.get(0);
        StringBuilder text = new StringBuilder();
        for (Inline part : alike) text.append(((Inline.Text) part).text());
        return new Inline.Text(text.toString(), first.stress(), first.strong(), false, Optional.empty());
    }

    /** Coloured words and what was masked. */
    private void split(Inline.Text text, int line, List<Inline> into) throws MistakeException {
        Matcher hue = HUE.matcher(text.text());
        int at = 0;
        while (hue.find()) {
            unmask(text, text.text().substring(at, hue.start()), Optional.empty(), line, into);
            Optional<Hue> found = Hue.of(hue.group(2));
            if (found.isEmpty()) throw new MistakeException(file, line, "lesson.mistake.hue", hue.group(2));
            unmask(text, hue.group(1), found, line, into);
            at = hue.end();
        }
        unmask(text, text.text().substring(at), Optional.empty(), line, into);
    }

    private void unmask(Inline.Text look, String text, Optional<Hue> hue, int line, List<Inline> into)
            throws MistakeException {
        int at = 0;
        for (int begin = text.indexOf(Masked.BEGIN); begin >= 0; begin = text.indexOf(Masked.BEGIN, at)) {
            add(look, text.substring(at, begin), hue, into);
            int end = text.indexOf(Masked.END, begin);
            int number = Masked.number(text, begin, end);
            Inline piece = piece(masked.pieces().get(number), masked.lines().get(number));
            if (piece instanceof Inline.Text plain) add(look, plain.text(), hue, into);
            else into.add(piece);
            at = end + 1;
        }
        add(look, text.substring(at), hue, into);
    }

    private static void add(Inline.Text look, String text, Optional<Hue> hue, List<Inline> into) {
        if (!text.isEmpty()) into.add(new Inline.Text(text, look.stress(), look.strong(), false, hue));
    }

    /** What stood where a mark stands. */
    Inline piece(String written, int line) throws MistakeException {
        if (written.equals("\\$")) return Inline.Text.plain("$");
        if (written.startsWith("$$")) return formula(written.substring(2, written.length() - 2), line);
        if (written.startsWith("$")) return formula(written.substring(1, written.length() - 1), line);
        String inside = written.substring(2, written.length() - 2).strip();
        if (written.startsWith("[[")) return term(inside, line);
        return inside.startsWith("?") ? blank(inside.substring(1).strip(), line) : value(inside, line);
    }

    private Inline term(String inside, int line) throws MistakeException {
        int bar = inside.indexOf('|');
        String id = (bar < 0 ? inside : inside.substring(0, bar)).strip();
        if (id.isEmpty()) throw new MistakeException(file, line, "lesson.mistake.no-term");
        return new Inline.Term(
                id,
                bar < 0
                        ? Optional.empty()
                        : Optional.of(inside.substring(bar + 1).strip()));
    }

    private Inline blank(String name, int line) throws MistakeException {
        if (!name.matches("[a-z0-9-]*")) throw new MistakeException(file, line, "lesson.mistake.id", name);
        return new Inline.Blank(name);
    }

    private Inline.Value value(String inside, int line) throws MistakeException {
        int bar = inside.lastIndexOf('|');
        Format format = Format.USUAL;
        String expression = inside;
        if (bar >= 0) {
            String pattern = inside.substring(bar + 1).strip();
            if (!Format.isKnown(pattern)) throw new MistakeException(file, line, "lesson.mistake.pattern", pattern);
            format = new Format(pattern);
            expression = inside.substring(0, bar).strip();
        }
        Expression read = Expression.parse(expression, (key, args) -> new MistakeException(file, line, key, args));
        return new Inline.Value(read, format);
    }

    private Inline.Formula formula(String tex, int line) throws MistakeException {
        List<Inline.Tex> parts = new ArrayList<>();
        int at = 0;
        for (int begin = tex.indexOf("{{"); begin >= 0; begin = tex.indexOf("{{", at)) {
            int end = tex.indexOf("}}", begin);
            if (end < 0) throw new MistakeException(file, line, "lesson.mistake.braces");
            if (begin > at) parts.add(new Inline.Tex.Source(tex.substring(at, begin)));
            parts.add(new Inline.Tex.Number(value(tex.substring(begin + 2, end).strip(), line)));
            at = end + 2;
        }
        if (at < tex.length()) parts.add(new Inline.Tex.Source(tex.substring(at)));
        return new Inline.Formula(parts);
    }

    private Inline link(Link link, int line) throws MistakeException {
        StringBuilder words = new StringBuilder();
        for (Node node = link.getFirstChild(); node != null; node = node.getNext()) {
            if (!(node instanceof Text text)) throw new MistakeException(file, line, "lesson.mistake.link-words");
            words.append(text.getLiteral());
        }
        String to = link.getDestination();
        boolean other = to.startsWith("lesson:");
        if (!other && !to.startsWith("#")) throw new MistakeException(file, line, "lesson.mistake.link", to);
        String rest = other ? to.substring("lesson:".length()) : to;
        int hash = rest.indexOf('#');
        Optional<String> step = hash < 0 ? Optional.empty() : Optional.of(rest.substring(hash + 1));
        String lesson = hash < 0 ? rest : rest.substring(0, hash);
        return new Inline.Link(words.toString(), lesson.isEmpty() ? Optional.empty() : Optional.of(lesson), step);
    }
}
