package dev.lengthwise.tensor;

import java.util.Locale;

/** The arithmetic of the linear maps; attention, norms, loss and optimizer are always fp32. */
public enum Precision {
    /** What the processor does fastest: bf16 where it has instructions for it, fp32 elsewhere. */
    AUTO,
    /** 32-bit floats throughout. */
    FP32,
    /** bf16 products accumulated in fp32 for linear maps, and bf16 between the two of an MLP; fp32 for all else. */
    BF16;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
