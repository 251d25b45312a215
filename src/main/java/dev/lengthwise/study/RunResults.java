package dev.lengthwise.study;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.report.StudyResult;
import dev.lengthwise.task.Lengths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads back from a run's folder what a report shows. */
public final class RunResults {
    private static final List<String> SHOWN = List.of("command", "processor", "cores", "threads", "precision", "system",
            "jdk", "libtorch", "blasKernels", "version", "commit", "seed", "parameters", "started", "finished",
            "seconds",
            "parameterHash");

    private RunResults() {
    }

    /** The result of a run, finished or not. */
    public static RunResult read(RunFolder folder) throws IOException {
        JsonNode manifest = Json.read(folder.manifest());
        String state = manifest.path("state").asString("");
        String failure = manifest.path("failure").asString("");
        Evaluation evaluation = new Evaluation("", List.of());
        List<Evaluation> hints = new ArrayList<>();
        if (Files.exists(folder.evaluation())) {
            JsonNode node = Json.read(folder.evaluation());
            evaluation = EvaluationJson.read(node.path("task").asString(), node);
            for (JsonNode hint : node.path("hints")) {
                hints.add(EvaluationJson.read(hint.path("hint").asString(), hint));
            }
        }
        return new RunResult(manifest.path("seed").asLong(),
                state.equals(Run.DONE) ? RunResult.DONE : failure.isEmpty() ? state : state + ": " + failure,
                evaluation,
                hints, Metrics.curves(folder.metrics()), manifest.path("parameterHash").asString(""),
                manifest.path("seconds").asDouble(0));
    }

    /** The result of a run that was not started. */
    static RunResult missing(long seed) {
        return empty(seed, "not started");
    }

    /** The result of a run whose files cannot be read. */
    static RunResult unreadable(String why) {
        return empty(0, "damaged: " + why);
    }

    private static RunResult empty(long seed, String status) {
        return new RunResult(seed, status, new Evaluation("", List.of()), List.of(), List.of(), "", 0);
    }

    /** A report on one run. */
    static StudyResult single(RunFolder folder) throws IOException {
        Recipe recipe = RecipeReader.read(folder.recipe(), List.of());
        RunResult run = read(folder);
        ArmResult arm = new ArmResult(recipe.name(), "", RecipeWriter.yaml(recipe), List.of(run));
        return new StudyResult(recipe.name() + ", seed " + recipe.seed(),
                "How does a model trained on lengths up to " + trainedUpTo(recipe) + " do on longer inputs?", List.of(),
                trainedUpTo(recipe), List.of(arm), List.of(), shown(Json.read(folder.manifest())));
    }

    /** The longest training length of a recipe. */
    static int trainedUpTo(Recipe recipe) {
        return new Lengths(recipe.lengths()).max();
    }

    /** A manifest as a report shows it. */
    static Map<String, String> shown(JsonNode manifest) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String key : SHOWN) {
            if (manifest.has(key)) {
                shown.put(key, manifest.path(key).asString());
            }
        }
        return shown;
    }
}
