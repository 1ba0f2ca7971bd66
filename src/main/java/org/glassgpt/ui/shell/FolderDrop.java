package org.glassgpt.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** A checkpoint folder, or a file in it, dropped anywhere on the window opens. */
final class FolderDrop {
    private FolderDrop() {}

    static void listen(Scene scene, ShellModel model) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (folder(event.getDragboard()).isPresent()) event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            event.consume();
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            Optional<Path> folder = folder(event.getDragboard());
            folder.ifPresent(model::open);
            event.setDropCompleted(folder.isPresent());
            event.consume();
        });
    }

    private static Optional<Path> folder(Dragboard board) {
        return board.hasFiles() && !board.getFiles().isEmpty()
                ? folder(board.getFiles().get(0).toPath())
                : Optional.empty();
    }

    /** The folder itself, or the one a file stands in. */
    static Optional<Path> folder(Path dropped) {
        return Files.isDirectory(dropped) ? Optional.of(dropped) : Optional.ofNullable(dropped.getParent());
    }
}
