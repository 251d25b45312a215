package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.engine.kernel.KernelTraining;
import dev.lengthwise.engine.kernel.KernelTransformer;
import dev.lengthwise.engine.kernel.KernelWeights;
import dev.lengthwise.engine.kernel.Optimizer;
import dev.lengthwise.engine.kernel.Parameter;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;

/**
 * Updates by our own engine. The weights that it moves are its own; the model's are told to it at the start and with a checkpoint, and get
 * them back where somebody looks at the model or writes it.
 */
final class KernelUpdates implements Updates {
    private final Transformer model;
    private final TrainConfig config;
    private final Schedule schedule;
    private final KernelTransformer kernel;
    private final KernelTraining training;
    private final LossesSoFar told = new LossesSoFar();

    KernelUpdates(Transformer model, TrainConfig config) {
        this.model = model;
        this.config = config;
        this.schedule = Schedule.of(config);
        this.kernel = KernelWeights.of(model);
        this.training = new KernelTraining(kernel, new Optimizer.Settings(config.beta1(), config.beta2(),
                config.weightDecay(), config.decay() == Decay.MATRICES), Engine.threads());
    }

    @Override
    public Ready ready(Batch batch) {
        return new Ready(batch, null);
    }

    @Override
    public void update(Ready ready, long step) {
        try (ready) {
            Batch batch = ready.batch();
            double rate = learningRate(step);
            KernelTraining.Told said = training.gradients(batch);
            said.losses().forEach((head, loss) -> {
                if (!Double.isFinite(loss)) {
                    throw NonFiniteLossException.ofLoss(head, loss, step, rate);
                }
            });
            if (!Double.isFinite(said.norm())) {
                throw NonFiniteLossException.ofGradient(List.copyOf(said.losses().keySet()), said.norm(), step, rate);
            }
            said.losses().forEach(told::add);
            told.norm(said.norm());
            training.move(batch, said.norm(), config.clip(), rate);
        }
    }

    @Override
    public double settle(LossWindow window) {
        return told.settle(window);
    }

    @Override
    public double learningRate(long step) {
        return schedule.learningRate(step);
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (Parameter parameter : kernel.parameters()) {
            if (parameter.trained()) {
                String name = parameter.name();
                Optimizer.State one = training.optimizer().state(name);
                state.put(Adam.MEAN + name, KernelWeights.tensor(parameter, one.mean()));
                state.put(Adam.SQUARE + name, KernelWeights.tensor(parameter, one.square()));
                state.put(Adam.COUNT + name, Tensors.of(new float[]{one.count()}).view());
            }
        }
        return state;
    }

    @Override
    public void load(Map<String, Tensor> values) {
        try (Scope scope = new Scope()) {
            Map<String, Tensor> own = state();
            if (!own.keySet().equals(values.keySet())) {
                throw new IllegalArgumentException(
                        "the optimizer's state " + values.keySet() + " is not this model's");
            }
            own.forEach((name, tensor) -> Tensors.requireLike(name, tensor, of(values, name)));
            for (Parameter parameter : kernel.parameters()) {
                if (parameter.trained()) {
                    String name = parameter.name();
                    training.optimizer().load(name, new Optimizer.State(
                            Tensors.floats(of(values, Adam.MEAN + name)),
                            Tensors.floats(of(values, Adam.SQUARE + name)),
                            Math.round((double) Tensors.floats(of(values, Adam.COUNT + name))[0])));
                }
            }
        }
        KernelWeights.copy(model, kernel);
    }

    @Override
    public Average average(double decay) {
        return new KernelAveraging(training.average(), trained(), decay);
    }

    private List<Parameter> trained() {
        return kernel.parameters().stream().filter(Parameter::trained).toList();
    }

    @Override
    public void publish() {
        KernelWeights.copy(kernel, model);
    }

    private static Tensor of(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    @Override
    public void close() {
        training.close();
    }
}
