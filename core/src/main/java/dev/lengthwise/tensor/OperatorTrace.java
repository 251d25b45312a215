package dev.lengthwise.tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/**
 * What libtorch's own profiler sees: every operator that the calling thread runs, backward ones too, with its time. The binding
 * leaves the profiler out, so it is called by its name in the library; for that a C++ string is laid out by hand, as libstdc++ has it.
 */
public final class OperatorTrace {
    private static final String PROFILE = "_ZN5torch8autograd8profiler13RecordProfile";
    private static final String START = PROFILE + "C1ERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE";
    private static final String STOP = PROFILE + "D1Ev";
    private static final long PROFILE_BYTES = 256; // it has two pointers; more does no harm
    private static final long STRING_BYTES = 32;
    private static final long ALIGNMENT = 16;

    private OperatorTrace() {
    }

    /** Whether this machine's library can be asked; only on Linux. */
    public static boolean isAvailable() {
        return Loader.getPlatform().startsWith("linux") && Files.isReadable(library());
    }

    /**
     * Runs the work and writes what it did.
     *
     * @param file takes a trace as Chrome's trace viewer reads it: a JSON array of complete events, microseconds
     * @param work of the calling thread; what other threads run is not seen
     * @throws IllegalStateException where it is not available
     */
    public static void record(Path file, Runnable work) throws IOException {
        if (!isAvailable()) {
            throw new IllegalStateException(
                    "operators are recorded on Linux only, this is " + Loader.getPlatform());
        }
        Files.write(file, new byte[0]); // where it cannot be written, the library would stay silent
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup symbols = SymbolLookup.libraryLookup(library(), arena);
            MemorySegment profile = arena.allocate(PROFILE_BYTES, ALIGNMENT);
            call(symbols, START, FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.ADDRESS), profile,
                    string(file.toAbsolutePath().toString(), arena));
            try {
                work.run();
            } finally {
                call(symbols, STOP, FunctionDescriptor.ofVoid(ValueLayout.ADDRESS), profile);
            }
        }
    }

    private static Path library() {
        return Path.of(Loader.load(torch.class)).resolveSibling("libtorch_cpu.so");
    }

    /** A {@code std::string}: where its bytes are, how many there are, and room that long ones do not use. */
    private static MemorySegment string(String text, Arena arena) {
        MemorySegment string = arena.allocate(STRING_BYTES, ALIGNMENT);
        string.set(ValueLayout.ADDRESS, 0, arena.allocateFrom(text));
        string.set(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS.byteSize(),
                text.getBytes(StandardCharsets.UTF_8).length);
        return string;
    }

    private static void call(SymbolLookup symbols, String name, FunctionDescriptor signature,
            MemorySegment... arguments) {
        MethodHandle function = Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), signature);
        try {
            function.invokeWithArguments((Object[]) arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
