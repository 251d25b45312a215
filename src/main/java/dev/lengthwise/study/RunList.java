package dev.lengthwise.study;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The runs below a folder. */
public final class RunList {
    private static final int DEPTH = 6;

    private RunList() {
    }

    /**
     * A run.
     *
     * @param path its folder
     * @param task the main task's name
     * @param hints the hints' names
     * @param seed of the run
     * @param step steps done
     * @param steps of the whole run
     * @param result what came of it so far
     */
    public record Entry(Path path, String task, List<String> hints, long seed, long step, long steps,
            RunResult result) {
    }

    /** All runs, sorted by path; folders whose files are damaged are listed with that as their status. */
    public static List<Entry> below(Path folder) throws IOException {
        List<Path> manifests;
        try (var files = Files.find(folder, DEPTH, (path, attributes) -> path.endsWith("manifest.json"))) {
            manifests = files.sorted().toList();
        }
        List<Entry> entries = new ArrayList<>();
        for (Path manifest : manifests) {
            RunFolder run = new RunFolder(manifest.resolveSibling(""));
            if (Files.exists(run.recipe())) {
                entries.add(entry(run));
            }
        }
        return entries;
    }

    private static Entry entry(RunFolder folder) throws IOException {
        try {
            Recipe recipe = RecipeReader.read(folder.recipe(), List.of());
            JsonNode manifest = Json.read(folder.manifest());
            RunResult result = RunResults.read(folder);
            long steps = recipe.train().steps();
            long step = result.done()
                    ? steps
                    : result.curves().stream()
                            .mapToLong(curve -> curve.points().getLast().step()).max().orElse(0);
            return new Entry(folder.path(), recipe.task().kind(),
                    recipe.hints().stream().map(hint -> hint.kind()).toList(), manifest.path("seed").asLong(), step,
                    steps,
                    result);
        } catch (RecipeException | DamagedFileException e) {
            return new Entry(folder.path(), "", List.of(), 0, 0, 0,
                    RunResults.unreadable(String.valueOf(e.getMessage())));
        }
    }

    /** One object a run. */
    public static ArrayNode json(List<Entry> runs) {
        ArrayNode array = Json.object().putArray("runs");
        for (Entry run : runs) {
            ObjectNode node = array.addObject();
            node.put("run", run.path().toString()).put("task", run.task()).putPOJO("hints", run.hints());
            node.put("seed", run.seed()).put("status", run.result().status()).put("step", run.step()).put("steps",
                    run.steps());
            node.put("seconds", run.result().seconds()).put("parameterHash", run.result().parameterHash());
            EvaluationJson.write(run.result().evaluation(), node);
        }
        return array;
    }

    /** Columns for people: exact match at the longest length that was scored. */
    public static String table(List<Entry> runs) {
        int width = Math.max(3, runs.stream().mapToInt(run -> run.path().toString().length()).max().orElse(3));
        StringBuilder table = new StringBuilder();
        String format = "%-" + width + "s  %-9s  %-20s  %6s  %13s  %-12s  %s%n";
        table.append(
                String.format(Locale.ROOT, format, "run", "task", "hints", "seed", "step", "status", "exact match"));
        for (Entry run : runs) {
            String exact = run.result().evaluation().results().stream().map(RunList::exact)
                    .collect(Collectors.joining("  "));
            table.append(String.format(Locale.ROOT, format, run.path(), run.task(),
                    run.hints().isEmpty() ? "none" : String.join(",", run.hints()), run.seed(),
                    run.step() + "/" + run.steps(),
                    run.result().status(), exact.isEmpty() ? "-" : exact));
        }
        return table.toString();
    }

    private static String exact(LengthResult result) {
        return String.format(Locale.ROOT, "%d: %.3f", result.length(), result.exact().rate());
    }
}
