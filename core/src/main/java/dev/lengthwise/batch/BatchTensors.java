package dev.lengthwise.batch;

import dev.lengthwise.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of a batch; they belong to the caller's {@link dev.lengthwise.tensor.Scope}.
 *
 * @param tokens [S], 64-bit integers
 * @param groups how the tokens fall into sequences
 * @param stretches see {@link Batch}
 * @param starts where each sequence begins and the last one ends, [B + 1], 32-bit integers beside the tokens; null where nobody has
 *     made them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
public record BatchTensors(Tensor tokens, LengthGroups groups, double[] stretches, @Nullable Tensor starts) {

    /** Sequences that are as long as they are. */
    public BatchTensors(Tensor tokens, LengthGroups groups) {
        this(tokens, groups, new double[0], null);
    }

    public static BatchTensors of(Batch batch) {
        return new BatchTensors(Tensors.of(batch.tokens()), batch.groups(), batch.stretches(), null);
    }

    /** How many times as long as it is a sequence is taken to be, by its place in the batch. */
    public double stretch(int sequence) {
        return stretches.length == 0 ? 1 : stretches[sequence];
    }

    /** Where answers are due: the positions of all heads' targets, one head after another, [A]. */
    public static Tensor answerRows(Batch batch) {
        return Tensors.of(joined(batch.targets().stream().map(Targets::positions).toList()));
    }

    /** The tokens due there, [A]. */
    public static Tensor labels(List<Targets> targets) {
        return Tensors.of(joined(targets.stream().map(Targets::labels).toList()));
    }

    /** One after another. */
    static long[] joined(List<long[]> parts) {
        long[] joined = new long[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
