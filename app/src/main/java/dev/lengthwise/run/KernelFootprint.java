package dev.lengthwise.run;

import dev.lengthwise.engine.kernel.Sizes;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.run.Footprint.Part;
import java.util.List;

/**
 * What a model's work holds by our own engine, all of it in the JVM. Rows are filled up to a multiple of 16 numbers, and each thread has a
 * workspace for one tile, so that little depends on the batch.
 *
 * @param model whose work it is
 * @param threads that compute
 */
record KernelFootprint(ModelFootprint model, int threads) {
    private static final double FLOAT = 4;
    /** For each number in training: itself, its transposed copy, Adam's two. */
    private static final double TRAINED = 4 * FLOAT;
    /** And while a checkpoint is written: what it holds of it, and a copy on the way. */
    private static final double WRITTEN = 4 * FLOAT;
    /** The average, and the weights while it is in their place. */
    private static final double AVERAGED = 3 * FLOAT;
    /** For each number of a model that is asked: itself, its transposed copy, and the file's while it is read. */
    private static final double READ = 4 * FLOAT;
    /** Patterns grow by half at a time. */
    private static final double GROWN = 1.5;

    private double filled(double numbers) {
        return Math.ceil(numbers / Sizes.FILLED) * Sizes.FILLED;
    }

    private double width() {
        return filled(model.config().width());
    }

    private double mlp() {
        return filled(model.config().mlp());
    }

    private double mixed() {
        return model.config().heads() * filled(model.config().headDim());
    }

    /** All numbers, with the zeros that fill them up. */
    private double numbers() {
        TransformerConfig config = model.config();
        double norms = config.norm() == Norm.NONE ? 0 : 4 * width();
        double block = 4 * width() * mixed() + 3 * mixed() + 2 * width() * mlp() + mlp() + 2 * width() + norms;
        double positions = switch (config.position()) {
            case Position.Learned(int longest) -> longest * width();
            case Position.T5 t5 -> t5.buckets() * filled(config.heads());
            case Position.Fire fire -> config.depth()
                    * ((3.0 + fire.hidden()) * Sizes.FILLED + config.heads() * filled(fire.hidden()));
            case Position.None none -> 0;
            case Position.Sinusoidal sinusoidal -> 0;
            case Position.Rope rope -> 0;
            case Position.Alibi alibi -> 0;
        };
        double words = filled(model.vocabulary());
        return config.depth() * block + positions + words * width() + model.heads() * words * (width() + 1)
                + 2 * width();
    }

    /**
     * What all threads compute in.
     *
     * @param longest tokens of the longest sequence
     * @param back whether there is a way back
     */
    private double workspaces(double longest, boolean back) {
        TransformerConfig config = model.config();
        double rows = Math.max(Sizes.TILE, longest);
        double block = 4 * width() + 5 * mixed() + 2 * mlp();
        double patterns = config.heads() * rows * filled(longest) * (back ? GROWN : 0);
        double biases = config.position() instanceof Position.Fire
                ? config.heads() * longest * filled(longest) * (back ? 2 : 1)
                : 0;
        double outside = (back ? 5 : 2) * width() + filled(model.vocabulary()) + (back ? mlp() + 4 * mixed() : 0);
        double widest = Math.max(Math.max(3 * mixed(), filled(model.vocabulary())), Math.max(width(), mlp()));
        double packed = back
                ? rows * widest + Math.max(rows * widest, longest * filled(longest))
                : longest * filled(config.headDim());
        double blocks = back ? config.depth() : Math.min(2, config.depth());
        return threads * FLOAT
                * (blocks * (rows * block + patterns) + rows * outside + packed + biases
                        + 2 * longest * filled(longest));
    }

    /**
     * Training.
     *
     * @param tokens of a batch
     * @param longest tokens of its longest sequence
     */
    List<Part> training(double tokens, double longest, boolean averaged, String batchKey) {
        double shards = Math.clamp(Math.floor(tokens / Sizes.TILE), 1, Sizes.MOST_SHARDS);
        double each = TRAINED + WRITTEN + shards * FLOAT + (averaged ? AVERAGED : 0);
        return List.of(
                new Part("parameters, their gradients and Adam's state", each * numbers(), model.largest(), true),
                new Part("tiles of a batch", workspaces(longest, true), batchKey, true));
    }

    /**
     * Asking.
     *
     * @param longest tokens of the longest sequence
     */
    List<Part> asking(double longest, String lengthKey) {
        return List.of(new Part("parameters", READ * numbers(), model.largest(), true),
                new Part("tiles of the examples", workspaces(longest, false), lengthKey, true));
    }

    /** Keys and values while answers are written. */
    Part cache(double tokens, double sequences, String lengthKey) {
        double each = 2 * FLOAT * model.config().depth() * mixed() * tokens;
        return new Part("keys and values", Math.max(each, Math.min(each * sequences, (double) threads * Sizes.CACHE)),
                lengthKey,
                true);
    }
}
