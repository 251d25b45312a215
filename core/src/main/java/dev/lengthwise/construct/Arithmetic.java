package dev.lengthwise.construct;

import dev.lengthwise.tensor.Precision;

/**
 * What of an arithmetic bounds a construction: unit roundoffs, 2^-b for b significant bits, and the largest numbers.
 *
 * @param linear roundoff of what linear maps read and write
 * @param stream roundoff of the residual stream and of attention's queries, keys and values
 * @param kernel roundoff of sums inside attention and linear maps
 * @param weight roundoff of weights as they are stored, and of ln n
 * @param largestLinear largest number that a linear map writes
 * @param largestStream largest number of the residual stream and of attention
 */
public record Arithmetic(double linear, double stream, double kernel, double weight, double largestLinear,
        double largestStream) {
    /** No rounding, no end. */
    public static final Arithmetic EXACT = new Arithmetic(0, 0, 0, 0, Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY);

    private static final double FP64 = 0x1p-53;
    private static final double FP32 = 0x1p-24;
    private static final double FP16 = 0x1p-11;
    private static final double BF16 = 0x1p-8;
    private static final double LARGEST_FP16 = 65_504;

    static Arithmetic of(Precision precision) {
        return switch (precision) {
            case FP64 -> new Arithmetic(FP64, FP64, FP64, FP32, Double.MAX_VALUE, Double.MAX_VALUE);
            case FP32 -> new Arithmetic(FP32, FP32, FP32, FP32, Float.MAX_VALUE, Float.MAX_VALUE);
            case TF32 -> new Arithmetic(FP16, FP32, FP32, FP32, Float.MAX_VALUE, Float.MAX_VALUE); // as many bits as fp16 has
            case BF16 -> new Arithmetic(BF16, FP32, FP32, FP32, Float.MAX_VALUE, Float.MAX_VALUE);
            case FP16 -> new Arithmetic(FP16, FP32, FP32, FP32, LARGEST_FP16, Float.MAX_VALUE);
            case ALL_BF16 -> new Arithmetic(BF16, BF16, FP32, FP32, Float.MAX_VALUE, Float.MAX_VALUE);
            case ALL_FP16 -> new Arithmetic(FP16, FP16, FP32, FP32, LARGEST_FP16, LARGEST_FP16);
        };
    }

    /** Whether a linear map writes a number as it is: a whole one that has no more bits than the format. */
    public boolean writes(double number) {
        return linear == 0 || number == Math.rint(number) && Math.abs(number) * linear <= 1;
    }
}
