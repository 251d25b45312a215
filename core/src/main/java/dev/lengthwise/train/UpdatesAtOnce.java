package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Updates that are done when the call returns: {@link Step} by step. */
final class UpdatesAtOnce implements Updates {
    private final Step step;
    private final LossesSoFar told = new LossesSoFar();

    UpdatesAtOnce(Step step) {
        this.step = step;
    }

    @Override
    public Ready ready(Batch batch) {
        return new Ready(batch, null);
    }

    @Override
    public void update(Ready ready, long at) {
        try (ready) {
            told.norm(step.update(ready.batch(), at, told::add));
        }
    }

    @Override
    public double settle(LossWindow window) {
        return told.settle(window);
    }

    @Override
    public double learningRate(long at) {
        return step.learningRate(at);
    }

    @Override
    public Map<String, Tensor> state() {
        return step.adam().state();
    }

    @Override
    public void load(Map<String, Tensor> values) {
        step.adam().load(values);
    }

    @Override
    public Average average(double decay) {
        return new Averaging(step.parameters(), decay);
    }

    @Override
    public void publish() {
        // The model's own weights are moved.
    }

    @Override
    public void close() {
        step.close();
    }
}
