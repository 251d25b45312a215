package dev.lengthwise.experiment;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.kernel.KernelTraining;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Recipes of a few small steps by the engine kernel, whose weights and scores are known to the bit: together they have every task, kind of
 * hint's accounting, norm, activation, temper, position, attention, schedule and option of training. Also a program, for other virtual machines to run.
 */
final class GoldenRecipes {
    private static final int HASH = 16;

    private GoldenRecipes() {
    }

    static Map<String, Recipe> all() {
        Recipe sort = tiny("sort");
        Recipe tempered = sort.with("model.temper", Map.of("kind", "log-length", "beta", 0.5, "per", "head"));
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put("sort", sort);
        recipes.put("distinct values", sort.with("task.repeats", false));
        recipes.put("a hint in place of examples",
                sort.with("hints", List.of(Map.of("kind", "successor", "share", 0.5))));
        recipes.put("two hints on top", sort.with("accounting", "add").with("hints",
                List.of(Map.of("kind", "membership", "share", 0.25),
                        Map.of("kind", "count", "share", 0.25, "weight", 0.5))));
        recipes.put("tempered by head", tempered);
        recipes.put("tempered by layer, one plus", sort.with("model.temper",
                Map.of("kind", "one-plus-log-length", "beta", 0.7, "per", "layer")));
        recipes.put("stretched, clusters in windows", tempered.with("stretch", 50).with("clusters",
                Map.of("share", 0.7, "window", true)));
        recipes.put("learned positions", sort.with("model.position", Map.of("kind", "learned", "longest", 64)));
        recipes.put("sinusoidal positions", sort.with("model.position", Map.of("kind", "sinusoidal")));
        recipes.put("RoPE", sort.with("model.position", Map.of("kind", "rope", "base", 500)));
        recipes.put("ALiBi", sort.with("model.position", Map.of("kind", "alibi")));
        recipes.put("T5", tempered.with("model.position", Map.of("kind", "t5", "buckets", 10, "farthest", 20)));
        recipes.put("FIRE", sort.with("model.position", Map.of("kind", "fire", "threshold", 10)));
        recipes.put("sparsemax", tempered.with("model.attention", "sparsemax"));
        recipes.put("entmax15", sort.with("model.attention", "entmax15"));
        recipes.put("norms after, ReLU", sort.with("model.norm", "post").with("model.activation", "relu"));
        recipes.put("no norms, one head", sort.with("model.norm", "none").with("model.heads", 1));
        recipes.put("increment with carry", tiny("increment").with("hints",
                List.of(Map.of("kind", "carry", "share", 0.5))));
        recipes.put("reverse with before", tiny("reverse").with("hints",
                List.of(Map.of("kind", "before", "share", 0.5))));
        recipes.put("averaged, decayed, linear", sort.with("train.averaging", 0.5).with("train.weightDecay", 0.1)
                .with("train.decay", "matrices").with("train.schedule", "linear").with("train.clip", 0.1)
                .with("train.beta2", 0.95));
        return recipes;
    }

    private static Recipe tiny(String task) {
        return Recipe.of(task).with("lengths", List.of(Map.of("min", 2, "max", 5, "share", 0.8),
                Map.of("min", 6, "max", 12, "share", 0.2))).with("model.width", 24).with("model.mlp", 40)
                .with("train.steps", 4).with("train.batch", 32).with("train.learningRate", 3e-3)
                .with("train.engine", "kernel").with("evaluate.lengths", List.of(5)).with("seed", 5);
    }

    /**
     * A hash of the weights after training, and how many answers of 50 and tokens of them are right at length 5.
     *
     * @param folder gets the checkpoints
     */
    static String bits(Recipe recipe, int threads, Path folder) throws Exception {
        Setup setup = Setup.of(recipe);
        try (Model model = setup.model(EngineKind.KERNEL, Device.CPU, threads)) {
            try (Trainer trainer = new Trainer(model, setup.batcher(), recipe.train(), Precision.FP32, folder, "")) {
                trainer.train(event -> {
                }, () -> false);
            }
            String scores = new Evaluator(model, Precision.FP32)
                    .evaluate(setup.questions(), recipe.evaluate().lengths(), 50, recipe.evaluate().seed()).results()
                    .stream().map(result -> result.exact().correct() + "/" + result.token().correct())
                    .collect(Collectors.joining(" "));
            return Numbers.hash(model.weights()).substring(0, HASH) + " " + scores;
        }
    }

    /** Prints what computes, then the bits of each recipe: by so many threads, with a folder for checkpoints. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(KernelTraining.describe());
        Path folder = Path.of(arguments[1]);
        for (Map.Entry<String, Recipe> recipe : all().entrySet()) {
            System.out.println(bits(Objects.requireNonNull(recipe.getValue()), Integer.parseInt(arguments[0]),
                    Files.createTempDirectory(folder, "run")) + " "
                    + recipe.getKey());
        }
    }
}
