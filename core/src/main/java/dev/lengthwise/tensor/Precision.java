package dev.lengthwise.tensor;

import java.util.Locale;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The arithmetic of a model: of its linear maps, and of all between them. Loss and optimizer are always fp32. */
public enum Precision {
    /** 32-bit floats throughout. */
    FP32,
    /** bf16 products accumulated in fp32 for linear maps, and bf16 between the two of an MLP; fp32 for all else. */
    BF16,
    /** 32-bit floats, whose products a GPU computes from 10 bits of mantissa instead of 23. On GPUs only. */
    TF32,
    /** 64-bit floats throughout, but for the weights, which are fp32 numbers, and ln n. For evaluation. */
    FP64,
    /** fp16 where {@link #BF16} has bf16. For evaluation. */
    FP16,
    /** Every number that is kept - weights, residual stream, queries, keys, values, logits - is rounded to bf16. For evaluation. */
    ALL_BF16,
    /** Every number that is kept is rounded to fp16. For evaluation. */
    ALL_FP16;

    /** The format of the linear maps' inputs, weights and outputs. */
    public ScalarType linear() {
        return switch (this) {
            case FP32, TF32 -> ScalarType.Float;
            case BF16, ALL_BF16 -> ScalarType.BFloat16;
            case FP64 -> ScalarType.Double;
            case FP16, ALL_FP16 -> ScalarType.Half;
        };
    }

    /** The format of all else: residual stream, attention, norms, logits. */
    public ScalarType stream() {
        return switch (this) {
            case FP32, TF32, BF16, FP16 -> ScalarType.Float;
            case FP64 -> ScalarType.Double;
            case ALL_BF16 -> ScalarType.BFloat16;
            case ALL_FP16 -> ScalarType.Half;
        };
    }

    /** Whether gradients come out well without more care, such as scaling the loss; the others are for evaluation. */
    public boolean trains() {
        return this == FP32 || this == BF16 || this == TF32;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
