package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.Map;
import java.util.Optional;

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
    public Map<String, Numbers> state() {
        return Tensors.numbers(step.adam().state());
    }

    @Override
    public void load(Map<String, Numbers> values) {
        try (Scope scope = new Scope()) {
            step.adam().load(Tensors.of(values));
        }
    }

    @Override
    public Optional<Numbers> generator() {
        return Optional.of(TorchGenerator.state());
    }

    @Override
    public void generator(Numbers state) {
        TorchGenerator.set(state);
    }

    @Override
    public Average average(double decay) {
        return new Averaging(step.parameters(), decay);
    }

    @Override
    public void close() {
        step.close();
    }
}
