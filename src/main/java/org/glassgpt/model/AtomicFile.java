package org.glassgpt.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that appears whole or not at all: it is written beside its place, forced to the disk, and then renamed, so that
 * whatever ends the process in between, the file that stood there before still stands. Several can be written first and
 * renamed together with {@link #commit()}. Whoever writes at the same time writes beside it under another name, so the
 * last to be ready stands there, whole; what a process left that was ended while writing is cleared away by the next.
 */
public final class AtomicFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);
    private static final String ENDING = ".part";
    private static final int LONGEST = 200;
    private static final Pattern OWNER = Pattern.compile("(\\d{1,18})-[0-9a-f]{8}" + Pattern.quote(ENDING));

    private final Path file;
    private final Path part;

    private AtomicFile(Path file) {
        this.file = file;
        long process = ProcessHandle.current().pid();
        String own = UUID.randomUUID().toString().substring(0, 8);
        this.part = file.resolveSibling(prefix(file) + process + "-" + own + ENDING);
    }

    /** Begins with the file's name, as far as that leaves room: systems take 255 bytes. */
    private static String prefix(Path file) {
        String name = file.getFileName().toString();
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
        return "." + (fits ? name : Integer.toHexString(name.hashCode())) + ".";
    }

    /**
     * A channel that names its file when writing fails: of a full disk the system says nothing but that.
     *
     * @param file where the contents are to stand in the end
     */
    record Named(Path file, FileChannel out) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            try {
                return out.write(bytes);
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException e) {
                throw named(e);
            }
        }

        /** Some systems find out only now that the disk is full. */
        void force() throws IOException {
            try {
                out.force(true);
            } catch (IOException e) {
                throw named(e);
            }
        }

        private FileSystemException named(IOException failure) {
            FileSystemException named = new FileSystemException(file.toString(), null, failure.getMessage());
            named.initCause(failure);
            return named;
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

    /** Removes what processes that are no more left beside a file. */
    private static void clear(Path file) {
        if (!Files.isDirectory(file.getParent())) return;
        String prefix = prefix(file);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(
                file.getParent(), path -> path.getFileName().toString().startsWith(prefix))) {
            for (Path part : parts) {
                Matcher name = OWNER.matcher(part.getFileName().toString().substring(prefix.length()));
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) Files.deleteIfExists(part);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.info("{} could not be looked through for what others left", file.getParent(), e);
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
        clear(atomic.file);
        try (FileChannel out = FileChannel.open(atomic.part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Named named = new Named(file, out);
            body.writeTo(named);
            named.force();
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(atomic.file.getParent().toString());
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(file.toString());
        } catch (FileSystemException e) {
            atomic.closeAfter(e);
            throw atomic.named(e);
        } catch (IOException | RuntimeException e) {
            atomic.closeAfter(e);
            throw e;
        }
        return atomic;
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Readers know the file by its own name. */
    private FileSystemException named(FileSystemException failure) {
        if (!part.toString().equals(failure.getFile())) return failure;
        FileSystemException named = new FileSystemException(file.toString(), null, failure.getReason());
        named.initCause(failure);
        return named;
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

    /** Writes a file of bytes in one go. */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, out -> writeFully(out, ByteBuffer.wrap(bytes)));
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
