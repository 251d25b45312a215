package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class JavaShareTest {
    private static final long NANOS = 600_000_000;
    private static final int FEW = 40; // of some 120

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

    /**
     * Within a factor of three. On a busy machine a measurement may lose its samples: one of few does not count, and a machine that
     * gives no other says nothing.
     */
    @Test
    void stretchesFarShorterThanThePeriodAreFoundInTheirShare() {
        Engine.start(1);
        List<String> seen = new ArrayList<>();
        boolean found = false;
        for (int round = 0; round < 5 && !found; round++) {
            double[] real = new double[1];
            JavaShare share = JavaShare.of(() -> real[0] = workHalfInJava());
            if (share.inJava() + share.inNative() >= FEW) {
                double measured = share.share().rate();
                found = measured >= real[0] / 3 && measured <= Math.min(1, real[0] * 3);
                seen.add(share + " where " + real[0] + " were Java's");
            }
        }
        assumeFalse(seen.isEmpty(), "no measurement had " + FEW + " samples");
        assertThat(found).as("%s", seen).isTrue();
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
