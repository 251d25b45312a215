package dev.lengthwise.tensor;

import dev.lengthwise.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What stands in the way of right or fast numbers on this machine. */
public final class Diagnosis {
    private static final int JDK = 25;
    private static final List<String> MALLOC = List.of("MALLOC_ARENA_MAX", "MALLOC_MMAP_MAX_",
            "MALLOC_TRIM_THRESHOLD_");

    /** How bad a finding is. */
    public enum Severity {
        /** As it should be. */
        GOOD,
        /** Right numbers, but with other last bits than where it is not so. */
        OTHER_BITS,
        /** Right numbers, but slower than they could come. */
        SLOW,
        /** Will not work. */
        BROKEN
    }

    /**
     * One thing that was looked at.
     *
     * @param remedy what to do; empty where nothing is to be done
     */
    public record Finding(String check, Severity severity, String found, String remedy) {
        static Finding good(String check, String found) {
            return new Finding(check, Severity.GOOD, found, "");
        }
    }

    private Diagnosis() {
    }

    /** Looks at everything; where the native libraries do not load, at what does not need them. */
    public static List<Finding> of(Consumer<String> log) {
        List<Finding> findings = new ArrayList<>();
        Processor processor = Processor.detect();
        findings.add(jdk());
        findings.add(
                Finding.good("processor",
                        processor.name() + ", " + Counted.of(processor.cores(), "core") + " for this process"));
        findings.add(precision(processor));
        if (Engine.hasNatives()) {
            findings.add(cache());
        }
        findings.add(memory());
        findings.add(presets());
        if (Device.hasCudaLibraries()) {
            findings.add(cudaLibraries());
        }
        if (!Engine.hasNatives()) { // fetched where something needs them, which this does not
            findings.add(Finding.good("libtorch", "its native libraries are not here; the engine kernel needs none"));
            return findings;
        }
        try {
            Engine.start(processor.cores(), log);
            log.accept("measuring");
            findings.add(natives());
            findings.add(device());
            findings.add(threads(processor));
            findings.add(kernels());
            findings.add(product("fp32", ScalarType.Float));
            findings.add(product("bf16", ScalarType.BFloat16));
        } catch (NoNativesException e) {
            findings.add(new Finding("libtorch", Severity.BROKEN, firstLine(e), ""));
        } catch (RuntimeException | LinkageError e) {
            findings.add(new Finding("libtorch", Severity.BROKEN, "does not load: " + firstLine(e),
                    loadRemedy()));
        }
        return findings;
    }

    private static String loadRemedy() {
        return Engine.folder().isPresent()
                ? "a library of the system is missing or too old; it needs glibc 2.35 and libstdc++ of GCC 12"
                : "native libraries come for " + Loader.getPlatform()
                        + "? Build with -Pmacosx-arm64 or -Pwindows-x86_64 there; else empty the folder "
                        + Engine.cache();
    }

    private static Finding jdk() {
        int version = Runtime.version().feature();
        String found = version + " (" + System.getProperty("java.home") + ")";
        return version >= JDK
                ? Finding.good("JDK", found)
                : new Finding("JDK", Severity.BROKEN, found, "install a JDK " + JDK + " and set JAVA_HOME to it");
    }

    private static Finding precision(Processor processor) {
        return processor.hasBf16()
                ? Finding.good("precision", "auto means bf16: the processor has instructions for it")
                : new Finding("precision", Severity.SLOW, "auto means fp32: the processor has no bf16 instructions",
                        "nothing to fix here");
    }

    private static Finding cache() {
        Optional<Path> folder = Engine.folder();
        if (folder.isPresent()) {
            return Finding.good("natives", folder.get() + ", as the bundle brought them");
        }
        try {
            NativeCache cache = Engine.natives();
            List<String> damaged = new ArrayList<>();
            for (NativeLibrary library : cache.damaged(true)) {
                Files.delete(library.file());
                damaged.add(String.valueOf(library.file().getFileName()));
            }
            long missing = cache.missing();
            return Finding.good("native cache", cache.folder() + (damaged.isEmpty()
                    ? missing == 0 ? ", all bytes as they should be" : ""
                    : ", " + String.join(" and ", damaged) + " was damaged")
                    + (missing == 0 ? "" : ", " + NativeCache.megabytes(missing) + " MB to unpack"));
        } catch (IOException e) {
            return new Finding("native cache", Severity.BROKEN, e.toString(),
                    "choose a folder that can be written with -Dorg.bytedeco.javacpp.cachedir in JAVA_TOOL_OPTIONS");
        } catch (NoNativesException e) {
            return new Finding("native cache", Severity.BROKEN, String.valueOf(e.getMessage()), "");
        }
    }

