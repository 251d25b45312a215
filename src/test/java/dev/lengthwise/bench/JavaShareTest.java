package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class JavaShareTest {
    private static final long NANOS = 600_000_000;

    @Test
    void countingIsJavas() {
        JavaShare share = JavaShare.of(() -> {
            long sum = 0;
            for (long start = System.nanoTime(), i = 0; System.nanoTime() - start < NANOS; i++) {
                sum += Long.hashCode(sum ^ i);
            }
            assertThat(sum).isNotZero();
        });
        assertThat(share.inJava()).isPositive();
        assertThat(share.share().rate()).isGreaterThan(0.8);
    }

    @Test
    void largeProductsAreLibtorchs() {
        Engine.start(1);
        try (Scope scope = new Scope()) {
            Tensor matrix = torch.ones(1000, 1000);
            JavaShare share = JavaShare.of(() -> {
                for (long start = System.nanoTime(); System.nanoTime() - start < NANOS;) {
                    try (Scope one = new Scope()) {
                        torch.mm(matrix, matrix);
                    }
                }
            });
            assertThat(share.inNative()).isPositive();
            assertThat(share.share().rate()).isLessThan(0.2);
        }
    }

    @Test
    void stretchesFarShorterThanThePeriodAreFoundInTheirShare() {
        Engine.start(1);
        try (Scope scope = new Scope()) {
            Tensor matrix = torch.ones(100, 100);
            long[] inJava = new long[1];
            long[] whole = new long[1];
            JavaShare share = JavaShare.of(() -> {
                long start = System.nanoTime();
                while (System.nanoTime() - start < 2 * NANOS) {
                    long from = System.nanoTime();
                    while (System.nanoTime() - from < 20_000) {
                        Thread.onSpinWait();
                    }
                    inJava[0] += System.nanoTime() - from;
                    try (Scope one = new Scope()) {
                        torch.mm(matrix, matrix);
                    }
                }
                whole[0] = System.nanoTime() - start;
            });
            double real = (double) inJava[0] / whole[0];
            assertThat(share.share().rate()).isBetween(real / 3, Math.min(1, real * 3));
        }
    }
}
