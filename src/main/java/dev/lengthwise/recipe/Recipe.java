package dev.lengthwise.recipe;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.train.TrainConfig;
import java.util.List;

/**
 * Everything that decides a run's numbers, as one YAML file.
 *
 * @param clusters for sort with repeats: which training inputs repeat values more often than uniform draws do; test inputs never do
 * @param stretch up to how many times as long as it is a training sequence is taken to be where attention is tempered
 */
public record Recipe(String name, TaskConfig task, List<HintConfig> hints, Accounting accounting,
        List<Lengths.Range> lengths, Clusters clusters, Stretch stretch, TransformerConfig model, TrainConfig train,
        EvaluateConfig evaluate, long seed) {
    public Recipe {
        hints = List.copyOf(hints);
        lengths = List.copyOf(lengths);
    }

    /** The same recipe with another seed. */
    public Recipe withSeed(long other) {
        return new Recipe(name, task, hints, accounting, lengths, clusters, stretch, model, train, evaluate, other);
    }

    /** The same recipe with another model. */
    public Recipe withModel(TransformerConfig other) {
        return new Recipe(name, task, hints, accounting, lengths, clusters, stretch, other, train, evaluate, seed);
    }
}
