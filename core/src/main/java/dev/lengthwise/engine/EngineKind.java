package dev.lengthwise.engine;

import java.util.Locale;

/** What computes. */
public enum EngineKind {
    /** libtorch: every precision, GPUs, taps. Its bits depend on the processor and the number of threads. */
    TORCH,
    /** Our own, in fp32 on the processor: the same bits on every machine and with any number of threads. */
    KERNEL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
