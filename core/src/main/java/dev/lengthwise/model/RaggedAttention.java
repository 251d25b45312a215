package dev.lengthwise.model;

import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Operator;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Causal attention over sequences of all lengths in one call, by FlashAttention's kernel for variable lengths. It exists for GPUs and 16-bit
 * numbers only, accumulates in fp32, and spares a GPU the hundreds of small calls that a loop over lengths makes. Whether it does on
 * this GPU what it should is tried once for each size of head, on a few numbers; where it does not, nobody uses it.
 */
final class RaggedAttention {
    /** Attention of [S, N, H] queries, keys and values; starts as in {@link Sequences}. */
    @FunctionalInterface
    interface Kernel {
        Tensor attend(Tensor query, Tensor key, Tensor value, LengthGroups groups, Tensor starts);
    }

    /** What a kernel is tried for. */
    private record Case(ScalarType format, int headDim) {
    }

    private static final Operator FLASH = new Operator("aten::_flash_attention_forward", "");
    private static final Map<Case, Optional<String>> REFUSALS = new ConcurrentHashMap<>();
    private static final LengthGroups TRIED = new LengthGroups(new int[]{1, 3, 6}, new int[]{2, 1, 2});
    private static final int TRIED_HEADS = 2;
    /** Of numbers up to 1 and their gradients, in bf16, which has 8 bits. */
    private static final double TOLERANCE = 0.05;

    private RaggedAttention() {
    }

    /** Whether the kernel can be asked: numbers of that format, on that device, heads of that size. */
    static boolean suits(Device device, ScalarType format, int headDim) {
        return device == Device.CUDA && refusal(device, format, headDim).isEmpty();
    }

    /**
     * Why the kernel is not asked; empty where it is, and on the processor.
     *
     * @param told of a tensor, whose formats are equal to the named ones only when interned
     */
    static Optional<String> refusal(Device device, ScalarType told, int headDim) {
        ScalarType format = told.intern();
        if (device != Device.CUDA) {
            return Optional.empty();
        }
        if (format != ScalarType.BFloat16 && format != ScalarType.Half) {
            return Optional.of("the kernel for all lengths at once is for 16-bit numbers only");
        }
        return REFUSALS.computeIfAbsent(new Case(format, headDim),
                tried -> trial(RaggedAttention::attend, device, format, headDim));
    }

    /**
     * What each token's query reads of its own sequence up to itself.
     *
     * @param query [S, N, H], the sequences of {@code groups} one after another
     * @param key [S, N, H]
     * @param value [S, N, H]
     * @param starts where each sequence begins and the last one ends, [B + 1], 32-bit integers
     * @return [S, N, H]
     */
    static Tensor attend(Tensor query, Tensor key, Tensor value, LengthGroups groups, Tensor starts) {
        IValue longest = new IValue((long) groups.lengths()[groups.size() - 1]);
        return FLASH.call(new IValue(query), new IValue(key), new IValue(value), new IValue(starts), new IValue(starts),
                longest, longest, new IValue(0.0), new IValue(true), new IValue(false), new IValue(), new IValue(),
                new IValue(), new IValue(), new IValue()).get(0).toTensor();
    }

    /**
     * Holds a kernel against attention in fp32, sequence by sequence: what it reads, and the gradients.
     *
     * @return what is wrong with it, in words; empty where nothing is
     */
    static Optional<String> trial(Kernel kernel, Device device, ScalarType format, int headDim) {
        try (Scope scope = new Scope(); AutoGradMode gradients = new AutoGradMode(true)) {
            Tensor starts = device.move(Tensors.of(TRIED.starts()).to(ScalarType.Int));
            List<double[]> told = readAndGradients(kernel, device, format, headDim, starts);
            List<double[]> expected = readAndGradients(RaggedAttention::bySequence, device, ScalarType.Float, headDim,
                    starts);
            double difference = 0;
            for (int i = 0; i < told.size(); i++) {
                for (int j = 0; j < told.get(i).length; j++) {
                    double one = Math.abs(told.get(i)[j] - expected.get(i)[j]);
                    difference = Double.isNaN(one) ? Double.POSITIVE_INFINITY : Math.max(difference, one);
                }
            }
            return difference <= TOLERANCE
                    ? Optional.empty()
                    : Optional.of(String.format(Locale.ROOT,
                            "the kernel for all lengths at once is off by %.2g for heads of %d", difference, headDim));
        } catch (RuntimeException e) {
            return Optional.of("the kernel for all lengths at once does not run for heads of " + headDim + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** What is read of some numbers between -1 and 1, and the gradients of its weighted sum for queries, keys and values. */
    private static List<double[]> readAndGradients(Kernel kernel, Device device, ScalarType format, int headDim,
            Tensor starts) {
        List<Tensor> inputs = new ArrayList<>();
        for (int part = 1; part <= 3; part++) {
            Tensor numbers = device.move(waves(headDim, part)).to(format).detach();
            inputs.add(numbers.set_requires_grad(true));
        }
        Tensor read = kernel.attend(inputs.get(0), inputs.get(1), inputs.get(2), TRIED, starts);
        read.mul(device.move(waves(headDim, 4)).to(format)).sum().backward();
        List<double[]> all = new ArrayList<>(List.of(Tensors.doubles(read)));
        inputs.forEach(input -> all.add(Tensors.doubles(input.grad())));
        return all;
    }

    /** [S, N, H] of different numbers that bf16 rounds alike everywhere. */
    private static Tensor waves(int headDim, int which) {
        long count = (long) TRIED.tokens() * TRIED_HEADS * headDim;
        return torch.arange(new Scalar(count), new TensorOptions(ScalarType.Float)).mul(new Scalar(0.7 * which)).sin()
                .view(TRIED.tokens(), TRIED_HEADS, headDim).to(ScalarType.BFloat16);
    }

    private static Tensor bySequence(Tensor query, Tensor key, Tensor value, LengthGroups groups, Tensor starts) {
        long[] at = groups.starts();
        TensorVector read = new TensorVector();
        for (int i = 0; i + 1 < at.length; i++) {
            long length = at[i + 1] - at[i];
            Tensor scores = of(query, at[i], length).matmul(of(key, at[i], length).transpose(1, 2))
                    .mul(new Scalar(1 / Math.sqrt(query.size(2))));
            Tensor later = Device.of(query).move(torch.ones(new long[]{length, length}).triu(1).to(ScalarType.Bool));
            read.push_back(scores.masked_fill(later, new Scalar(Double.NEGATIVE_INFINITY)).softmax(-1)
                    .matmul(of(value, at[i], length)).transpose(0, 1));
        }
        return torch.cat(read);
    }

    /** One sequence, [N, T, H]. */
    private static Tensor of(Tensor flat, long start, long length) {
        return flat.narrow(0, start, length).transpose(0, 1);
    }
}
