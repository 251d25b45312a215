package dev.lengthwise.bench;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.engine.kernel.InitialWeights;
import dev.lengthwise.engine.kernel.KernelTraining;
import dev.lengthwise.engine.kernel.KernelTransformer;
import dev.lengthwise.engine.kernel.Optimizer;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.train.ScheduleKind;
import dev.lengthwise.train.TrainConfig;
import java.util.List;

/** The models and data that benchmarks agree on: sort with repeats, values 0..99, the paper's lengths, depth 2, heads of 64. */
final class Models {
    static final Task SORT = new Sort(new Vocabulary(100), true);
    /** A token that is never written, so that every answer is written to its full length. */
    static final int NEVER = -1;

    static final int DEPTH = 2;
    private static final int HEAD_DIM = 64; // narrower models have one head
    private static final int MLP_PER_WIDTH = 4;

    private Models() {
    }

    static Transformer transformer(int width) {
        return transformer(width, DEPTH);
    }

    static Transformer transformer(int width, int depth) {
        return transformer(width, depth, Device.CPU);
    }

    static Transformer transformer(int width, Device device) {
        return transformer(width, DEPTH, device);
    }

    private static Transformer transformer(int width, int depth, Device device) {
        return new Transformer(config(width, depth),
                SORT.vocabulary().size(), List.of(SORT.name()), 1, device);
    }

    /** Training of the same by our own engine, with no native library. */
    static KernelTraining kernel(int width, int threads) {
        KernelTransformer model = new KernelTransformer(config(width, DEPTH), SORT.vocabulary().size(),
                List.of(SORT.name()));
        model.load(InitialWeights.draw(model.parameters(), 1));
        return new KernelTraining(model, new Optimizer.Settings(0.9, 0.999, 0, false), threads);
    }

    private static TransformerConfig config(int width, int depth) {
        return new TransformerConfig(depth, width, Math.max(1, width / HEAD_DIM), MLP_PER_WIDTH * width, Norm.PRE,
                Activation.GELU, new Temper.None());
    }

    /** As many layers and calls as the others, hardly a number in them. */
    static Transformer smallest() {
        return new Transformer(new TransformerConfig(DEPTH, 8, 1, 8, Norm.PRE, Activation.GELU, new Temper.None()),
                SORT.vocabulary().size(), List.of(SORT.name()), 1);
    }

    static Batcher batcher(int batch) {
        return batcher(Lengths.PAPER, batch);
    }

    static Batcher batcher(Lengths lengths, int batch) {
        return new Batcher(SORT, List.of(), Accounting.REPLACE, lengths, batch, 1);
    }

    /** A constant learning rate, gradients clipped at 1. */
    static TrainConfig training(int batch, double learningRate) {
        return new TrainConfig(1, batch, learningRate, ScheduleKind.CONSTANT, 0, 1.0, 0, 0.9, 0.999, Asked.auto(), 1,
                1);
    }

    /** Multiplications and additions of the linear maps of one training step that reads and answers so many tokens. */
    static double flops(int width, long tokens, long answers) {
        return flops(width, DEPTH, tokens, answers);
    }

    static double flops(int width, int depth, long tokens, long answers) {
        double square = (double) width * width;
        double everywhere = (depth - 1) * 12 * square + 3 * square; // the last block's queries, keys and values
        double answering = 9 * square + (double) width * SORT.vocabulary().size();
        return 3 * 2 * (everywhere * tokens + answering * answers);
    }
}
