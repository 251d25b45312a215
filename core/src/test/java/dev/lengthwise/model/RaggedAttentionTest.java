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
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RaggedAttentionTest {
    private static final LengthGroups GROUPS = new LengthGroups(new int[]{2, 5, 7}, new int[]{3, 1, 2});

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    @Test
    void isForSixteenBitNumbersOnGpusOnly() {
        assertThat(RaggedAttention.suits(Device.CUDA, ScalarType.Float, 8)).isFalse();
        assertThat(RaggedAttention.refusal(Device.CUDA, ScalarType.Float, 8))
                .contains("the kernel for all lengths at once is for 16-bit numbers only");
        assertThat(RaggedAttention.suits(Device.CPU, ScalarType.BFloat16, 8)).isFalse();
        assertThat(RaggedAttention.refusal(Device.CPU, ScalarType.BFloat16, 8)).isEmpty();
    }

    /** The binding's formats of tensors are other objects than its constants. */
    @Test
    void knowsTheFormatOfATensor() {
        try (Scope scope = new Scope()) {
            for (ScalarType format : new ScalarType[]{ScalarType.BFloat16, ScalarType.Half}) {
                ScalarType told = torch.ones(2).to(format).scalar_type();
                assertThat(RaggedAttention.refusal(Device.CUDA, told, 8).orElse(""))
                        .doesNotContain("16-bit numbers only");
            }
            assertThat(RaggedAttention.refusal(Device.CUDA, torch.ones(2).scalar_type(), 8).orElse(""))
                    .contains("16-bit numbers only");
        }
    }

    @Test
    void aKernelThatDoesNotRunIsNotUsedAndTheReasonIsTold() {
        Assumptions.assumeFalse(torch.cuda_is_available(), "a GPU is here");
        assertThat(RaggedAttention.trial(RaggedAttention::attend, Device.CPU, ScalarType.BFloat16, 8)).get().asString()
                .startsWith("the kernel for all lengths at once does not run for heads of 8: ")
                .contains("Could not run 'aten::_flash_attention_forward'");
    }

    /** Length by length as the model does it, in the kernel's format: what a right kernel gives. */
    private static Tensor rightOne(Tensor query, Tensor key, Tensor value, LengthGroups groups, boolean causal) {
        TensorVector read = new TensorVector();
        long[] at = groups.starts();
        for (int i = 0; i + 1 < at.length; i++) {
            Tensor[] parts = new Tensor[3];
            for (int part = 0; part < 3; part++) {
                parts[part] = List.of(query, key, value).get(part).narrow(0, at[i], at[i + 1] - at[i]).transpose(0, 1)
                        .unsqueeze(0);
            }
            read.push_back(torch.scaled_dot_product_attention(parts[0], parts[1], parts[2], new TensorOptional(), 0.0,
                    causal, new DoubleOptional(), false).squeeze(0).transpose(0, 1));
        }
        return torch.cat(read);
    }

    @ParameterizedTest
    @EnumSource(value = ScalarType.class, names = {"Float", "BFloat16"})
    void aKernelIsUsedThatReadsWhatItShould(ScalarType format) {
        for (int headDim : new int[]{4, 64}) {
            assertThat(RaggedAttention.trial(
                    (query, key, value, groups, starts) -> rightOne(query, key, value, groups, true), Device.CPU,
                    format, headDim)).isEmpty();
        }
    }

    @Test
    void aKernelThatReadsOtherTokensIsNotUsed() {
        assertThat(RaggedAttention.trial(
                (query, key, value, groups, starts) -> rightOne(query, key, value, groups, false), Device.CPU,
                ScalarType.Float, 8)).get().asString().startsWith("the kernel for all lengths at once is off by ");
        assertThat(RaggedAttention.trial((query, key, value, groups, starts) -> rightOne(query, key, value,
                LengthGroups.of(1, groups.tokens()), true), Device.CPU, ScalarType.Float, 8)).as("across sequences")
                .isPresent();
        assertThat(RaggedAttention.trial(
                (query, key, value, groups, starts) -> rightOne(query, key, value, groups, true).mul(new Scalar(
                        Double.NaN)),
                Device.CPU, ScalarType.Float, 8)).as("no numbers").isPresent();
    }

    @Test
    void aKernelWhoseGradientsAreOthersIsNotUsed() {
        assertThat(RaggedAttention.trial(
                (query, key, value, groups, starts) -> rightOne(query.detach(), key, value, groups, true)
                        .add(query.sub(query.detach())),
                Device.CPU, ScalarType.Float, 8)).isPresent();
    }

    /** libtorch reads the arguments before it looks for a kernel; wrong ones would be told as such. */
    @Test
    void theArgumentsAreTheOperatorsAndOnlyTheKernelIsMissingOnTheProcessor() {
        Assumptions.assumeFalse(torch.cuda_is_available(), "a GPU is here");
        try (Scope scope = new Scope()) {
            Tensor query = torch.ones(25, 2, 8).to(ScalarType.BFloat16).requires_grad_(true);
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> RaggedAttention.attend(query, query, query, GROUPS,
                            Tensors.of(GROUPS.starts()).to(ScalarType.Int)))
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
