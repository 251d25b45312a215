package dev.lengthwise.recipe;

import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.train.Keep;
import dev.lengthwise.train.StopAt;
import dev.lengthwise.train.TrainConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes effective recipes: every key with its value, defaults included, always in the same order. Reading gives the same recipe
 * back. Keys that mean nothing for the kind of the task, the temper or the position are left out, and
 * {@code of}, {@code start} and {@code stopAt} where they are not given.
 */
public final class RecipeWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecipeWriter() {
    }

    /** The recipe as YAML. */
    public static String yaml(Recipe recipe) {
        return YamlText.write(tree(recipe));
    }

    /** The recipe as JSON, for manifests. */
    public static ObjectNode json(Recipe recipe) {
        return JSON.valueToTree(tree(recipe));
    }

    /** The recipe as maps, lists, strings, numbers and booleans, in the order of the file. */
    public static SequencedMap<String, Object> tree(Recipe recipe) {
        SequencedMap<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", recipe.name());
        tree.put("task", task(recipe.task()));
        tree.put("hints", recipe.hints().stream().map(KeyWriter::tree).toList());
        tree.put("accounting", recipe.accounting().toString());
        tree.put("lengths", recipe.lengths().stream().map(KeyWriter::tree).toList());
        tree.put("clusters", KeyWriter.tree(recipe.clusters()));
        tree.put("stretch", recipe.stretch().most());
        tree.put("model", model(recipe.model()));
        StartConfig start = recipe.start();
        if (start != null) {
            tree.put("start", start(start));
        }
        tree.put("train", train(recipe.train()));
        tree.put("evaluate", evaluate(recipe.evaluate()));
        tree.put("seed", recipe.seed());
        return tree;
    }

    public static Map<String, Object> task(TaskConfig task) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", task.kind());
        tree.put("values", task.values());
        if (task.kind().equals("sort")) {
            tree.put("repeats", task.repeats());
            tree.put("separator", task.separator());
        } else {
            tree.put("carries", task.carries());
        }
        return tree;
    }

    private static Map<String, Object> model(TransformerConfig model) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("depth", model.depth());
        tree.put("width", model.width());
        tree.put("heads", model.heads());
        tree.put("mlp", model.mlp());
        tree.put("norm", model.norm().toString());
        tree.put("activation", model.activation().toString());
        tree.put("temper", temper(model.temper()));
        tree.put("position", position(model.position()));
        return tree;
    }

    private static Map<String, Object> position(Position position) {
        Map<String, Object> tree = new LinkedHashMap<>();
        switch (position) {
            case Position.None _ -> tree.put("kind", "none");
            case Position.Learned(int longest) -> {
                tree.put("kind", "learned");
                tree.put("longest", longest);
            }
        }
        return tree;
    }

    private static Map<String, Object> temper(Temper temper) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", TemperKind.of(temper).toString());
        tree.put("beta", temper.beta());
        tree.put("per", temper.per().toString());
        tree.put("learned", temper.learned());
        tree.keySet().retainAll(TemperKind.of(temper).keys());
        return tree;
    }

    private static Map<String, Object> start(StartConfig start) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("unit", start.unit());
        tree.put("maxLength", start.maxLength());
        tree.put("logits", start.logits());
        tree.put("noise", start.noise());
        return tree;
    }

    private static Map<String, Object> train(TrainConfig train) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("steps", train.steps());
        tree.put("batch", train.batch());
        tree.put("learningRate", train.learningRate());
        tree.put("schedule", train.schedule().toString());
        tree.put("warmup", train.warmup());
        tree.put("clip", train.clip());
        tree.put("weightDecay", train.weightDecay());
        tree.put("decay", train.decay().toString());
        tree.put("beta1", train.beta1());
        tree.put("beta2", train.beta2());
        tree.put("averaging", train.averaging());
        StopAt stopAt = train.stopAt();
        if (stopAt != null) {
            tree.put("stopAt", KeyWriter.tree(stopAt));
        }
        tree.put("precision", train.precision().toString());
        tree.put("checkpointEvery", train.checkpointEvery());
        tree.put("keep", train.keep().equals(Keep.ALL) ? Keep.WORD : (Object) train.keep().newest());
        tree.put("logEvery", train.logEvery());
        return tree;
    }

    private static Map<String, Object> evaluate(EvaluateConfig evaluate) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("lengths", evaluate.lengths());
        tree.put("samples", evaluate.samples());
        tree.put("heldOut", evaluate.heldOut());
        tree.put("seed", evaluate.seed());
        tree.put("every", evaluate.every());
        tree.put("everySamples", evaluate.everySamples());
        return tree;
    }
}
