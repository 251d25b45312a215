package dev.lengthwise.tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/** Which processor's kernels OpenBLAS runs; the binding has no call for it, the library has. */
final class BlasKernels {
    private static final String CORE_NAME = "openblas_get_corename";
    private static final int LONGEST = 256;

    private BlasKernels() {
    }

    /** OpenBLAS's name of the processor, such as {@code Haswell} or {@code SkylakeX}; "an unknown processor" where it does not tell. */
    static String name() {
        try {
            Path binding = Path.of(Loader.load(openblas_nolapack.class));
            Optional<Path> library = library(binding.toRealPath().resolveSibling(""));
            return library.isEmpty() ? "an unknown processor" : ask(library.get());
        } catch (IOException | RuntimeException e) {
            return "an unknown processor";
        }
    }

    private static Optional<Path> library(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("libopenblas")).sorted()
                    .findFirst();
        }
    }

    private static String ask(Path library) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment function = SymbolLookup.libraryLookup(library, arena).findOrThrow(CORE_NAME);
            MemorySegment name = (MemorySegment) Linker.nativeLinker()
                    .downcallHandle(function, FunctionDescriptor.of(ValueLayout.ADDRESS)).invokeExact();
            return name.reinterpret(LONGEST).getString(0);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
