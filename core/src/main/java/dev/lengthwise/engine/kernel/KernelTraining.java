package dev.lengthwise.engine.kernel;

import dev.lengthwise.batch.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a model, batch by batch. A batch is cut into shards of about as many tokens, by its lengths alone; each shard goes through the model
 * tile by tile and adds its gradients up; shards are summed in their order. So the number of threads changes no bit. Belongs to one thread.
 */
public final class KernelTraining implements AutoCloseable {
    private static final double NO_ZERO = 1e-6; // as libtorch's clip_grad_norm_ has it

    private final KernelTransformer model;
    private final Optimizer optimizer;
    private final Workers workers;
    private final List<Workspace> work = new ArrayList<>();
    private final float[][] gradients = new float[Sizes.MOST_SHARDS][];

    /**
     * What a batch says.
     *
     * @param losses each head's mean loss, in nats, in the model's order
     * @param norm of the gradient, before clipping
     */
    public record Told(Map<String, Double> losses, double norm) {
    }

    /** @param threads at least 1 */
    public KernelTraining(KernelTransformer model, Optimizer.Settings settings, int threads) {
        this.model = model;
        this.optimizer = new Optimizer(model, settings);
        this.workers = new Workers(threads);
    }

    /** What it computes with on this machine, for people: it decides about speed alone. */
    public static String describe() {
        return Kernels.describe();
    }

    /** What a JVM has to be started with to compute with vectors; nothing where its module is not to be had. */
    public static List<String> javaOptions() {
        return Kernels.javaOptions();
    }

    /** Whether it computes with vectors here; without them it is many times slower. */
    public static boolean hasVectors() {
        return Kernels.hasVectors();
    }

    public Optimizer optimizer() {
        return optimizer;
    }

    /** An average of the weights that are trained. */
    public KernelAverage average() {
        return new KernelAverage(model);
    }

    /** The first half of a step: losses and gradients of a batch, which {@link #move} uses. */
    public Told gradients(Batch batch) {
        return gradients(flat(batch));
    }

    private FlatBatch flat(Batch batch) {
        return FlatBatch.of(batch, model.heads(), model.config());
    }

    private Told gradients(FlatBatch batch) {
        int shards = Math.clamp(batch.tokens() / Sizes.TILE, 1, Sizes.MOST_SHARDS);
        double[][] losses = new double[shards][batch.heads()];
        for (int shard = 0; shard < shards; shard++) {
            if (gradients[shard] == null) {
                gradients[shard] = new float[model.layout().size()];
            }
        }
        Workspace.prepare(work, workers.threads(), model, batch.longest(), true);
        workers.all(shards, (worker, shard) -> {
            Workspace space = work.get(worker);
            Arrays.fill(gradients[shard], 0);
            space.collect(gradients[shard]);
            for (Piece piece : Piece.tiles(batch, begin(batch, shard, shards), begin(batch, shard + 1, shards))) {
                model.forward(space, piece);
                model.backward(space, piece, losses[shard]);
            }
        });
        double norm = optimizer.sum(Arrays.copyOf(gradients, shards), workers, work);
        Map<String, Double> told = new LinkedHashMap<>();
        for (int head = 0; head < batch.heads(); head++) {
            if (batch.due(head) > 0) {
                double sum = 0;
                for (double[] shard : losses) {
                    sum += shard[head];
                }
                told.put(model.heads().get(head), sum / batch.due(head));
            }
        }
        return new Told(told, norm);
    }

    /**
     * The second half of a step: moves the weights by the gradients of the same batch.
     *
     * @param norm of the gradient
     * @param clip the norm that it has at most after clipping; 0 clips nothing
     */
    public void move(Batch batch, double norm, double clip, double learningRate) {
        double factor = clip > 0 ? Math.min(1, clip / (norm + NO_ZERO)) : 1;
        optimizer.move(model.weights().values(), gradients[0], factor, learningRate, flat(batch), workers, work);
        List<LinearLayer> matrices = model.layout().matrices();
        workers.all(matrices.size(), (_, i) -> matrices.get(i).transpose(model.weights()));
    }

    /** The gradient of a parameter after {@link #gradients}, as files hold the parameter. */
    float[] gradient(Parameter parameter) {
        return parameter.read(gradients[0]);
    }

    /** The first sequence of a shard: shards end where sequences do. */
    private static int begin(FlatBatch batch, int shard, int shards) {
        long token = (long) batch.tokens() * shard / shards;
        int low = 0;
        int high = batch.sequences();
        while (low < high) {
            int middle = (low + high) / 2;
            if (batch.start(middle) < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void close() {
        workers.close();
    }
}
