package dev.lengthwise.study;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.recipe.Recipe;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How many runs work at the same time: one a core, each with one thread (docs/decisions/0012), as long as the memory lasts.
 *
 * @param jobs at least 1
 * @param because why there are fewer than cores; empty where there are not
 */
record SideBySide(int jobs, String because) {
    /** What a process has before its first step: JVM, libraries, generated code. */
    private static final double BASE = 600e6;
    /** For each trained number: itself, gradient, Adam's two, bf16 copies, room for the update. */
    private static final double PER_PARAMETER = 24;
    private static final double PER_AVERAGE = 4;
    /**
     * For each token, layer and number of its residual: what attention and MLP keep for the backward pass, and half as much again for
     * what the allocator cannot reuse. Measured by {@code bench throughput}.
     */
    private static final double PER_ACTIVATION = 200;
    private static final double PER_LOGIT = 24;
    private static final double USABLE = 0.8; // of what is available

    /**
     * The number of runs.
     *
     * @param asked what the user wants; 0 for our choice
     * @param threads of each run
     * @param runs there are to do
     * @param footprint bytes a run needs at most
     * @param available bytes the machine has left; nothing where it does not tell
     */
    static SideBySide of(int asked, int threads, int runs, int cores, double footprint, OptionalLong available) {
        if (asked > 0) {
            return new SideBySide(Math.min(asked, runs), "");
        }
        int byCores = Math.max(1, Math.min(cores / threads, runs));
        if (available.isEmpty()) {
            return new SideBySide(byCores, "");
        }
        int byMemory = (int) Math.max(1, USABLE * available.getAsLong() / footprint);
        return byMemory >= byCores
                ? new SideBySide(byCores, "")
                : new SideBySide(byMemory, String.format(Locale.ROOT,
                        "a run needs about %.1f GB, %.1f GB are free", footprint / 1e9, available.getAsLong() / 1e9));
    }

    /** Of the first and the last batch: a hint's share may move. */
    private static Batch largest(Batcher batcher, int steps) {
        Batch first = batcher.batch(0);
        Batch last = batcher.batch(steps - 1L);
        return first.tokens().length > last.tokens().length ? first : last;
    }

    /** About how many bytes a run of the recipe holds while it trains. */
    static double footprint(Recipe recipe) {
        TransformerConfig model = recipe.model();
        Setup setup = Setup.of(recipe);
        Batch batch = largest(setup.batcher(), recipe.train().steps());
        double answers = batch.targets().stream().mapToDouble(targets -> targets.labels().length).sum();
        double vocabulary = setup.task().vocabulary().size();
        double block = 4.0 * model.width() * model.width() + 2.0 * model.width() * model.mlp();
        double parameters = model.depth() * block + (1 + setup.heads().size()) * vocabulary * model.width();
        double wide = (model.width() + model.mlp() / 4.0) / 2; // a hidden layer of 4 widths is the usual one
        double held = PER_PARAMETER + (recipe.train().averaging() > 0 ? PER_AVERAGE : 0);
        return BASE + held * parameters
                + PER_ACTIVATION * batch.tokens().length * model.depth() * wide + PER_LOGIT * answers * vocabulary;
    }
}
