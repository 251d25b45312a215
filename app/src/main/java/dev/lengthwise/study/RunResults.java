package dev.lengthwise.study;

import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.LossCurve;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.report.ScoreCurve;
import dev.lengthwise.report.StudyResult;
import dev.lengthwise.task.Placement;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads back from a run's folder what a report shows. */
public final class RunResults {
    /** The keys of a manifest that a report shows, each with one value. */
    static final List<String> SHOWN = List.of("command", "processor", "cores", "device", "threads", "precision",
            "precisions",
            "system", "jdk", "libtorch", "blasKernels", "vectors", "kernels", "presets", "version", "commit", "seed",
            "plugins", "program", "programFiles", "parameters", "started",
            "finished",
            "seconds", "stoppedAt", "parameterHash");

    private RunResults() {
    }

    /**
     * The result of a run, finished or not.
     *
     * @throws DamagedFileException where a file of the run is not what was written
     */
    public static RunResult read(RunFolder folder) throws IOException {
        Scores scores = Files.exists(folder.evaluation()) ? Scores.read(folder.evaluation()) : Scores.NONE;
        boolean held = FolderLock.isHeld(folder.path());
        List<LossCurve> curves = Metrics.curves(folder.metrics());
        List<ScoreCurve> scoreCurves = Metrics.scoreCurves(folder.metrics());
        return Manifest.read(folder.manifest(), manifest -> {
            String status = status(manifest.node(), held);
            Scores shown = status.equals(RunResult.DONE) ? scores : Scores.NONE;
            return new RunResult(manifest.count("seed"), status, shown.main(), shown.hints(), curves,
                    manifest.node().path("parameterHash").asString(""), manifest.node().path("seconds").asDouble(0),
                    TrainingData.read(manifest), Movements.read(manifest), scoreCurves);
        });
    }

    /** The state that a manifest tells, in words; a run that should be running but has no process was killed. */
    private static String status(JsonNode manifest, boolean held) {
        String state = manifest.path("state").asString("");
        String failure = manifest.path("failure").asString("");
        if (state.equals(Run.RUNNING) && !held) {
            return "killed";
        }
        return failure.isEmpty() ? state : state + ": " + failure;
    }

    /** The result of a run that was not started. */
    static RunResult missing(long seed) {
        return empty(seed, "not started");
    }

    /** The result of a run whose files cannot be read. */
    static RunResult damaged(long seed, String why) {
        return empty(seed, "damaged: " + why);
    }

    /** The result of a run or a model of which no score is known. */
    static RunResult unscored(long seed) {
        return empty(seed, RunResult.DONE);
    }

    private static RunResult empty(long seed, String status) {
        return new RunResult(seed, status, Scores.NONE.main(), List.of(), List.of(), "", 0);
    }

    /** A report on one run. */
    static StudyResult single(RunFolder folder) throws IOException {
        Recipe recipe = RecipeReader.read(folder.recipe(), List.of());
        RunResult run = read(folder);
        ArmResult arm = new ArmResult(recipe.name(), "", List.of(), recipe.trained(), RecipeWriter.yaml(recipe),
                List.of(run));
        ObjectNode manifest = Manifest.read(folder.manifest());
        boolean constructed = manifest.path("constructed").asBoolean(false);
        return new StudyResult(constructed ? recipe.name() : recipe.name() + ", seed " + recipe.seed(),
                constructed
                        ? "Is the constructed model, whose weights are computed and not trained, for lengths up to "
                                + recipe.trained().max()
                                + ", exact?"
                        : "How does a model trained on " + recipe.trained().words() + " do on "
                                + (onlyLonger(recipe) ? "longer inputs?" : "other lengths?"),
                List.of(), Optional.empty(), List.of(arm), List.of(), shown(manifest));
    }

    private static boolean onlyLonger(Recipe recipe) {
        return recipe.evaluate().lengths().stream().map(recipe.trained()::place)
                .noneMatch(place -> place == Placement.BELOW || place == Placement.BETWEEN);
    }

    /** A manifest as a report shows it. */
    public static Map<String, String> shown(JsonNode manifest) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String key : SHOWN) {
            if (manifest.has(key)) {
                shown.put(key, manifest.path(key).asString());
            }
        }
        JsonNode extensions = manifest.path(Run.EXTENSIONS);
        if (!extensions.isEmpty()) {
            shown.put("extended",
                    extensions.valueStream().map(extension -> "from " + extension.path("from").asString("")
                            + " to " + extension.path("to").asString("") + " steps").collect(Collectors.joining(", ")));
        }
        JsonNode sessions = manifest.path("sessions");
        if (sessions.size() > 1) {
            shown.put("sessions",
                    sessions.valueStream().map(session -> session.path("started").asString("") + ", commit "
                            + session.path("commit").asString("") + ": " + session.path("command").asString(""))
                            .collect(Collectors.joining("; ")));
        }
        return shown;
    }
}
