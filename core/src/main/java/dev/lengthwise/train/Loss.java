package dev.lengthwise.train;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.ObjDoubleConsumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Cross-entropy of the tokens that are due, each head's mean by its weight (docs/decisions/0005). */
public final class Loss {
    private static final long NONE_IGNORED = -100;

    private Loss() {
    }

    /**
     * The weighted sum of the heads' mean losses.
     *
     * @param residual final residual stream where answers are due, [A, D], head after head as {@code targets} has them
     * @param losses told each head's mean loss, in nats
     * @return a scalar to differentiate
     */
    public static Tensor of(Transformer model, Tensor residual, List<Targets> targets, Precision precision,
            ObjDoubleConsumer<String> losses) {
        return unread(model, residual, targets, BatchTensors.labels(targets), precision,
                (head, loss) -> losses.accept(head, loss.item_double()));
    }

    /**
     * The same without waiting for the numbers.
     *
     * @param labels of all targets, one head after another, [A]
     * @param losses given each head's mean loss, a scalar
     */
    static Tensor unread(Transformer model, Tensor residual, List<Targets> targets, Tensor labels, Precision precision,
            BiConsumer<String, Tensor> losses) {
        Tensor there = model.device().move(labels);
        Tensor total = null;
        long at = 0;
        for (Targets head : targets) {
            int due = head.labels().length;
            Tensor logits = model.logits(head.head(), residual.narrow(0, at, due), precision);
            Tensor loss = torch.cross_entropy_loss(logits, there.narrow(0, at, due), new TensorOptional(), 1,
                    NONE_IGNORED, 0.0);
            at += due;
            losses.accept(head.head(), loss);
            Tensor weighted = loss.mul(new Scalar(head.weight()));
            total = total == null ? weighted : total.add(weighted);
        }
        return Objects.requireNonNull(total, "a batch has at least one head");
    }
}
