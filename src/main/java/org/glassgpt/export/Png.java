package org.glassgpt.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.glassgpt.figure.Figure;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.panel.FigurePanel;

/** Pictures as PNG. */
public final class Png {
    private Png() {}

    /** A figure, drawn by the nodes that the window draws with, one pixel to a logical one. */
    static byte[] of(Figure figure) {
        return of(figure, 1);
    }

    /**
     * @param density pixels to a logical one
     */
    static byte[] of(Figure figure, double density) {
        return encode(Toolkit.call(() -> FigureView.image(figure, density)));
    }

    /** Opaque pixels as they are. */
    static byte[] encode(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return encode(pixels, width, height);
    }

    /**
     * @param argb row by row
     */
    static byte[] encode(int[] argb, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * The whole window. Panels draw themselves when they have been laid out, so the scene gets a few turns of the JavaFX
     * thread before the picture is taken, and panels that work behind the window are waited for.
     */
    static byte[] of(WindowScene window, RenderRequest request) {
        return of(() -> window.make(request));
    }

    /** The same of any scene. */
    static byte[] of(Callable<Scene> maker) {
        Scene scene = Toolkit.call(maker);
        for (int turn = 0; turn < 4; turn++) {
            List<CompletableFuture<?>> pending = Toolkit.call(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return scene.getRoot().lookupAll(".figure-panel").stream()
                        .flatMap(node -> FigurePanel.pending(node).stream())
                        .toList();
            });
            pending.forEach(CompletableFuture::join);
        }
        WritableImage image = Toolkit.call(() -> scene.snapshot(null));
        return encode(image);
    }
}
