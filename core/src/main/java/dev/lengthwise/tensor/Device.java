package dev.lengthwise.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Where tensors lie and are computed with. All but {@link #mayBeCuda} needs libtorch to have been started. */
public enum Device {
    /** The processor. */
    CPU,
    /** The first GPU of NVIDIA's that the process sees. */
    CUDA;

    private static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");
    /** What a driver shows besides: to containers, which may not see its folder, and to Windows' subsystem for Linux. */
    private static final List<Path> DRIVER_DEVICES = List.of(Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

    /** Where a tensor lies. */
    public static Device of(Tensor tensor) {
        return tensor.is_cuda() ? CUDA : CPU;
    }

    /** Whether a GPU may be expected where this is asked for; libtorch, which knows, need not be loaded. */
    public static boolean mayBeCuda(Asked<Device> asked) {
        return asked.or(() -> mayBeCuda() ? CUDA : CPU) == CUDA;
    }

    private static boolean mayBeCuda() {
        return hasCudaLibraries() && hasDriver() && CudaLibraries.here().missing().isEmpty();
    }

    /** Whether the native libraries are those for CUDA; whether a GPU is there is another question. */
    public static boolean hasCudaLibraries() {
        return "-gpu".equals(System.getProperty("org.bytedeco.javacpp.platform.extension"));
    }

    /**
     * The one to use: what is asked for, or by itself a GPU where one can be used, the processor elsewhere.
     *
     * @throws NoGpuException where a GPU is asked for that cannot be used
     */
    public static Device choose(Asked<Device> asked) {
        if (asked.is(CUDA) && !torch.cuda_is_available()) {
            throw new NoGpuException("device cuda cannot be used: " + why());
        }
        return asked.or(() -> torch.cuda_is_available() ? CUDA : CPU);
    }

    private static boolean hasDriver() {
        return Files.isDirectory(DRIVER) || DRIVER_DEVICES.stream().anyMatch(Files::exists);
    }

    /** Why there is no GPU to use, in words. */
    public static String why() {
        if (!hasCudaLibraries()) {
            return "these native libraries are for the processor only; LENGTHWISE_CUDA=1 ./lengthwise downloads those for"
                    + " CUDA, a bundle needs --device cuda when it is made";
        }
        List<String> missing = CudaLibraries.here().missing();
        if (hasDriver() && !missing.isEmpty()) {
            return "libraries of CUDA's are missing: " + String.join(", ", missing) + "; see lengthwise doctor";
        }
        return hasDriver()
                ? "libtorch finds no GPU although a driver is there; CUDA_VISIBLE_DEVICES may hide it, or the driver may be"
                        + " too old for CUDA 13"
                : "no driver of NVIDIA's runs on this machine";
    }

    /** What it is called, for people and manifests: {@code cpu}, or {@code cuda (NVIDIA H200)} where the driver tells. */
    public String describe() {
        if (this != CUDA || !Files.isDirectory(DRIVER)) {
            return toString();
        }
        try (Stream<Path> gpus = Files.list(DRIVER)) {
            List<Path> sorted = gpus.sorted().toList();
            if (!sorted.isEmpty()) {
                for (String line : Files.readAllLines(sorted.getFirst().resolve("information"))) {
                    if (line.startsWith("Model:")) {
                        return "cuda (" + line.substring("Model:".length()).strip() + ")";
                    }
                }
            }
        } catch (IOException e) {
            // The name is a courtesy.
        }
        return toString();
    }

    /** The arithmetic to use: what is asked for, or by itself bf16 on a GPU and on a processor what suits it. */
    public Precision arithmetic(Asked<Precision> asked) {
        if (this == CPU && asked.is(Precision.TF32)) {
            throw new IllegalArgumentException("precision tf32 is an arithmetic of NVIDIA's GPUs; use fp32 on " + this);
        }
        return asked.or(() -> this == CUDA ? Precision.BF16 : Processor.detect().fastest());
    }

    /**
     * The tensor on this device; itself where it lies there already. A copy to the GPU goes through memory that is pinned for it and is
     * not waited for: whatever is computed with it comes after it.
     */
    public Tensor move(Tensor tensor) {
        return switch (this) {
            case CPU -> tensor.is_cuda() ? tensor.cpu() : tensor;
            case CUDA -> tensor.is_cuda() ? tensor : copy(tensor);
        };
    }

    private static Tensor copy(Tensor tensor) {
        ScalarType type = tensor.scalar_type();
        Tensor source = tensor.numel() == 0 ? tensor : tensor.pin_memory();
        return source.to(new org.bytedeco.pytorch.Device("cuda:0"), type, true, false, null);
    }

    /** For new tensors of that format on this device. */
    public TensorOptions options(ScalarType format) {
        TensorOptions options = new TensorOptions(format);
        return this == CUDA
                ? options.device(new DeviceOptional(new org.bytedeco.pytorch.Device("cuda:0")))
                : options;
    }

    /** Waits until all that was asked of the device is done. */
    public void synchronize() {
        if (this == CUDA) {
            torch.cuda_synchronize();
        }
    }

    /**
     * Lets products of fp32 matrices on a GPU run in TF32, with 10 bits of mantissa instead of 23, for precision {@code tf32} and for no
     * other: libtorch keeps one such setting for the whole process.
     */
    public static void allowTf32(Precision precision) {
        if (!Engine.isStarted()) {
            return; // nobody computes by libtorch
        }
        torch.globalContext().setAllowTF32CuBLAS(precision == Precision.TF32);
        torch.globalContext().setAllowTF32CuDNN(precision == Precision.TF32);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
