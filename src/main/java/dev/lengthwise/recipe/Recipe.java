package dev.lengthwise.recipe;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.train.TrainConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a run's numbers, as one YAML file.
 *
 * @param clusters for sort with repeats: which training inputs repeat values more often than uniform draws do; test inputs never do
 * @param start what training starts from; null for random weights
 * @param stretch up to how many times as long as it is a training sequence is taken to be where attention is tempered
 */
public record Recipe(String name, TaskConfig task, List<HintConfig> hints, Accounting accounting,
        List<Lengths.Range> lengths, Clusters clusters, Stretch stretch, TransformerConfig model,
        @Nullable StartConfig start, TrainConfig train, EvaluateConfig evaluate, long seed) {
    public Recipe {
        hints = List.copyOf(hints);
        lengths = List.copyOf(lengths);
    }

    /** Training from random weights. */
    public Recipe(String name, TaskConfig task, List<HintConfig> hints, Accounting accounting,
            List<Lengths.Range> lengths,
            Clusters clusters, Stretch stretch, TransformerConfig model, TrainConfig train, EvaluateConfig evaluate,
            long seed) {
        this(name, task, hints, accounting, lengths, clusters, stretch, model, null, train, evaluate, seed);
    }

    /** The lengths that training draws; all others are unseen. */
    public TrainedLengths trained() {
        return TrainedLengths.of(lengths);
    }

    /** The same recipe with another seed. */
    public Recipe withSeed(long other) {
        return new Recipe(name, task, hints, accounting, lengths, clusters, stretch, model, start, train, evaluate,
                other);
    }

    /** The same recipe with more or fewer steps. */
    public Recipe withSteps(int other) {
        return new Recipe(name, task, hints, accounting, lengths, clusters, stretch, model, start,
                train.withSteps(other), evaluate, seed);
    }

    /** The same recipe with another model. */
    public Recipe withModel(TransformerConfig other) {
        return new Recipe(name, task, hints, accounting, lengths, clusters, stretch, other, start, train, evaluate,
                seed);
    }
}
