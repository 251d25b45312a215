package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.train.Loss;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/**
 * A way to the loss and the gradients of a batch.
 *
 * @param layout what is computed one after another for a batch; the gradients add up
 * @param precision fp32 or bf16
 * @param answersOnly whether the last block is computed only where answers are due
 */
record Way(Function<Batch, List<Batch>> layout, Precision precision, boolean answersOnly) {

    /** As {@link dev.lengthwise.train.Step} does it. */
    static Way ours(Precision precision) {
        return new Way(List::of, precision, true);
    }

    Way laidOut(Function<Batch, List<Batch>> other) {
        return new Way(other, precision, answersOnly);
    }

    Way in(Precision other) {
        return new Way(layout, other, answersOnly);
    }

    Way lastBlockEverywhere() {
        return new Way(layout, precision, false);
    }

    /**
     * Adds to the gradients of the model.
     *
     * @param laidOut by {@link #layout}
     * @return the weighted sum of the heads' mean losses
     */
    double backward(Transformer model, List<Batch> laidOut) {
        double sum = 0;
        for (Batch batch : laidOut) {
            try (Scope scope = new Scope()) {
                Tensor loss = loss(model, batch);
                loss.backward();
                sum += loss.item_double();
            }
        }
        return sum;
    }

    private Tensor loss(Transformer model, Batch batch) {
        Tensor rows = BatchTensors.answerRows(batch);
        Tensor residual = answersOnly
                ? model.residual(BatchTensors.of(batch), rows, precision)
                : model.residual(BatchTensors.of(batch), precision).index_select(0, rows);
        return Loss.of(model, residual, batch.targets(), precision, (head, value) -> {
        });
    }
}
