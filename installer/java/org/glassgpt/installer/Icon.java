package org.glassgpt.installer;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The application's icon: a causal attention pattern under glass, each row fading towards what it looks at least. */
final class Icon {
    private static final int CELLS = 4;
    /** Row by row, how much each token looks at those before it. */
    private static final double[][] PATTERN = {{1}, {0.35, 0.85}, {0.9, 0.2, 0.55}, {0.25, 1, 0.3, 0.6}};

    private Icon() {}

    static void png(Path file, int size) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(size));
    }

    /** Windows's container of PNGs. */
    static void ico(Path file, int... sizes) throws IOException {
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(6 + 16 * sizes.length).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
        for (int size : sizes) {
            byte[] png = bytes(size);
            byte side = (byte) (size == 256 ? 0 : size);
            head.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            head.putInt(png.length).putInt(head.capacity() + images.size());
            images.write(png);
        }
        Files.createDirectories(file.getParent());
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head.array());
        images.writeTo(whole);
        Files.write(file, whole.toByteArray());
    }

    /** macOS's container of PNGs: 128, 256 and 512 pixels. */
    static void icns(Path file) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        String[] types = {"ic07", "ic08", "ic09"};
        for (int i = 0; i < types.length; i++) {
            byte[] png = bytes(128 << i);
            out.write(types[i].getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8 + png.length);
            out.write(png);
        }
        Files.createDirectories(file.getParent());
        ByteBuffer whole = ByteBuffer.allocate(8 + body.size());
        whole.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(whole.capacity()).put(body.toByteArray());
        Files.write(file, whole.array());
    }

    private static byte[] bytes(int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image(size), "png", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage image(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double edge = size * 0.04;
        double side = size - 2 * edge;
        g.setPaint(new GradientPaint(0, 0, new Color(0x16324f), size, size, new Color(0x0b1b2e)));
        g.fill(new RoundRectangle2D.Double(edge, edge, side, side, size * 0.22, size * 0.22));
        double inner = size * 0.17;
        double pitch = (size - 2 * inner) / CELLS;
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                boolean masked = column > row;
                double share = masked ? 0 : PATTERN[row][column];
                g.setPaint(masked ? new Color(255, 255, 255, 16) : colour(share));
                g.fill(new RoundRectangle2D.Double(
                        inner + column * pitch + pitch * 0.07,
                        inner + row * pitch + pitch * 0.07,
                        pitch * 0.86,
                        pitch * 0.86,
                        pitch * 0.3,
                        pitch * 0.3));
            }
        }
        // The glass: light from above, cut off along a slant.
        g.setPaint(new GradientPaint(0, (float) edge, new Color(255, 255, 255, 64), 0, size * 0.5f, new Color(255, 255, 255, 0)));
        g.fill(new RoundRectangle2D.Double(edge, edge, side, side * 0.5, size * 0.22, size * 0.22));
        g.dispose();
        return image;
    }

    private static Color colour(double share) {
        return new Color(
                (int) (40 + 60 * share), (int) (90 + 130 * share), (int) (130 + 80 * share), (int) (110 + 145 * share));
    }
}
