package dev.lengthwise.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Gpu;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeviceBatchTest {
    /** Two heads; sequences of 2, 3 and 4 tokens that are read. */
    private static final Batch BATCH = Batch.of(List.of(
            new Batch.Part("sort", 1, List.of(new Example(new int[]{7, 3}, new int[]{9}, new int[]{3, 7}),
                    new Example(new int[]{5}, new int[]{9}, new int[]{5}))),
            new Batch.Part("successor", 0.5, List.of(new Example(new int[]{4}, new int[]{9, 4}, new int[]{8})))));

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private static void assertHoldsTheBatch(DeviceBatch there) {
        try (Scope scope = new Scope()) {
            BatchTensors tensors = there.tensors();
            assertThat(tensors.groups()).isSameAs(BATCH.groups());
            assertThat(Tensors.longs(tensors.tokens())).containsExactly(BATCH.tokens());
            assertThat(Tensors.longs(there.answerRows()))
                    .containsExactly(Tensors.longs(BatchTensors.answerRows(BATCH)));
            assertThat(Tensors.longs(there.labels())).containsExactly(5, 3, 7, 8) // within a head the shortest first
                    .containsExactly(Tensors.longs(BatchTensors.labels(BATCH.targets())));
            Tensor starts = Objects.requireNonNull(tensors.starts());
            assertThat(starts.scalar_type().intern()).isEqualTo(ScalarType.Int);
            assertThat(Tensors.longs(starts)).containsExactly(0, 2, 5, 9);
        }
    }

    @Test
    void onePieceHoldsAllThatTheStepReads() {
        try (DeviceBatch there = DeviceBatch.of(BATCH, Device.CPU)) {
            assertHoldsTheBatch(there);
        }
    }

    @Test
    void anotherThreadMayMakeIt() {
        try (DeviceBatch there = CompletableFuture.supplyAsync(() -> DeviceBatch.of(BATCH, Device.CPU)).join()) {
            assertHoldsTheBatch(there);
        }
    }

    @Test
    void anotherThreadMayCopyItToAGpu() {
        Gpu.assume("a batch that another thread has copied to the GPU is whole when it is read");
        try (DeviceBatch there = CompletableFuture.supplyAsync(() -> DeviceBatch.of(BATCH, Device.CUDA)).join()) {
            assertHoldsTheBatch(there);
        }
    }

    @Test
    void sequencesBeginWhereTheOneBeforeEnds() {
        assertThat(new LengthGroups(new int[]{2, 5, 7}, new int[]{3, 1, 2}).starts())
                .containsExactly(0, 2, 4, 6, 11, 18, 25);
        assertThat(LengthGroups.of(1, 4).starts()).containsExactly(0, 4);
    }
}
