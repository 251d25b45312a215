package dev.lengthwise.study;

import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.recipe.StudyPlanWriter;
import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.report.PaperFigure;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.report.StudyResult;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Processor;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A study: arms × seeds, each run in a process of its own, and at the end one table and one report over all of them. */
public final class Study {
    /**
     * How to run.
     *
     * @param folder where the study's files go
     * @param resume whether a study that is there already may be continued
     * @param jobs runs side by side, at least 1
     * @param threads threads of each run, at least 1
     * @param command the command line, for the manifest
     */
    public record Options(Path folder, boolean resume, int jobs, int threads, String command) {
    }

    /** Whoever watches a study; called on the study's thread. */
    public interface Watcher {
        /** Something worth a line. */
        void say(String message);

        /**
         * How far the study is.
         *
         * @param steps done, of all runs together
         * @param of steps of all runs together
         * @param running what runs at the moment, for people
         */
        void progress(long steps, long of, String running);
    }

    private final StudyPlan plan;
    private final Options options;
    private final Watcher watcher;

    public Study(StudyPlan plan, Options options, Watcher watcher) {
        this.plan = plan;
        this.options = options;
        this.watcher = watcher;
    }

    /** The page to look at. */
    public Path report() {
        return options.folder().resolve("report.html");
    }

    /**
     * Does all runs that are not done yet, seed by seed, and writes the report on them.
     *
     * @param stop once true, running runs write a checkpoint and the study ends early
     * @return the results so far
     */
    public StudyResult go(BooleanSupplier stop) throws IOException, InterruptedException {
        for (StudyPlan.Arm arm : plan.arms()) {
            Setup.of(arm.recipe());
        }
        requireUsableFolder();
        Files.createDirectories(options.folder());
        try (FileLock lock = new RunFolder(options.folder()).lock()) {
            if (lock == null) {
                throw new RecipeException(options.folder() + ": another process is working on this study");
            }
            Files.createDirectories(recipes());
            Json.write(planFile(), StudyPlanWriter.yaml(plan));
            for (StudyPlan.Arm arm : plan.arms()) {
                Json.write(recipes().resolve(arm.name() + ".yaml"), RecipeWriter.yaml(arm.recipe()));
            }
            Engine.unpack(watcher::say);
            ObjectNode manifest = manifest();
            List<RunProcess> runs = runs();
            new RunQueue(runs, options.jobs(), watcher).work(stop);
            StudyResult result = result(manifest);
            Json.write(report(), HtmlReport.render(result));
            return result;
        }
    }

    /** Every run of the study, all arms of a seed before the next seed. */
    private List<RunProcess> runs() {
        List<RunProcess> runs = new ArrayList<>();
        for (long seed : plan.seeds()) {
            for (StudyPlan.Arm arm : plan.arms()) {
                runs.add(new RunProcess(arm.name() + " seed " + seed, recipes().resolve(arm.name() + ".yaml"), seed,
                        folder(arm, seed), options.threads(), arm.recipe().train().steps()));
            }
        }
        return runs;
    }

    private RunFolder folder(StudyPlan.Arm arm, long seed) {
        return new RunFolder(options.folder().resolve("runs").resolve(arm.name()).resolve("seed-" + seed));
    }

    private Path recipes() {
        return options.folder().resolve("recipes");
    }

    private Path planFile() {
        return options.folder().resolve("study.yaml");
    }

    private void requireUsableFolder() throws IOException {
        Path folder = options.folder();
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new RecipeException(folder + ": a file is in the way; choose another --out");
        }
        if (!Files.exists(planFile())) {
            try (var entries = Files.list(folder)) {
                if (entries.anyMatch(entry -> !entry.getFileName().toString().startsWith("."))) {
                    throw new RecipeException(
                            folder + ": there are files here that belong to no study; choose another --out");
                }
            }
            return;
        }
        if (!options.resume()) {
            throw new RecipeException(folder
                    + ": there is a study here already; continue it with --resume or choose another --out");
        }
        if (!Files.readString(planFile(), StandardCharsets.UTF_8).equals(StudyPlanWriter.yaml(plan))) {
            throw new RecipeException(planFile()
                    + ": the study was started with another plan than the one given; choose another --out");
        }
    }

    private ObjectNode manifest() throws IOException {
        Path file = new RunFolder(options.folder()).manifest();
        ObjectNode manifest = Files.exists(file) ? (ObjectNode) Json.read(file) : Json.object();
        manifest.put("name", plan.name());
        if (!manifest.has("started")) {
            manifest.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        new Provenance(options.command(), options.threads(),
                Processor.detect().resolve(plan.arms().getFirst().recipe().train().precision())).write(manifest);
        manifest.put("jobs", options.jobs());
        Json.write(file, manifest);
        return manifest;
    }

    private StudyResult result(JsonNode manifest) throws IOException {
        List<ArmResult> arms = new ArrayList<>();
        for (StudyPlan.Arm arm : plan.arms()) {
            List<RunResult> runs = new ArrayList<>();
            for (long seed : plan.seeds()) {
                RunFolder folder = folder(arm, seed);
                runs.add(folder.exists() ? RunResults.read(folder) : RunResults.missing(seed));
            }
            arms.add(new ArmResult(arm.name(), arm.description(), RecipeWriter.yaml(arm.recipe()), runs));
        }
        Recipe first = plan.arms().getFirst().recipe();
        int trainedUpTo = RunResults.trainedUpTo(first);
        List<PaperFigure> paper = plan.paper().stream()
                .map(figure -> new PaperFigure(figure.arm(), figure.length(), figure.exact(), figure.note())).toList();
        Map<String, String> shown = new LinkedHashMap<>(RunResults.shown(manifest));
        shown.put("seeds", plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        return new StudyResult(plan.title(), plan.question(),
                Findings.of(arms, first.evaluate().lengths(), trainedUpTo), trainedUpTo, arms, paper, shown);
    }
}
