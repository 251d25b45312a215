package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** What training does with one batch: losses, gradients, clipping, update. Belongs to one thread. */
public final class Step implements AutoCloseable {
    private final Transformer model;
    private final TrainConfig config;
    private final Precision precision;
    private final Schedule schedule;
    private final Adam adam;
    private final TensorVector trained;

    /** @param precision fp32 or bf16 */
    public Step(Transformer model, TrainConfig config, Precision precision) {
        this.model = model;
        this.config = config;
        this.precision = precision;
        this.schedule = Schedule.of(config);
        Map<String, Tensor> parameters = model.parameters().trained();
        this.adam = new Adam(parameters,
                config.decay() == Decay.ALL ? parameters.keySet() : model.parameters().matrices(), config);
        try (Scope scope = new Scope()) {
            this.trained = scope.keep(new TensorVector(parameters.values().toArray(Tensor[]::new)));
        }
    }

    /**
     * Moves the weights once.
     *
     * @param step from 0, for the learning rate
     * @param losses told each head's mean loss
     * @return the gradient's norm before clipping
     * @throws NonFiniteLossException before the weights would move by a loss or a gradient that is no number
     */
    public double update(Batch batch, long step, ObjDoubleConsumer<String> losses) {
        try (Scope scope = new Scope()) {
            loss(batch, step, losses).backward();
            double norm = torch.clip_grad_norm_(trained, largestNorm());
            if (!Double.isFinite(norm)) {
                throw NonFiniteLossException.ofGradient(batch.targets().stream().map(Targets::head).toList(), norm,
                        step, learningRate(step));
            }
            adam.step(learningRate(step));
            return norm;
        } finally {
            adam.zeroGradients();
        }
    }

    /** Without clipping what no gradient exceeds; libtorch takes an fp32 number. */
    private double largestNorm() {
        return config.clip() > 0 ? Math.min(config.clip(), Float.MAX_VALUE) : Float.MAX_VALUE;
    }

    private Tensor loss(Batch batch, long step, ObjDoubleConsumer<String> losses) {
        Tensor residual = model.residual(BatchTensors.of(batch), BatchTensors.answerRows(batch), precision);
        return Loss.of(model, residual, batch.targets(), precision, (head, value) -> {
            if (!Double.isFinite(value)) {
                throw NonFiniteLossException.ofLoss(head, value, step, learningRate(step));
            }
            losses.accept(head, value);
        });
    }

    /** The learning rate of a step. */
    double learningRate(long step) {
        return schedule.learningRate(step);
    }

    /** What is moved, by name. */
    Map<String, Tensor> parameters() {
        return model.parameters().trained();
    }

    /** The optimizer, whose state a checkpoint holds. */
    Adam adam() {
        return adam;
    }

    @Override
    public void close() {
        adam.close();
        trained.close();
    }
}
