package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class JavaShareTest {
    private static final long NANOS = 600_000_000;
    private static final double SAMPLED = 0.15; // three standard errors of 120 samples

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
        assertThat(share.atMost()).isGreaterThan(0.8);
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
            assertThat(share.atLeast()).isLessThan(0.2);
        }
    }

    /** However many samples a busy machine loses: what is lost moves the bounds apart. */
    @Test
    void stretchesFarShorterThanThePeriodAreBetweenTheBounds() {
        Engine.start(1);
        double[] real = new double[1];
        JavaShare share = JavaShare.of(() -> real[0] = workHalfInJava());
        assertThat(share.inJava() + share.inNative()).isPositive();
        assertThat(real[0]).isBetween(share.atLeast() - SAMPLED, share.atMost() + SAMPLED);
    }

    @Test
    void whatIsLostMovesTheBoundsApart() {
        JavaShare share = new JavaShare(10, 60, 1); // of 100
        assertThat(share.atLeast()).isEqualTo(0.1);
        assertThat(share.atMost()).isEqualTo(0.4);
        JavaShare more = new JavaShare(30, 90, 1); // than one a period
        assertThat(more.atLeast()).isEqualTo(0.25);
        assertThat(more.atMost()).isEqualTo(0.25);
    }

    /** Java and libtorch in turn, some 20 µs each; the part of the time that was Java's. */
    private static double workHalfInJava() {
        long inJava = 0;
        try (Scope scope = new Scope()) {
            Tensor matrix = torch.ones(100, 100);
            long start = System.nanoTime();
            while (System.nanoTime() - start < 2 * NANOS) {
                long from = System.nanoTime();
                while (System.nanoTime() - from < 20_000) {
                    Thread.onSpinWait();
                }
                inJava += System.nanoTime() - from;
                try (Scope one = new Scope()) {
                    torch.mm(matrix, matrix);
                }
            }
            return (double) inJava / (System.nanoTime() - start);
        }
    }
}
