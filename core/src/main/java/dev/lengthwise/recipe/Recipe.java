package dev.lengthwise.recipe;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.key.Derived;
import dev.lengthwise.key.Key;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.TrainConfig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that decides a run's numbers, as one YAML file. */
public record Recipe(
        @Key(value = "name of the run; must be usable as a folder name", absent = "the file's name", derived = FilesName.class) String name,
        @Key("what is to be learned") TaskConfig task,
        @Key(value = "auxiliary tasks that share all weights with the main task except the output head; an empty list is the control", absent = "[]") List<HintConfig> hints,
        @Key(value = "replace: hints take the place of examples of the main task; add: they come on top of them", absent = "replace") Accounting accounting,
        @Key(value = "mixture that the lengths of the training inputs are drawn from", absent = "[{min: 2, max: 5, share: 0.8}, {min: 6, max: 20, share: 0.2}]") List<Lengths.Range> lengths,
        @Key("where the task has them: training inputs that repeat values more often than uniform draws do; test inputs stay uniform") Clusters clusters,
        @Key(value = "half of the training sequences are tempered as if they were longer, up to this many times; 1 is off", absent = "1") Stretch stretch,
        @Key("the transformer") TransformerConfig model,
        @Key(value = "training starts from the task's construction plus noise instead of random weights", absent = "null") @Nullable StartConfig start,
        @Key("how it is trained") TrainConfig train,
        @Key("how it is scored") EvaluateConfig evaluate,
        @Key(value = "decides everything random in training: weights, inputs, batches", absent = "1") long seed) {
    /** Of a recipe that stands in no file. */
    static final class FilesName implements Derived<String> {
        @Override
        public String from(Map<String, ?> others) {
            return "recipe";
        }
    }

    public Recipe {
        hints = List.copyOf(hints);
        lengths = List.copyOf(lengths);
    }

    /**
     * A recipe with all its defaults, named after its task.
     *
     * @param task what {@code task.kind} may be
     * @throws RecipeException for anything else
     */
    public static Recipe of(String task) {
        return RecipeReader.ofValues("Recipe.of(" + Escapes.quote(task) + ")",
                Map.of("name", task, "task", Map.of("kind", task)));
    }

    /**
     * A recipe with these values, and defaults for all others.
     *
     * @param values by key, {@code task} at least, as {@link #with} takes them
     * @throws RecipeException for all that is wrong
     */
    public static Recipe of(Map<String, ?> values) {
        return RecipeReader.ofValues("Recipe.of", values);
    }

    /**
     * The same recipe with another value at a key: {@code with("train.steps", 100)}. A key that has its default keeps to it: one that
     * follows from the key that is changed, as the MLP's size does from the width, changes too.
     *
     * @param key as {@code --set} takes it
     * @param value a number, text, boolean or enum, a record, or a list or map of these; null for a key that is not set
     * @throws RecipeException for all that is wrong
     */
    public Recipe with(String key, @Nullable Object value) {
        return RecipeReader.with(this, key, value);
    }

    /** The same about another model. What a file may not say of a model can be said of one that is only asked. */
    public Recipe with(TransformerConfig other) {
        return new Recipe(name, task, hints, accounting, lengths, clusters, stretch, other, start, train, evaluate,
                seed);
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

    /** The same recipe with another task. */
    public Recipe withTask(TaskConfig other) {
        return new Recipe(name, other, hints, accounting, lengths, clusters, stretch, model, start, train, evaluate,
                seed);
    }

    /**
     * The engine that is asked for; of {@code auto} our own up to the width to which it is the faster one. It hangs on the recipe alone
     * and on no machine, as the bits of a run hang on it.
     */
    public EngineKind engine() {
        return train.engine().or(() -> model.width() <= EngineKind.KERNELS_WIDEST
                && train.precision().allows(precision -> precision == Precision.FP32)
                        ? EngineKind.KERNEL
                        : EngineKind.TORCH);
    }

    /**
     * The same recipe with an engine in place of {@code auto}.
     *
     * @param onGpu whether a GPU is asked for, on which libtorch alone computes
     */
    public Recipe settled(boolean onGpu) {
        return train.engine().isAuto()
                ? new Recipe(name, task, hints, accounting, lengths, clusters, stretch, model, start,
                        train.withEngine(onGpu ? EngineKind.TORCH : engine()), evaluate, seed)
                : this;
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

    /** The same recipe with other branches. */
    public Recipe withBranches(List<Double> other) {
        return new Recipe(name, task, hints, accounting, lengths, clusters, stretch, model, start,
                train.withBranches(other), evaluate, seed);
    }

    /** That of a branch of so many steps, which is a whole recipe: trained from its first step it gives the same. */
    Recipe ofBranch(String called, int steps) {
        return new Recipe(called, task, hints, accounting, lengths, clusters, stretch, model, start,
                train.ofBranch(steps), evaluate, seed);
    }

    /** The same recipe with another model. */
    public Recipe withModel(TransformerConfig other) {
        return new Recipe(name, task, hints, accounting, lengths, clusters, stretch, other, start, train, evaluate,
                seed);
    }
}
