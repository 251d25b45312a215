package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AllocationFailureTest {
    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private static String told(long... shape) {
        Throwable failure = catchThrowable(() -> {
            try (Scope scope = new Scope()) {
                torch.empty(shape, new TensorOptions(ScalarType.Float), null);
            }
        });
        return AllocationFailure.in(failure).orElseThrow(() -> new AssertionError(failure));
    }

    @Test
    void libtorchsRefusalsAreTold() {
        assertThat(told(1L << 45)).startsWith("out of memory: 140737.5 GB more were asked for");
        assertThat(told(1L << 40, 1L << 40)).isEqualTo("out of memory: more was asked for than there is");
    }

    /** As CUDA's allocator says it. */
    @Test
    void aGpusRefusalIsTold() {
        assertThat(
                AllocationFailure.in(new RuntimeException("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a"
                        + " total capacity of 79.10 GiB of which 1.20 GiB is free.\nException raised from malloc")))
                .hasValue("out of memory on the GPU: 2.00 GiB more were asked for");
    }

    @Test
    void theJvmsOwnIsToldWithItsBound() {
        assertThat(
                AllocationFailure.in(new IllegalStateException(new OutOfMemoryError("Java heap space"))).orElseThrow())
                .startsWith("out of memory: Java heap space; the JVM may use ");
    }

    @Test
    void otherFailuresAreNone() {
        assertThat(AllocationFailure.in(new RuntimeException("The size of tensor a (3) must match"))).isEmpty();
        assertThat(AllocationFailure.in(new IOException("No space left on device"))).isEmpty();
    }
}
