package org.glassgpt.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.glassgpt.session.SessionFile;

/** A checkpoint folder, a file in it, or a session file, dropped anywhere on the window, opens. */
final class FolderDrop {
    private FolderDrop() {}

    static void listen(Scene scene, ShellModel model, SessionFiles files) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (folder(event.getDragboard()).isPresent()) event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            event.consume();
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            Optional<Path> session = session(event.getDragboard());
            Optional<Path> folder = session.isPresent() ? Optional.empty() : folder(event.getDragboard());
            session.ifPresent(files::open);
            folder.ifPresent(model::open);
            event.setDropCompleted(session.isPresent() || folder.isPresent());
            event.consume();
        });
    }

    private static Optional<Path> session(Dragboard board) {
        if (!board.hasFiles() || board.getFiles().isEmpty()) return Optional.empty();
        Path dropped = board.getFiles().get(0).toPath();
        return dropped.toString().endsWith(SessionFile.ENDING) ? Optional.of(dropped) : Optional.empty();
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
