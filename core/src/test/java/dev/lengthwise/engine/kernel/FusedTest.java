package dev.lengthwise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The multiply-add of processors that have none rounds as the one of those that have. */
class FusedTest {
    @Test
    void isJavasForAnyBits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000_000; i++) {
            check(any(random), any(random), any(random));
        }
    }

    /** Near a tie two roundings in a row would go wrong: the sum is close to the middle between two numbers. */
    @Test
    void isJavasNearTies() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1_000_000; i++) {
            float c = Math.scalb(1 + random.nextInt(1 << 23) * 0x1p-23f, random.nextInt(40) - 20);
            float a = Math.ulp(c) / 2 * (random.nextBoolean() ? 1 : -1);
            float b = 1 + (random.nextInt(5) - 2) * 0x1p-23f;
            check(a, b, c);
            check(-a, b, -c);
        }
    }

    @Test
    void isJavasWhereNumbersEnd() {
        float[] edges = {0f, -0f, 1f, -1f, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE,
                Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0x1p-75f, 0x1p64f, 1.0000001f};
        for (float a : edges) {
            for (float b : edges) {
                for (float c : edges) {
                    check(a, b, c);
                }
            }
        }
    }

    private static float any(SplittableRandom random) {
        return Float.intBitsToFloat(random.nextInt());
    }

    private static void check(float a, float b, float c) {
        float ours = Fused.multiplyAdd(a, b, c);
        float javas = Math.fma(a, b, c);
        if (Float.floatToIntBits(ours) != Float.floatToIntBits(javas)) {
            assertThat(ours).as(a + " * " + b + " + " + c).isEqualTo(javas);
        }
    }
}
