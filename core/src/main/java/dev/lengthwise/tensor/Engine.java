package dev.lengthwise.tensor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * Starts libtorch. Call {@link #start} before any other class of libtorch is touched: on a machine whose native cache is empty,
 * loading without unpacking everything first crashes the JVM.
 */
public final class Engine {
    /** Names the folder where the native libraries lie unpacked; without it they are in jars, and unpacked to {@link #cache}. */
    private static final String FOLDER = "lengthwise.natives";
    /** More than any machine has cores, and few enough for libgomp to start. */
    public static final int MOST_THREADS = 1024;
    /**
     * How javacpp, by which the native libraries are called, is set unless the command line says otherwise: scopes give memory back,
     * no garbage collector and no limit that follows from the heap's; nobody looks for CUDA.
     */
    private static final Map<String, String> SETTINGS = Map.of("org.bytedeco.javacpp.nopointergc", "true",
            "org.bytedeco.javacpp.maxbytes", "0", "org.bytedeco.javacpp.maxphysicalbytes", "0",
            "org.bytedeco.javacpp.platform.extension", "-cpu");
    /** How javacpp is set beside them where its class path has no native libraries: files that we name are loaded as they are. */
    private static final Map<String, String> SETTINGS_FOR_FILES = Map.of("org.bytedeco.javacpp.pathsFirst", "true",
            "org.bytedeco.javacpp.cacheLibraries", "false");
    /** Folders in which javacpp looks for libraries, before all others. */
    private static final String PATH = "org.bytedeco.javacpp.platform.linkpath";
    private static boolean loaded;

    static {
        SETTINGS.forEach((key, value) -> System.getProperties().putIfAbsent(key, value));
        if (!areOnClassPath()) {
            SETTINGS_FOR_FILES.forEach((key, value) -> System.getProperties().putIfAbsent(key, value));
        }
    }

    private Engine() {
    }

    /** Before javacpp's loader is touched, which reads its settings once. */
    private static boolean areOnClassPath() {
        return Engine.class.getResource(place("javacpp", Loader.Detector.getPlatform())) != null;
    }

    private static String place(String library, String platform) {
        return "/org/bytedeco/" + library + "/" + platform + "/";
    }

    /**
     * Loads the native libraries once a process and sets how many threads an operation called from this thread may use. Calling
     * again only sets the threads.
     *
     * @param threads at least 1
     * @param log told, in words, what is done
     */
    public static synchronized void start(int threads, Consumer<String> log) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads " + threads + " is not allowed: 1 to " + MOST_THREADS);
        }
        if (!loaded) {
            unpack(log);
            log.accept("loading libtorch");
            load();
            // Sums of 16-bit products are fp32 to their end; by default a GPU may round parts of them in between.
            torch.globalContext().setAllowBF16ReductionCuBLAS(false);
            torch.globalContext().setAllowFP16ReductionCuBLAS(false);
            loaded = true;
        }
        torch.set_num_threads(threads); // libgomp, for the calling thread
        // Attention runs its small products inside libgomp's threads. Where OpenBLAS has threads of its own, they and libgomp's wait
        // for each other by spinning: sequences of 200 tokens took 5 times as long (docs/decisions/0012-speed.md).
        productThreads(1);
    }

    /**
     * How many threads OpenBLAS, which computes fp32 products, may use: 1 unless it is set. More is faster for large products, and
     * several times slower for attention over long sequences.
     */
    public static void productThreads(int threads) {
        openblas_nolapack.blas_set_num_threads(threads);
    }

    /** Whether libtorch is loaded. */
    public static synchronized boolean isStarted() {
        return loaded;
    }

    /** {@link #start(int, Consumer)} without a word. */
    public static void start(int threads) {
        start(threads, message -> {
        });
    }

    /**
     * Which code of theirs the native libraries run on this processor: {@code libtorch for AVX2, OpenBLAS for Zen}; nothing before
     * {@link #start}.
     */
    public static synchronized Optional<String> kernels() {
        return loaded
                ? Optional.of("libtorch for " + torch.get_cpu_capability().getString() + ", OpenBLAS for "
                        + BlasKernels.name())
                : Optional.empty();
    }

    /** Unpacks the native libraries without loading them, so that processes started next find them. */
    public static synchronized void unpack(Consumer<String> log) {
        if (folder().isPresent()) {
            return;
        }
        if (!hasNatives()) {
            for (NativesSource source : NativesSource.all()) {
                source.fetch(log);
            }
        }
        NativeCache natives = natives();
        if (natives.libraries().isEmpty()) {
            throw new NoNativesException(
                    "libtorch's native libraries are not here, and this needs them; what the engine"
                            + " kernel trains and scores does not (see lengthwise doctor)");
        }
        natives.prepare(log);
    }

    /** Whether there are native libraries to be loaded, whatever becomes of that. */
    public static boolean hasNatives() {
        try {
            return folder().isPresent() || !natives().libraries().isEmpty();
        } catch (NoNativesException e) { // no folder for them
            return true;
        }
    }

    private static void load() {
        if (folder().isEmpty()) {
            NativeCache natives = natives();
            natives.noteUse();
            if (!areOnClassPath()) {
                System.setProperty(PATH, natives.folders().stream().map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
                Loader.loadProperties(true);
            }
        }
        try {
            Loader.load(torch.class);
            Loader.load(openblas_nolapack.class);
        } catch (LinkageError e) {
            throw new NoNativesException("the native libraries do not load: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "; see lengthwise doctor", e);
        }
    }

    /** The native libraries of libtorch and what it calls, where jars bring them. */
    static NativeCache natives() {
        String platform = Loader.getPlatform();
        List<String> places = List.of(place("pytorch", platform + (Device.hasCudaLibraries() ? "-gpu" : "")),
                place("openblas", platform), place("javacpp", platform));
        try {
            List<NativeLibrary> libraries = new ArrayList<>();
            for (String place : places) {
                libraries.addAll(NativeLibrary.onClassPath(cache(), place));
            }
            if (!areOnClassPath()) {
                for (Path jar : NativesSource.all().stream().flatMap(source -> source.here().stream()).toList()) {
                    for (String place : places) {
                        libraries.addAll(NativeLibrary.in(jar, cache(), place));
                    }
                }
            }
            return new NativeCache(cache(), libraries);
        } catch (IOException e) {
            throw new NoNativesException("a jar with native libraries cannot be read: " + e.getMessage(), e);
        }
    }

    /** Where a bundle has its native libraries, unpacked; nothing where jars bring them. */
    public static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of);
    }

    /** The folder that native libraries are unpacked to. */
    public static Path cache() {
        try {
            return Loader.getCacheDir().toPath();
        } catch (IOException e) {
            throw new NoNativesException("no folder can be written to unpack the native libraries to: "
                    + e.getMessage() + NativeCache.elsewhere(), e);
        }
    }
}
