package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.DeviceBatch;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Operator;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Updates for a GPU, which works through a queue: nothing in an update is read back, so that the processor prepares the next one
 * meanwhile. Losses, the gradient's norm, clipping and the check for numbers that are none stay on the device until they are asked
 * for. From the first loss or gradient on that is no number, weights and moments stay as they are.
 */
final class QueuedUpdates implements Updates {
    private static final double NO_ZERO = 1e-6; // as libtorch's clip_grad_norm_ has it

    private final Transformer model;
    private final TrainConfig config;
    private final Precision precision;
    private final Schedule schedule;
    private final Adam adam;
    private final List<Tensor> trained;
    private final Operator norms = new Operator("aten::_foreach_norm", "Scalar");
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    /** fp64: a sum of losses for each head, then the norm of the newest gradient, or of the first that failed, then that step + 1. */
    private final Tensor told;
    /** 1 from the first step on that failed, else 0. */
    private final Tensor failed;
    private boolean closed;

    /** @param precision fp32, tf32 or bf16 */
    QueuedUpdates(Transformer model, TrainConfig config, Precision precision) {
        this.model = model;
        this.config = config;
        this.precision = precision;
        this.schedule = Schedule.of(config);
        Map<String, Tensor> parameters = model.parameters().trained();
        this.trained = List.copyOf(parameters.values());
        this.adam = new Adam(parameters,
                config.decay() == Decay.ALL ? parameters.keySet() : model.parameters().matrices(), config);
        for (String head : model.heads()) {
            places.put(head, places.size());
            counts.put(head, 0L);
        }
        try (Scope scope = new Scope()) {
            Device device = model.device();
            this.told = scope.keep(device.move(Tensors.of(new float[places.size() + 2]).to(ScalarType.Double)));
            this.failed = scope.keep(device.move(Tensors.of(new float[]{0})));
        }
        clearTold();
    }

    private int normPlace() {
        return places.size();
    }

    private int failurePlace() {
        return places.size() + 1;
    }

    @Override
    public Ready ready(Batch batch) {
        return new Ready(batch, DeviceBatch.of(batch, model.device()));
    }

    @Override
    public void update(Ready ready, long step) {
        Batch batch = ready.batch();
        try (ready; Scope scope = new Scope()) {
            DeviceBatch there = Objects.requireNonNull(ready.copied(), "made ready by other updates");
            Tensor residual = model.residual(there.tensors(), there.answerRows(), precision);
            Tensor loss = Loss.unread(model, residual, batch.targets(), there.labels(), precision, this::add);
            loss.backward();
            move(loss, step);
        } finally {
            adam.zeroGradients();
        }
        for (Targets targets : batch.targets()) {
            counts.merge(targets.head(), 1L, Long::sum);
        }
    }

    private void add(String head, Tensor loss) {
        Integer place = places.get(head);
        if (place == null) {
            throw new IllegalArgumentException("the model has no head " + head + ": it has " + places.keySet());
        }
        try (NoGradGuard guard = new NoGradGuard()) {
            told.select(0, place).add_(loss.detach());
        }
    }

    /** Clips by dividing inside the optimizer's kernel, and skips its work where something was no number. */
    private void move(Tensor loss, long step) {
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor norm = norm();
            Tensor shown = told.select(0, normPlace());
            shown.copy_(torch.where(failed.select(0, 0).gt(new Scalar(0.0)), shown, norm.to(ScalarType.Double)));
            Tensor fails = torch.isfinite(norm.add(loss.detach())).logical_not().to(ScalarType.Float).view(1);
            Tensor first = fails.mul(failed.neg().add(new Scalar(1.0))); // 1 at the first failure only
            told.select(0, failurePlace()).add_(first.select(0, 0).mul(new Scalar(step + 1.0)));
            failed.add_(first);
            Tensor divisor = config.clip() > 0
                    ? norm.add(new Scalar(NO_ZERO)).div(new Scalar(config.clip())).clamp_min(new Scalar(1.0))
                    : null;
            adam.step(learningRate(step), divisor, failed);
        }
    }

    /** Of all gradients as one vector; a scalar. */
    private Tensor norm() {
        List<Tensor> gradients = new ArrayList<>();
        for (Tensor parameter : trained) {
            Tensor gradient = parameter.grad();
            if (gradient.defined()) {
                gradients.add(gradient);
            }
        }
        TensorVector each = Operator
                .tensors(norms.call(Operator.list(gradients), new IValue(new Scalar(2.0)), new IValue()).get(0));
        return torch.stack(each).norm();
    }

    @Override
    public double settle(LossWindow window) {
        double[] read;
        try (Scope scope = new Scope()) {
            read = Tensors.doubles(told);
        }
        long step = Math.round(read[failurePlace()]) - 1;
        if (step >= 0) {
            throw failure(read, step);
        }
        places.forEach((head, place) -> window.add(head, read[place], counts.getOrDefault(head, 0L)));
        clearTold();
        return read[normPlace()];
    }

    private NonFiniteLossException failure(double[] read, long step) {
        for (Map.Entry<String, Integer> head : places.entrySet()) {
            if (!Double.isFinite(read[head.getValue()])) {
                return NonFiniteLossException.ofLoss(head.getKey(), read[head.getValue()], step, learningRate(step));
            }
        }
        return NonFiniteLossException.ofGradient(List.copyOf(places.keySet()), read[normPlace()], step,
                learningRate(step));
    }

    private void clearTold() {
        counts.replaceAll((head, count) -> 0L);
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            told.narrow(0, 0, places.size()).zero_(); // the newest norm is told as often as it is asked for
        }
    }

    @Override
    public double learningRate(long step) {
        return schedule.learningRate(step);
    }

    @Override
    public Map<String, Numbers> state() {
        return Tensors.numbers(adam.state());
    }

    @Override
    public void load(Map<String, Numbers> values) {
        try (Scope scope = new Scope()) {
            adam.load(Tensors.of(values));
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
        return new Averaging(model.parameters().trained(), decay);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            adam.close();
            norms.close();
            told.close();
            failed.close();
        }
    }
}
