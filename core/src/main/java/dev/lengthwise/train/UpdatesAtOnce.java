package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import java.util.ArrayList;
import java.util.List;

/** Updates that are done when the call returns: {@link Step} by step. */
final class UpdatesAtOnce implements Updates {
    private final Step step;
    private final List<Told> told = new ArrayList<>();
    private double norm;

    private record Told(String head, double loss) {
    }

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
            norm = step.update(ready.batch(), at, (head, loss) -> told.add(new Told(head, loss)));
        }
    }

    @Override
    public double settle(LossWindow window) {
        told.forEach(one -> window.add(one.head(), one.loss()));
        told.clear();
        return norm;
    }

    @Override
    public double learningRate(long at) {
        return step.learningRate(at);
    }

    @Override
    public Adam adam() {
        return step.adam();
    }

    @Override
    public void close() {
        step.close();
    }
}
