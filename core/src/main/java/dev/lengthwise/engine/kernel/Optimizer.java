package dev.lengthwise.engine.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Adam with decoupled weight decay for the trained parameters of a model. A parameter of a head that has nothing to answer in a batch is
 * neither moved nor decayed by it.
 */
public final class Optimizer {
    /** What Adam adds to the root of the second moment. */
    static final float EPSILON = 1e-8f;
    private static final int STRETCH = 8192;

    private final KernelTransformer model;
    private final List<Parameter> parameters;
    private final List<Stretch> stretches = new ArrayList<>();
    private final Settings settings;
    private final float[] means;
    private final float[] squares;
    private final long[] counts;

    /**
     * How it moves.
     *
     * @param onlyMatrices whether the matrices of linear maps alone decay
     */
    public record Settings(double beta1, double beta2, double weightDecay, boolean onlyMatrices) {
    }

    /** Some numbers of a parameter, which one thread moves. */
    private record Stretch(int parameter, int from, int to) {
    }

    Optimizer(KernelTransformer model, Settings settings) {
        this.model = model;
        this.parameters = model.parameters();
        this.settings = settings;
        this.means = new float[model.layout().size()];
        this.squares = new float[model.layout().size()];
        this.counts = new long[parameters.size()];
        int number = 0;
        for (Parameter parameter : parameters) {
            int end = parameter.at() + parameter.size();
            for (int from = parameter.at(); from < end; from += STRETCH) {
                stretches.add(new Stretch(number, from, Math.min(end, from + STRETCH)));
            }
            number++;
        }
    }

    /**
     * What is known of a parameter.
     *
     * @param mean of its gradients, as files hold them
     * @param square the mean of their squares
     * @param count how often it was moved
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record State(float[] mean, float[] square, long count) {
    }

    /** The state of a parameter. */
    public State state(String name) {
        Parameter parameter = model.parameter(name);
        return new State(parameter.read(means), parameter.read(squares), counts[parameters.indexOf(parameter)]);
    }

    /** Takes over the state of a parameter. */
    public void load(String name, State state) {
        Parameter parameter = model.parameter(name);
        parameter.write(state.mean(), means);
        parameter.write(state.square(), squares);
        counts[parameters.indexOf(parameter)] = state.count();
    }

    /**
     * Sums the shards of the gradient into the first.
     *
     * @return the norm of the sum
     */
    double sum(float[][] shards, Workers workers, List<Workspace> work) {
        double[] parts = new double[stretches.size()];
        workers.all(parts.length, (worker, i) -> parts[i] = work.get(worker).flat().sum(shards, stretches.get(i).from(),
                stretches.get(i).to()));
        double total = 0;
        for (double part : parts) {
            total += part;
        }
        return Math.sqrt(total);
    }

    /**
     * Moves the weights.
     *
     * @param clip what the gradient is multiplied by
     * @param batch has gradients for those heads that answer in it
     */
    void move(float[] weights, float[] gradient, double clip, double learningRate, FlatBatch batch, Workers workers,
            List<Workspace> work) {
        boolean[] moves = new boolean[parameters.size()];
        for (int i = 0; i < moves.length; i++) {
            int head = parameters.get(i).head();
            moves[i] = parameters.get(i).trained() && (head == Parameter.TRUNK || batch.due(head) > 0);
            if (moves[i]) {
                counts[i]++;
            }
        }
        workers.all(stretches.size(), (worker, number) -> {
            Stretch stretch = stretches.get(number);
            if (!moves[stretch.parameter()]) {
                return;
            }
            long count = counts[stretch.parameter()];
            boolean decays = !settings.onlyMatrices() || parameters.get(stretch.parameter()).matrix();
            double keep = decays ? 1 - learningRate * settings.weightDecay() : 1;
            double rate = learningRate / (1 - StrictMath.pow(settings.beta1(), count));
            double root = 1 / Math.sqrt(1 - StrictMath.pow(settings.beta2(), count));
            work.get(worker).flat().adam(weights, gradient, means, squares, stretch.from(), stretch.to(), (float) clip,
                    (float) keep, (float) rate, (float) root, (float) settings.beta1(), (float) settings.beta2());
        });
    }
}
