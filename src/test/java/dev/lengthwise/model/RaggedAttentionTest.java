package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Gpu;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RaggedAttentionTest {
    private static final LengthGroups GROUPS = new LengthGroups(new int[]{2, 5, 7}, new int[]{3, 1, 2});

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    @Test
    void sequencesBeginWhereTheOneBeforeEnds() {
        assertThat(RaggedAttention.starts(GROUPS)).containsExactly(0, 2, 4, 6, 11, 18, 25);
        assertThat(RaggedAttention.starts(LengthGroups.of(1, 4))).containsExactly(0, 4);
    }

    @Test
    void isForSixteenBitNumbersOnGpusOnly() {
        assertThat(RaggedAttention.suits(Device.CUDA, ScalarType.BFloat16)).isTrue();
        assertThat(RaggedAttention.suits(Device.CUDA, ScalarType.Half)).isTrue();
        assertThat(RaggedAttention.suits(Device.CUDA, ScalarType.Float)).isFalse();
        assertThat(RaggedAttention.suits(Device.CPU, ScalarType.BFloat16)).isFalse();
    }

    /** libtorch reads the arguments before it looks for a kernel; wrong ones would be told as such. */
    @Test
    void theArgumentsAreTheOperatorsAndOnlyTheKernelIsMissingOnTheProcessor() {
        Assumptions.assumeFalse(torch.cuda_is_available(), "a GPU is here");
        try (Scope scope = new Scope()) {
            Tensor query = torch.ones(25, 2, 8).to(ScalarType.BFloat16).requires_grad_(true);
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> RaggedAttention.attend(query, query, query, GROUPS))
                    .withMessageContaining("Could not run 'aten::_flash_attention_forward'")
                    .withMessageContaining("'CPU' backend");
        }
    }

    @Test
    void readsWhatALoopOverLengthsReads() {
        Gpu.assume("the variable-length kernel agrees with attention length by length, in bf16");
        TransformerConfig config = new TransformerConfig(2, 64, 2, 128, Norm.PRE, Activation.GELU,
                new Temper.LogLength(0.5, Temper.Per.HEAD, true));
        long[] tokens = new long[GROUPS.tokens()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = i % 11;
        }
        try (Transformer there = new Transformer(config, 11, List.of("sort"), 1, Device.CUDA);
                Transformer here = new Transformer(config, 11, List.of("sort"), 1);
                Scope scope = new Scope()) {
            BatchTensors batch = new BatchTensors(Tensors.of(tokens), GROUPS);
            double[] expected = Tensors.doubles(here.residual(batch, Precision.FP32));
            assertThat(Tensors.doubles(there.residual(batch, Precision.BF16))).usingComparatorWithPrecision(0.1)
                    .containsExactly(expected);
            assertThat(Tensors.doubles(there.residual(batch, Precision.FP32))).usingComparatorWithPrecision(1e-3)
                    .containsExactly(expected);
        }
    }
}
