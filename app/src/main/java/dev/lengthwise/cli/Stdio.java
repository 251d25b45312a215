package dev.lengthwise.cli;

import dev.lengthwise.text.Folded;
import dev.lengthwise.text.Shown;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A process' stdout and stderr. What is printed comes out as {@link Shown} has it, whoever prints it, in UTF-8; and what could not be
 * printed on stdout is known at the end, as print streams keep that to themselves.
 */
final class Stdio {
    private static final Path STDOUT = Path.of("/proc/self/fd/1");
    private static @Nullable Watched stdout;
    private static String kept = "";

    private Stdio() {
    }

    /** Puts these streams in the place of the JVM's. */
    static void take() {
        Watched out = new Watched(new FileOutputStream(FileDescriptor.out));
        stdout = out;
        System.setOut(new Stream(out));
        System.setErr(new Stream(new FileOutputStream(FileDescriptor.err)));
    }

    /** The stream without its check, for text that is meant to steer a terminal; the stream itself where it has none. */
    static PrintStream unchecked(PrintStream stream) {
        return stream instanceof Stream checked ? checked.unchecked : stream;
    }

    /**
     * Prints what is kept in a file as well.
     *
     * @param text with its line feed
     * @param where it stands too, for whoever cannot be shown it
     */
    static void print(String text, String where) {
        print(text);
        kept = where;
    }

    /**
     * Prints sentences and tables, folded to the width of the terminal that stdout is; elsewhere as they are.
     *
     * @param text with its line feed
     */
    static void print(String text) {
        OptionalInt columns = Terminal.columnsOfOut();
        System.out.print(columns.isPresent() ? Folded.of(text, columns.getAsInt()) : text);
    }

    /**
     * The exit code at the end of a command: a failure where stdout did not take everything, which is said. A reader that has seen enough,
     * as {@code head} has, and a terminal that was closed are no failures.
     *
     * @param code the command's own
     */
    static int conclude(int code) {
        System.out.flush();
        IOException failure = stdout == null ? null : stdout.failure;
        if (failure == null || isReaderGone(failure)) {
            return code;
        }
        System.err.println("lengthwise: stdout: " + failure.getMessage() + "; not everything was written to it"
                + (kept.isEmpty() ? "" : "; the output is in " + kept));
        return Math.max(code, Failures.FAILED);
    }

    /** Whether stdout is a pipe, a socket or a terminal: what cannot be written to those nobody reads any more. */
    private static boolean isReaderGone(IOException failure) {
        try {
            String target = Files.readSymbolicLink(STDOUT).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:") || target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return String.valueOf(failure.getMessage()).contains("pipe"); // not Linux
        }
    }

    /** Flushes after every print, as the JVM's own do. */
    private static final class Stream extends PrintStream {
        private final PrintStream unchecked;

        Stream(OutputStream out) {
            super(new Sink(out), true, StandardCharsets.UTF_8);
            this.unchecked = new PrintStream(out, true, StandardCharsets.UTF_8);
        }
    }

    /** Remembers what went wrong. */
    private static final class Watched extends OutputStream {
        private final OutputStream out;
        private @Nullable IOException failure;

        Watched(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }

    /** Takes UTF-8; a character that is not complete yet waits for its other bytes. */
    private static final class Sink extends OutputStream {
        private final OutputStream out;
        private byte[] waiting = {};

        Sink(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            byte[] all = Arrays.copyOf(waiting, waiting.length + count);
            System.arraycopy(bytes, from, all, waiting.length, count);
            int whole = all.length - unfinished(all);
            waiting = Arrays.copyOfRange(all, whole, all.length);
            String text = new String(all, 0, whole, StandardCharsets.UTF_8);
            out.write(Shown.lines(text).getBytes(StandardCharsets.UTF_8));
        }

        /** How many bytes at the end begin a character that they do not complete. */
        private static int unfinished(byte[] bytes) {
            for (int back = 1; back <= Math.min(3, bytes.length); back++) {
                int b = bytes[bytes.length - back] & 0xff;
                if (b >= 0xc0) { // the first byte of several
                    int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
                    return back < needed ? back : 0;
                }
                if (b < 0x80) {
                    return 0;
                }
            }
            return 0;
        }
    }
}
