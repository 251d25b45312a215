package dev.lengthwise.run;

import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.run.ListedRun;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.RunStatus;
import dev.lengthwise.result.score.HintScore;
import dev.lengthwise.result.score.LengthSpan;
import dev.lengthwise.task.Placement;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.text.Columns;
import dev.lengthwise.text.Percent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/** The runs below a folder. */
public final class RunList {
    private static final int DEPTH = 8; // of a branch of a run of a study, and one more

    private RunList() {
    }

    /**
     * A run.
     *
     * @param path its folder
     * @param task the main task's name; empty where the recipe cannot be read
     * @param hints the hints' names
     * @param trained the lengths it trains on; empty where the recipe cannot be read
     * @param step steps done
     * @param steps of the whole run
     * @param result what came of it so far
     */
    public record Entry(Path path, String task, List<String> hints, Optional<TrainedLengths> trained, long step,
            long steps,
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
            RunResult result = RunResults.read(folder);
            long step = result.curves().stream().mapToLong(curve -> curve.points().getLast().step()).max().orElse(0);
            return new Entry(folder.path(), recipe.task().kind().name(),
                    recipe.hints().stream().map(hint -> hint.kind()).toList(), Optional.of(recipe.trained()), step,
                    recipe.train().steps(), result);
        } catch (RecipeException e) {
            return damaged(folder, e.line());
        } catch (DamagedFileException e) {
            return damaged(folder, String.valueOf(e.getMessage()));
        }
    }

    private static Entry damaged(RunFolder folder, String how) {
        return new Entry(folder.path(), "", List.of(), Optional.empty(), 0, 0, RunResults.damaged(0, how));
    }

    /** One object a run. */
    public static ArrayNode json(List<Entry> runs) {
        ArrayNode array = Json.array();
        runs.forEach(run -> array.add(RecordWriter.tree(listed(run))));
        return array;
    }

    private static ListedRun listed(Entry run) {
        RunResult result = run.result();
        return new ListedRun(run.path().toString(), run.task(), run.hints(), result.seed(),
                result.status().toString(), run.step(), run.steps(), result.seconds(), result.parameterHash(),
                run.trained().map(LengthSpan::of), run.trained()
                        .map(trained -> HintScore.scores(result.evaluation(), trained)).orElse(List.of()));
    }

    /** Columns for people: exact match at the lengths that are unseen, or what went wrong instead. */
    public static String table(List<Entry> runs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("run", "trained on", "seed", "status", "exact match % at unseen lengths"));
        for (Entry run : runs) {
            RunStatus status = run.result().status();
            String shown = status.state().toString();
            rows.add(List.of(run.path().toString(), trainedOn(run),
                    run.task().isEmpty() ? "-" : Long.toString(run.result().seed()),
                    run.result().done() || run.steps() == 0 ? shown : shown + " " + run.step() + "/" + run.steps(),
                    status.why().isEmpty() ? scores(run) : status.why()));
        }
        return Columns.of(rows);
    }

    private static String trainedOn(Entry run) {
        if (run.task().isEmpty()) {
            return "-";
        }
        return run.hints().isEmpty() ? run.task() : run.task() + " + " + String.join(" + ", run.hints());
    }

    private static String scores(Entry run) {
        Map<Placement, List<String>> scores = new EnumMap<>(Placement.class);
        run.trained().ifPresent(trained -> run.result().evaluation().results().forEach(result -> scores
                .computeIfAbsent(trained.place(result.length()), _ -> new ArrayList<>())
                .add(result.length() + ": " + Percent.of(result.exact().rate()))));
        scores.remove(Placement.TRAINED);
        return scores.isEmpty()
                ? "-"
                : scores.entrySet().stream().map(place -> place.getKey() + " " + String.join("  ", place.getValue()))
                        .collect(Collectors.joining("  "));
    }
}
