package org.glassgpt.export;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Curve;
import org.glassgpt.figure.Dots;
import org.glassgpt.figure.DotsPixels;
import org.glassgpt.figure.Element;
import org.glassgpt.figure.Face;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Group;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.HeatmapPixels;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Spot;

/**
 * A figure as SVG: text as text, few cells as rectangles, many as an image of two pixels to a logical one. Pure.
 */
public final class Svg {
    /** More cells than these are an image: an editor would choke on the rectangles. */
    private static final int MOST_RECTANGLES = 4096;

    private static final int DENSITY = 2;

    private final Figure figure;
    private final StringBuilder out = new StringBuilder();

    private Svg(Figure figure) {
        this.figure = figure;
    }

    public static String of(Figure figure) {
        return new Svg(figure).write();
    }

    private String write() {
        String size = "width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\"";
        String w = number(figure.width());
        String h = number(figure.height());
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                .append(String.format(Locale.ROOT, size, w, h, w, h))
                .append(" role=\"img\">\n");
        out.append("<title>").append(escape(figure.title())).append("</title>\n");
        out.append("<desc>").append(escape(figure.summary())).append("</desc>\n");
        out.append("<style>.w{font-family:'Noto Sans SC','Noto Sans CJK SC',sans-serif}"
                + ".b{font-family:'Noto Sans SC','Noto Sans CJK SC',sans-serif;font-weight:bold}"
                + ".n{font-family:'JetBrains Mono',monospace}</style>\n");
        hatches();
        rectangle(figure.bounds(), 0, "fill=\"" + figure.background().hex() + "\"");
        figure.parts().forEach(this::add);
        return out.append("</svg>\n").toString();
    }

    /** A pattern for each colour of hatch that occurs. */
    private void hatches() {
        List<Rgb> colours = figure.flat().stream()
                .flatMap(part -> part instanceof Box box
                        ? box.hatch().stream()
                        : part instanceof Heatmap map ? List.of(map.hatch()).stream() : List.<Rgb>of().stream())
                .distinct()
                .toList();
        if (colours.isEmpty()) return;
        out.append("<defs>");
        for (Rgb colour : colours) {
            out.append("<pattern id=\"")
                    .append(hatchId(colour))
                    .append("\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
                            + " patternTransform=\"rotate(45)\"><path d=\"M3 0V6\" stroke=\"")
                    .append(colour.hex())
                    .append("\"/></pattern>");
        }
        out.append("</defs>\n");
    }

    private static String hatchId(Rgb colour) {
        return "hatch-" + colour.hex().substring(1);
    }

    private void add(Element part) {
        if (part instanceof Group group) addGroup(group);
        else if (part instanceof Label label) addLabel(label);
        else if (part instanceof Box box) addBox(box);
        else if (part instanceof Line line) addLine(line);
        else if (part instanceof Curve curve) addLine(curve.line());
        else if (part instanceof Heatmap map) addHeatmap(map);
        else if (part instanceof Dots dots) addDots(dots);
    }

    private void addGroup(Group group) {
        out.append("<g class=\"").append(escape(group.name())).append("\">\n");
        group.parts().forEach(this::add);
        out.append("</g>\n");
    }

