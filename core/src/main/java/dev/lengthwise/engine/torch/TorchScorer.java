package dev.lengthwise.engine.torch;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.engine.Scorer;
import dev.lengthwise.model.Tap;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Scores by libtorch.
 *
 * @param tap in every forward pass
 */
public record TorchScorer(Transformer model, Precision precision, Tap tap) implements Scorer {
    @Override
    public int[] greedy(Batch batch) {
        Targets targets = batch.targets().getFirst();
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Tensor residual = model.residual(BatchTensors.of(batch), BatchTensors.answerRows(batch), precision, tap);
            Tensor logits = model.logits(targets.head(), residual, precision, tap);
            return Arrays.stream(Tensors.longs(torch.argmax(logits, new LongOptional(1), false)))
                    .mapToInt(Math::toIntExact).toArray();
        }
    }
}
