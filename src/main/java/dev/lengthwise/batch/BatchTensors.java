package dev.lengthwise.batch;

import dev.lengthwise.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * The tensors of a batch; they belong to the caller's {@link dev.lengthwise.tensor.Scope}.
 *
 * @param tokens [S], 64-bit integers
 * @param groups how the tokens fall into sequences
 * @param stretches see {@link Batch}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
public record BatchTensors(Tensor tokens, LengthGroups groups, double[] stretches) {

    /** Sequences that are as long as they are. */
    public BatchTensors(Tensor tokens, LengthGroups groups) {
        this(tokens, groups, new double[0]);
    }

    public static BatchTensors of(Batch batch) {
        return new BatchTensors(Tensors.of(batch.tokens()), batch.groups(), batch.stretches());
    }

    /** How many times as long as it is a sequence is taken to be, by its place in the batch. */
    public double stretch(int sequence) {
        return stretches.length == 0 ? 1 : stretches[sequence];
    }

    /** Where answers are due: the positions of all heads' targets, one head after another, [A]. */
    public static Tensor answerRows(Batch batch) {
        long[] rows = new long[batch.targets().stream().mapToInt(targets -> targets.positions().length).sum()];
        int at = 0;
        for (Targets targets : batch.targets()) {
            System.arraycopy(targets.positions(), 0, rows, at, targets.positions().length);
            at += targets.positions().length;
        }
        return Tensors.of(rows);
    }
}