    private void addLabel(Label label) {
        String face = label.type().face() == Face.NUMBERS ? "n" : label.type().face() == Face.WORDS_BOLD ? "b" : "w";
        String anchor = switch (label.anchor()) {
            case START -> "start";
            case MIDDLE -> "middle";
            case END -> "end";
        };
        String x = number(label.x());
        String y = number(label.y());
        out.append("<text class=\"")
                .append(face)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y);
        out.append("\" font-size=\"").append(number(label.type().size()));
        out.append("\" fill=\"").append(label.colour().hex());
        if (!anchor.equals("start")) out.append("\" text-anchor=\"").append(anchor);
        if (!label.upright()) {
            out.append("\" transform=\"rotate(-90 ")
                    .append(x)
                    .append(' ')
                    .append(y)
                    .append(')');
        }
        out.append("\" xml:space=\"preserve\">").append(escape(label.text())).append("</text>\n");
    }

    private void addBox(Box box) {
        String title = box.spot().map(Spot::words).orElse("");
        if (box.fill().isPresent()) {
            rectangle(box.bounds(), box.radius(), "fill=\"" + box.fill().get().hex() + "\"", title);
        }
        box.hatch().ifPresent(lines -> rectangle(box.bounds(), box.radius(), "fill=\"url(#" + hatchId(lines) + ")\""));
        if (box.stroke().isPresent()) {
            double half = box.strokeWidth() / 2;
            String stroke = "fill=\"none\" stroke=\"" + box.stroke().get().hex() + "\" stroke-width=\""
                    + number(box.strokeWidth()) + "\"";
            rectangle(box.bounds().inset(half), Math.max(0, box.radius() - half), stroke);
        }
        if (box.fill().isEmpty() && !title.isEmpty()) {
            rectangle(box.bounds(), 0, "fill=\"none\" pointer-events=\"all\"", title);
        }
    }

    private void rectangle(Bounds b, double radius, String paint) {
        rectangle(b, radius, paint, "");
    }

    private void rectangle(Bounds b, double radius, String paint, String title) {
        out.append("<rect x=\"").append(number(b.x())).append("\" y=\"").append(number(b.y()));
        out.append("\" width=\"")
                .append(number(b.width()))
                .append("\" height=\"")
                .append(number(b.height()));
        if (radius > 0) out.append("\" rx=\"").append(number(radius));
        out.append("\" ").append(paint);
        if (title.isEmpty()) out.append("/>\n");
        else out.append("><title>").append(escape(title)).append("</title></rect>\n");
    }

    private void addLine(Line line) {
        String points = line.points().stream()
                .map(p -> number(p.x()) + "," + number(p.y()))
                .collect(Collectors.joining(" "));
        out.append("<polyline points=\"").append(points).append("\" fill=\"none\" stroke=\"");
        out.append(line.colour().hex()).append("\" stroke-width=\"").append(number(line.width()));
        if (!line.dash().isEmpty()) {
            String dash = line.dash().stream().map(Svg::number).collect(Collectors.joining(" "));
            out.append("\" stroke-dasharray=\"").append(dash);
        }
        out.append("\" stroke-linejoin=\"round\"/>\n");
    }

    private void addHeatmap(Heatmap map) {
        if (map.matrix().rows() * map.matrix().columns() > MOST_RECTANGLES) {
            addImage(map);
            return;
        }
        out.append("<g shape-rendering=\"crispEdges\">\n");
        for (int row = 0; row < map.matrix().rows(); row++) {
            for (int column = 0; column < map.matrix().columns(); column++) {
                Bounds whole = map.cell(row, column);
                double right = column + 1 < map.matrix().columns() ? map.gap() : 0;
                double below = row + 1 < map.matrix().rows() ? map.gap() : 0;
                Bounds cell = whole.inset(0, 0, right, below);
                rectangle(cell, 0, "fill=\"" + map.colour(row, column).hex() + "\"");
                if (map.matrix().masked(row, column)) {
                    rectangle(cell, 0, "fill=\"url(#" + hatchId(map.hatch()) + ")\"");
                }
            }
        }
        out.append("</g>\n");
    }

    private void addDots(Dots dots) {
        if (dots.count() > MOST_RECTANGLES) {
            Bounds b = dots.plot();
            int width = (int) Math.round(b.width() * DENSITY);
            int height = (int) Math.round(b.height() * DENSITY);
            addImage(b, DotsPixels.draw(dots, width, height, DENSITY, figure.background()), width, height);
            return;
        }
        out.append("<g fill=\"").append(dots.colour().hex()).append("\" fill-opacity=\"");
        out.append(number(dots.opacity())).append("\">\n");
        for (int dot = 0; dot < dots.count(); dot++) {
            if (!dots.visible(dot)) continue;
            out.append("<circle cx=\"").append(number(dots.x(dot)));
            out.append("\" cy=\"").append(number(dots.y(dot)));
            out.append("\" r=\"").append(number(dots.radius())).append("\"><title>");
            out.append(escape(dots.cells().words(dot, 1))).append("</title></circle>\n");
        }
        out.append("</g>\n");
    }

    private void addImage(Heatmap map) {
        Bounds b = map.bounds();
        int width = (int) Math.round(b.width() * DENSITY);
        int height = (int) Math.round(b.height() * DENSITY);
        addImage(b, HeatmapPixels.draw(map, width, height, DENSITY, figure.background()), width, height);
    }

    private void addImage(Bounds b, int[] pixels, int width, int height) {
        String data = Base64.getEncoder().encodeToString(Png.encode(pixels, width, height));
        out.append("<image x=\"").append(number(b.x())).append("\" y=\"").append(number(b.y()));
        out.append("\" width=\"")
                .append(number(b.width()))
                .append("\" height=\"")
                .append(number(b.height()));
        out.append("\" image-rendering=\"pixelated\" href=\"data:image/png;base64,")
                .append(data)
                .append("\"/>\n");
    }

    /** Two decimals at most, a point, no trailing zeros. */
    private static String number(double x) {
        long hundredths = Math.round(x * 100);
        if (hundredths % 100 == 0) return Long.toString(hundredths / 100);
        String text = String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
