package dev.lengthwise.model;

import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Operator;
import dev.lengthwise.tensor.Tensors;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Causal attention over sequences of all lengths in one call, by FlashAttention's kernel for variable lengths. It exists for GPUs and 16-bit
 * numbers only, accumulates in fp32, and spares a GPU the hundreds of small calls that a loop over lengths makes.
 */
final class RaggedAttention {
    private static final Operator FLASH = new Operator("aten::_flash_attention_forward", "");

    private RaggedAttention() {
    }

    /** Whether the kernel can be asked: numbers of that format, on that device. */
    static boolean suits(Device device, ScalarType format) {
        return device == Device.CUDA && (format == ScalarType.BFloat16 || format == ScalarType.Half);
    }

    /**
     * What each token's query reads of its own sequence up to itself.
     *
     * @param query [S, N, H], the sequences of {@code groups} one after another
     * @param key [S, N, H]
     * @param value [S, N, H]
     * @return [S, N, H]
     */
    static Tensor attend(Tensor query, Tensor key, Tensor value, LengthGroups groups) {
        Tensor starts = Device.of(query).move(Tensors.of(starts(groups)).to(ScalarType.Int));
        IValue longest = new IValue((long) groups.lengths()[groups.size() - 1]);
        return FLASH.call(new IValue(query), new IValue(key), new IValue(value), new IValue(starts), new IValue(starts),
                longest, longest, new IValue(0.0), new IValue(true), new IValue(false), new IValue(), new IValue(),
                new IValue(), new IValue(), new IValue()).get(0).toTensor();
    }

    /** Where each sequence begins among the flat tokens, and where the last one ends: [B + 1]. */
    static long[] starts(LengthGroups groups) {
        int sequences = 0;
        for (int count : groups.counts()) {
            sequences += count;
        }
        long[] starts = new long[sequences + 1];
        int sequence = 0;
        for (int group = 0; group < groups.size(); group++) {
            for (int i = 0; i < groups.counts()[group]; i++, sequence++) {
                starts[sequence + 1] = starts[sequence] + groups.lengths()[group];
            }
        }
        return starts;
    }
}
