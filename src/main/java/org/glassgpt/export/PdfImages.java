package org.glassgpt.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** Pages that are pictures, as PDF 1.4: nothing is lost, and no font need be there where it is read. */
final class PdfImages {
    /** A4 in points. */
    private static final double WIDTH = 595.28;

    private static final double HEIGHT = 841.89;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private PdfImages() {}

    static byte[] of(List<BufferedImage> pages, String title) {
        return new PdfImages().write(pages, title);
    }

    private byte[] write(List<BufferedImage> pages, String title) {
        text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) kids.append(4 + 3 * i).append(" 0 R ");
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Kids [" + kids + "] /Count " + pages.size() + " >>");
        object("<< /Title " + hex(title) + " /Producer (GlassGPT) >>");
        for (int i = 0; i < pages.size(); i++) page(pages.get(i), 4 + 3 * i);
        int xref = out.size();
        text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) text(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        text("trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R /Info 3 0 R >>\nstartxref\n" + xref
                + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void page(BufferedImage image, int first) {
        object(String.format(
                Locale.ROOT,
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R"
                        + " /Resources << /XObject << /P %d 0 R >> >> >>",
                WIDTH,
                HEIGHT,
                first + 1,
                first + 2));
        byte[] draw = String.format(Locale.ROOT, "q %.2f 0 0 %.2f 0 0 cm /P Do Q", WIDTH, HEIGHT)
                .getBytes(StandardCharsets.US_ASCII);
        stream("<< /Length " + draw.length + " >>", draw);
        byte[] pixels = deflated(image);
        stream(
                "<< /Type /XObject /Subtype /Image /Width " + image.getWidth() + " /Height " + image.getHeight()
                        + " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /Length " + pixels.length
                        + " >>",
                pixels);
    }

    private static byte[] deflated(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        byte[] rgb = new byte[w * h * 3];
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            image.getRGB(0, y, w, 1, row, 0, w);
            for (int x = 0; x < w; x++) {
                rgb[(y * w + x) * 3] = (byte) (row[x] >> 16);
                rgb[(y * w + x) * 3 + 1] = (byte) (row[x] >> 8);
                rgb[(y * w + x) * 3 + 2] = (byte) row[x];
            }
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(rgb);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 16];
        while (!deflater.finished()) packed.write(some, 0, deflater.deflate(some));
        deflater.end();
        return packed.toByteArray();
    }

    /** Any title, as UTF-16. */
    private static String hex(String title) {
        StringBuilder hex = new StringBuilder("<FEFF");
        for (char c : title.toCharArray()) hex.append(String.format("%04X", (int) c));
        return hex.append('>').toString();
    }

    private void object(String body) {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void stream(String head, byte[] body) {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n" + head + "\nstream\n");
        out.writeBytes(body);
        text("\nendstream\nendobj\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
