package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.engine.kernel.KernelModel;
import dev.lengthwise.engine.kernel.KernelTraining;
import dev.lengthwise.engine.kernel.Optimizer;
import dev.lengthwise.engine.kernel.Parameter;
import dev.lengthwise.tensor.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Updates by our own engine, of a model's own weights. */
final class KernelUpdates implements Updates {
    private final TrainConfig config;
    private final Schedule schedule;
    private final List<Parameter> trained;
    private final KernelTraining training;
    private final LossesSoFar told = new LossesSoFar();

    KernelUpdates(KernelModel model, TrainConfig config) {
        this.config = config;
        this.schedule = Schedule.of(config);
        this.trained = model.transformer().parameters().stream().filter(Parameter::trained).toList();
        this.training = new KernelTraining(model.transformer(), new Optimizer.Settings(config.beta1(), config.beta2(),
                config.weightDecay(), config.decay() == Decay.MATRICES), model.threads());
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
    public Map<String, Numbers> state() {
        Map<String, Numbers> state = new LinkedHashMap<>();
        for (Parameter parameter : trained) {
            String name = parameter.name();
            Optimizer.State one = training.optimizer().state(name);
            state.put(Adam.MEAN + name, parameter.numbers(one.mean()));
            state.put(Adam.SQUARE + name, parameter.numbers(one.square()));
            state.put(Adam.COUNT + name, Numbers.of(new float[]{one.count()}));
        }
        return state;
    }

    @Override
    public void load(Map<String, Numbers> values) {
        Map<String, Numbers> own = state();
        if (!own.keySet().equals(values.keySet())) {
            throw new IllegalArgumentException("the optimizer's state " + values.keySet() + " is not this model's");
        }
        own.forEach((name, numbers) -> numbers.requireLike(name, of(values, name)));
        for (Parameter parameter : trained) {
            String name = parameter.name();
            training.optimizer().load(name, new Optimizer.State(of(values, Adam.MEAN + name).floats(),
                    of(values, Adam.SQUARE + name).floats(),
                    Math.round((double) of(values, Adam.COUNT + name).floats()[0])));
        }
    }

    /** Nothing: all that is random is a pure function of seed and step. */
    @Override
    public Optional<Numbers> generator() {
        return Optional.empty();
    }

    @Override
    public void generator(Numbers state) {
        throw new IllegalStateException("our own engine draws from no generator");
    }

    @Override
    public Average average(double decay) {
        return new KernelAveraging(training.average(), trained, decay);
    }

    private static Numbers of(Map<String, Numbers> numbers, String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    @Override
    public void close() {
        training.close();
    }
}