    private static Finding memory() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        List<String> missing = MALLOC.stream().filter(name -> System.getenv(name) == null).toList();
        if (!linux || missing.isEmpty()) {
            return Finding.good("memory", linux ? "large tensors stay mapped" : "the system's allocator");
        }
        return new Finding("memory", Severity.SLOW, "not set: " + String.join(", ", missing),
                "start with ./lengthwise, which sets them: large tensors then stay mapped between operations");
    }

    private static Finding presets() {
        return Presets.here().warning()
                .map(warning -> new Finding("presets", Severity.OTHER_BITS, warning,
                        "unset it for the bits that this processor gives without"))
                .orElse(Finding.good("presets", "nothing in the environment changes the bits of results"));
    }

    private static Finding cudaLibraries() {
        CudaLibraries libraries = CudaLibraries.here();
        if (!libraries.older().isEmpty()) {
            return new Finding("CUDA libraries", Severity.BROKEN, libraries.describe(),
                    "name the folders with those of CUDA 13 in LENGTHWISE_CUDA_LIBS, or take CUDA 12's from LD_LIBRARY_PATH:"
                            + " some have the same names and would be loaded instead");
        }
        return libraries.missing().isEmpty()
                ? Finding.good("CUDA libraries", libraries.describe())
                : new Finding("CUDA libraries", Severity.BROKEN, libraries.describe(),
                        "install a CUDA 13 toolkit with cuDNN 9 and NCCL, or their nvidia-* packages into a Python"
                                + " environment that is active; or name the folders in LENGTHWISE_CUDA_LIBS");
    }

    private static Finding device() {
        Device device = Device.choose(Asked.auto());
        return device == Device.CUDA
                ? Finding.good("device", "auto means " + device.describe())
                : Finding.good("device", "auto means cpu: " + Device.why());
    }

    private static Finding natives() {
        return Finding.good("libtorch",
                Loader.getPlatform() + ", vector code for " + torch.get_cpu_capability().getString());
    }

    private static Finding threads(Processor processor) {
        int threads = torch.get_num_threads();
        String set = System.getenv("OMP_NUM_THREADS");
        return threads <= processor.cores()
                ? Finding.good("threads", threads + " of " + Counted.of(processor.cores(), "core"))
                : new Finding("threads", Severity.SLOW,
                        threads + " on " + Counted.of(processor.cores(), "core") + " (OMP_NUM_THREADS=" + set + ")",
                        "unset OMP_NUM_THREADS or use --threads");
    }

    private static Finding kernels() {
        String name = "OpenBLAS for " + BlasKernels.name();
        String preset = System.getenv("OPENBLAS_CORETYPE");
        return preset == null
                ? Finding.good("BLAS kernels", name)
                : new Finding("BLAS kernels", Severity.SLOW, name + ", preset by OPENBLAS_CORETYPE=" + preset,
                        "unset OPENBLAS_CORETYPE: kernels of another processor can halve the speed of fp32");
    }

    /** A matrix product that must be right; and how fast it was. */
    private static Finding product(String name, ScalarType type) {
        try (Scope scope = new Scope()) {
            int size = 1024;
            Tensor ones = torch.ones(size, size).to(type);
            Tensor product = torch.mm(ones, ones);
            boolean right = product.to(ScalarType.Float).min().item_float() == size
                    && product.to(ScalarType.Float).max().item_float() == size;
            long start = System.nanoTime();
            int rounds = 5;
            for (int i = 0; i < rounds; i++) {
                torch.mm(ones, ones);
            }
            double gflops = rounds * 2.0 * size * size * size / (System.nanoTime() - start);
            String found = String.format(Locale.ROOT, "%s by %s product right, about %.0f GFLOP/s", size, size,
                    gflops);
            return right
                    ? Finding.good(name, found)
                    : new Finding(name, Severity.BROKEN, name + " product is wrong", "use another precision");
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
