package org.glassgpt.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to work on something that two windows must not work on at once. The system holds it, and takes it back when
 * the process ends in whatever way. Its file is there only while somebody has the right.
 */
public final class WorkLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkLock.class);

    /** The file is read while it is locked, so the lock is on a byte far behind its end: on Windows locks are walls. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Path file;
    private final FileChannel channel;

    private WorkLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the right if nobody has it.
     *
     * @param file stands for the right; in a folder that is there
     * @return empty while another window, or another part of this one, has it
     */
    public static Optional<WorkLock> tryTake(Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean mine = false;
            try {
                if (!locks(channel)) return Optional.empty();
                mine = isStill(file, channel); // else whoever had the right took the file away in the meantime
                if (mine) return Optional.of(new WorkLock(file, channel));
            } finally {
                if (!mine) channel.close();
            }
        }
    }

    /**
     * Waits until the right is free.
     *
     * @throws FileSystemException naming the file when it is not free in time
     */
    public static WorkLock take(Path file, Duration patience) throws IOException {
        long start = System.nanoTime();
        while (true) {
            Optional<WorkLock> taken = tryTake(file);
            if (taken.isPresent()) return taken.get();
            if (System.nanoTime() - start > patience.toNanos())
                throw new FileSystemException(file.toString(), null, "another window does not let it go");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean locks(FileChannel channel) {
        try {
            return channel.tryLock(PLACE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            LOG.info("this file system knows no locks", e); // some network drives; there everybody has the right
            return true;
        }
    }

    /** Whether the file that was locked is the one that stands there: what is written to one is read in the other. */
    private static boolean isStill(Path file, FileChannel channel) throws IOException {
        byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        AtomicFile.writeFully(channel.truncate(0), ByteBuffer.wrap(mark));
        try {
            return Arrays.equals(mark, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Gives the right back; the lock goes with its channel. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
