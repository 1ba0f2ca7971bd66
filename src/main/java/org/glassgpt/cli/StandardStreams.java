package org.glassgpt.cli;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Keeps the process's standard streams for the commands.
 *
 * <p>The JVM, OpenBLAS, GTK and others write warnings to descriptors 1 and 2 themselves, past System.out and System.err.
 * So the two descriptors are copied for the {@link Console}, and then both are pointed at a file. Where that cannot be
 * done (Windows), what Java code prints goes to the file all the same.
 */
public final class StandardStreams {
    private static final long LARGEST_FILE = 1 << 20;
    private static final int WRITE_ONLY = 1;
    private static final int APPEND_LINUX = 0x400;
    private static final int APPEND_MAC = 0x8;

    private StandardStreams() {}

    /** To be called once, before anything else writes. */
    public static Console keepForCommands() {
        LogFile.open(UserFolders.ofThisUser().logs());
        // JavaCPP's own default is System.err.
        System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            Path file = UserFolders.ofThisUser().logs().resolve("output.log");
            if (Files.exists(file) && Files.size(file) > LARGEST_FILE) Files.delete(file);
            if (!Files.exists(file)) Files.createFile(file);
            if (Platform.isLinux() || Platform.isMac()) return exchange(file);
            PrintStream stray =
                    new PrintStream(new FileOutputStream(file.toFile(), true), true, StandardCharsets.UTF_8);
            System.setOut(stray);
            System.setErr(stray);
        } catch (IOException | LinkageError e) {
            LoggerFactory.getLogger(StandardStreams.class).warn("warnings stay on the standard streams", e);
        }
        return new Console(encoded(out), encoded(err));
    }

    private static Console exchange(Path file) throws IOException {
        NativeLibrary c = NativeLibrary.getProcess();
        System.out.flush();
        System.err.flush();
        int flags = WRITE_ONLY | (Platform.isMac() ? APPEND_MAC : APPEND_LINUX);
        int target = checked(c.getFunction("open").invokeInt(new Object[] {file.toString(), flags}), "open");
        Console console = new Console(copy(c, 1), copy(c, 2));
        Function dup2 = c.getFunction("dup2");
        checked(dup2.invokeInt(new Object[] {target, 1}), "dup2");
        checked(dup2.invokeInt(new Object[] {target, 2}), "dup2");
        return console;
    }

    private static PrintStream copy(NativeLibrary c, int descriptor) throws IOException {
        int copy = checked(c.getFunction("dup").invokeInt(new Object[] {descriptor}), "dup");
        return encoded(new Descriptor(copy, c.getFunction("write")));
    }

    private static int checked(int result, String call) throws IOException {
        if (result < 0) throw new IOException(call + " failed");
        return result;
    }

    /** UTF-8, whatever the locale says, except to a console that shows another encoding. */
    private static PrintStream encoded(OutputStream stream) {
        boolean foreign = Platform.isWindows() && atTerminal(System.console());
        return new PrintStream(stream, true, foreign ? System.console().charset() : StandardCharsets.UTF_8);
    }

    /** From JDK 22 on there is a console away from a terminal too, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean atTerminal(java.io.Console console) {
        if (console == null) return false;
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Writes to a file descriptor. */
    private static final class Descriptor extends OutputStream {
        private final int number;
        private final Function write;

        Descriptor(int number, Function write) {
            this.number = number;
            this.write = write;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int done = 0;
            while (done < length) {
                byte[] rest = java.util.Arrays.copyOfRange(bytes, from + done, from + length);
                long written = write.invokeLong(new Object[] {number, rest, (long) rest.length});
                if (written <= 0) throw new IOException("the reader of this stream has gone");
                done += (int) written;
            }
        }
    }
}
