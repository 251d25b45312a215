package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
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
        this.adam = new Adam(parameters, config);
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

    /** The weighted sum of the heads' mean losses, all of them numbers. */
    private Tensor loss(Batch batch, long step, ObjDoubleConsumer<String> losses) {
        Tensor residual = model.residual(BatchTensors.of(batch), BatchTensors.answerRows(batch), precision);
        Tensor total = Tensors.of(new float[]{0});
        long at = 0;
        for (Targets targets : batch.targets()) {
            Tensor due = residual.narrow(0, at, targets.labels().length);
            at += targets.labels().length;
            Tensor logits = model.logits(targets.head(), due, precision);
            Tensor loss = torch.cross_entropy_loss(logits, Tensors.of(targets.labels()), new TensorOptional(), 1, -100,
                    0.0);
            double value = loss.item_double();
            if (!Double.isFinite(value)) {
                throw NonFiniteLossException.ofLoss(targets.head(), value, step, learningRate(step));
            }
            losses.accept(targets.head(), value);
            total = total.add(loss.mul(new Scalar(targets.weight())));
        }
        return total;
    }

    /** The learning rate of a step. */
    double learningRate(long step) {
        return schedule.learningRate(step);
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
