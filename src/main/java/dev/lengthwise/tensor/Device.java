package dev.lengthwise.tensor;

import java.util.Locale;

/** Where tensors lie and are computed with. */
public enum Device {
    /** A GPU where one can be used, the processor elsewhere. */
    AUTO,
    /** The processor. */
    CPU,
    /** The first GPU of NVIDIA's that the process sees. */
    CUDA;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
