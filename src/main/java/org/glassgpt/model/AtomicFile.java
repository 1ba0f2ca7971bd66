package org.glassgpt.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears whole or not at all: it is written beside its place, forced to the disk, and then renamed, so that
 * whatever ends the process in between, the file that stood there before still stands. Several can be written first and
 * renamed together with {@link #commit()}.
 */
public final class AtomicFile implements AutoCloseable {
    private final Path file;
    private final Path part;

    private AtomicFile(Path file) {
        this.file = file;
        this.part = file.resolveSibling("." + file.getFileName() + ".part");
    }

    /**
     * A channel that names its file when writing fails: of a full disk the system says nothing but that.
     *
     * @param file where the contents are to stand in the end
     */
    private record Named(Path file, FileChannel out) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            try {
                return out.write(bytes);
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException e) {
                FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
                named.initCause(e);
                throw named;
            }
        }

        @Override
        public boolean isOpen() {
            return out.isOpen();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Body {
        void writeTo(WritableByteChannel out) throws IOException;
    }

    /** Writes the contents beside the file's place, where they wait for {@link #commit()}. */
    public static AtomicFile prepare(Path file, Body body) throws IOException {
        AtomicFile atomic = new AtomicFile(file.toAbsolutePath());
        try (FileChannel out = FileChannel.open(
                atomic.part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            body.writeTo(new Named(file, out));
            out.force(true);
        } catch (IOException | RuntimeException e) {
            atomic.close();
            throw e;
        }
        return atomic;
    }

    /** Writes a file in one go. */
    public static void write(Path file, Body body) throws IOException {
        try (AtomicFile atomic = prepare(file, body)) {
            atomic.commit();
        }
    }

    /** Writes a file of UTF-8 text in one go. */
    public static void write(Path file, String text) throws IOException {
        write(file, textBody(text));
    }

    static Body textBody(String text) {
        return out -> writeFully(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    static void writeFully(WritableByteChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) out.write(bytes);
    }

    /** Puts the new contents in their place, in one step. */
    public void commit() throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file.getParent());
    }

    /** A rename is on the disk once its folder is; Windows has no such call, and does not need it. */
    private static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Removes what was prepared and not committed. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
    }
}
