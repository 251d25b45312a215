package dev.lengthwise.engine;

import java.util.Locale;

/** What computes. */
public enum EngineKind {
    /** libtorch: every precision, GPUs, taps. Its bits depend on the processor and the number of threads. */
    TORCH,
    /** Our own, in fp32 on the processor: the same bits on every machine and with any number of threads. */
    KERNEL;

    /** The widest models that our own engine trains faster than libtorch does in fp32 (decision 29). */
    public static final int KERNELS_WIDEST = 128;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
