package dev.lengthwise.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a person sees a command's output on; its width is asked of the system each time, since windows change. */
final class Terminal {
    /** Columns of a terminal that tells none. */
    static final int USUAL = 80;

    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    /** {@code TIOCGWINSZ}: fills in rows, columns and two more, a short each. */
    private static final long WINDOW_SIZE = System.getProperty("os.name", "").startsWith("Mac") ? 0x40087468L : 0x5413L;
    private static final int COLUMNS = 1;

    private Terminal() {
    }

    /** Columns that stderr is shown on; as many as usual where it is no terminal. */
    static int columnsOfErr() {
        return columns(STDERR).orElse(USUAL);
    }

    /** Columns that stdout is shown on; nothing where it goes to a file or a pipe. */
    static OptionalInt columnsOfOut() {
        return columns(STDOUT);
    }

    private static OptionalInt columns(int descriptor) {
        OptionalInt asked = mayBeTerminal(descriptor) ? ask(descriptor) : OptionalInt.empty();
        return asked.isPresent() ? OptionalInt.of(columns(asked.getAsInt(), System.getenv("COLUMNS"))) : asked;
    }

    /**
     * What to go by.
     *
     * @param told columns of a terminal, 0 where it has no size, such as a serial line
     * @param variable what {@code COLUMNS} says
     */
    static int columns(int told, @Nullable String variable) {
        if (told > 0) {
            return told;
        }
        return variable != null && variable.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(variable) : USUAL;
    }

    /** Whether the system is worth asking, which takes a tenth of a second the first time. */
    private static boolean mayBeTerminal(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd", Integer.toString(descriptor))).startsWith("/dev");
        } catch (IOException | UnsupportedOperationException e) {
            return true; // not Linux
        }
    }

    /** Columns by the system's word, 0 where the terminal has no size; nothing where there is no terminal. */
    private static OptionalInt ask(int descriptor) {
        MethodHandle ioctl = Ioctl.HANDLE;
        if (ioctl == null) {
            return OptionalInt.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(ValueLayout.JAVA_SHORT, 4);
            int failed = (int) ioctl.invokeExact(descriptor, WINDOW_SIZE, size);
            return failed != 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(Short.toUnsignedInt(size.getAtIndex(ValueLayout.JAVA_SHORT, COLUMNS)));
        } catch (Throwable e) {
            throw new AssertionError("ioctl cannot be called", e);
        }
    }

    /** Made when it is needed first: most commands end before. */
    private static final class Ioctl {
        static final @Nullable MethodHandle HANDLE = handle();

        private static @Nullable MethodHandle handle() {
            try {
                Linker linker = Linker.nativeLinker();
                return linker.defaultLookup().find("ioctl")
                        .map(address -> linker.downcallHandle(address,
                                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
                                        ValueLayout.ADDRESS),
                                Linker.Option.firstVariadicArg(2)))
                        .orElse(null);
            } catch (UnsupportedOperationException | IllegalCallerException e) {
                return null; // a system that Java knows no calls of, or one that forbids them
            }
        }
    }
}
