package org.glassgpt.bench;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** A scene as large as the window's, of one image and one label: the least that JavaFX needs to show something else. */
final class PlainWindow implements AutoCloseable {
    private static final int WIDTH = TrialWindow.WIDTH;
    private static final int HEIGHT = TrialWindow.HEIGHT - 40;

    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final PixelBuffer<IntBuffer> buffer =
            new PixelBuffer<>(WIDTH, HEIGHT, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    private final Label label;
    private final Stage stage;
    private int shown;

    PlainWindow() {
        label = Screen.call(Label::new);
        stage = Screen.call(() -> {
            Stage window = new Stage();
            VBox root = new VBox(new ImageView(new WritableImage(buffer)), label);
            window.setScene(new Scene(root, TrialWindow.WIDTH, TrialWindow.HEIGHT));
            window.setY(TrialWindow.HEIGHT + 40);
            window.show();
            return window;
        });
    }

    /** Milliseconds from another image and another text until they are on the screen. */
    double change() {
        int colour = 0xFF000000 | ++shown * 0x10203;
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        long start = System.nanoTime();
        Platform.runLater(() -> {
            Arrays.fill(pixels, colour);
            buffer.updateBuffer(all -> new Rectangle2D(0, 0, WIDTH, HEIGHT));
            label.setText("picture " + shown);
            Screen.drawn(stage.getScene()).thenAccept(drawn::complete);
        });
        drawn.join();
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public void close() {
        Screen.call(() -> {
            stage.close();
            return null;
        });
    }
}
