package dev.lengthwise.study;

import dev.lengthwise.recipe.EvaluateConfig;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.recipe.StudyPlanWriter;
import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.report.PaperFigure;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.report.StudyResult;
import dev.lengthwise.report.Threshold;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Memory;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A study: arms × seeds, each run in a process of its own, and at the end one table and one report over all of them. */
public final class Study {
    /** Threads of a run: the same whatever the machine, since another number gives other bits. */
    private static final int THREADS = 1;
    /** The exact match from which on a seed counts as having learned a length of training. */
    private static final double LEARNED = 0.95;

    /**
     * How to run.
     *
     * @param folder where the study's files go
     * @param resume whether a study that is there already may be continued
     * @param jobs runs side by side; 0 for as many as cores and memory allow
     * @param threads threads of each run; 0 for what the study had when it is continued, else one
     * @param device where runs train and evaluate; auto is for each run to decide
     * @param command the command line, for the manifest
     */
    public record Options(Path folder, boolean resume, int jobs, int threads, Device device, String command) {

        /** On the processor. */
        public Options(Path folder, boolean resume, int jobs, int threads, String command) {
            this(folder, resume, jobs, threads, Device.CPU, command);
        }
    }

    /** Whoever watches a study; called on the study's thread. */
    public interface Watcher {
        /** Something worth a line. */
        void say(String message);

        /** How far the study is, several times a second. */
        void progress(StudyProgress progress);
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
        return folder().report();
    }

    /** What to read while the study runs. */
    public Path status() {
        return options.folder().resolve("status.txt");
    }

    /** What {@code --json} prints. */
    private Path results() {
        return options.folder().resolve("results.json");
    }

    private RunFolder folder() {
        return new RunFolder(options.folder());
    }

    /**
     * Does all runs that are not done yet, seed by seed, and writes the report on them.
     *
     * @param stop once true, running runs write a checkpoint and the study ends early
     * @return the results so far
     */
    public StudyResult go(BooleanSupplier stop) throws IOException, InterruptedException {
        requireComparable(plan);
        WorkFolder work = new WorkFolder("study", options.folder(), planFile(), StudyPlanWriter.yaml(plan),
                withFewerSeeds());
        try (FolderLock lock = work.take(options.resume())) {
            Files.createDirectories(recipes());
            for (StudyPlan.Arm arm : plan.arms()) {
                WholeFile.write(recipes().resolve(arm.name() + ".yaml"), RecipeWriter.yaml(arm.recipe()));
            }
            Engine.unpack(watcher::say);
            ObjectNode manifest = Files.exists(folder().manifest())
                    ? Json.read(folder().manifest())
                    : Json.object();
            int threads = options.threads() > 0 ? options.threads() : manifest.path("threads").asInt(THREADS);
            int jobs = jobs(threads);
            describe(manifest, jobs, threads);
            work(jobs, threads, stop);
            StudyResult result = compared(result(manifest), jobs * threads, stop);
            WholeFile.write(results(), StudyJson.of(result, report()) + "\n");
            WholeFile.write(report(), HtmlReport.render(result));
            return result;
        }
    }

    /** What the plan said before seeds were added at the end: all else has to stay as it was. */
    private List<String> withFewerSeeds() {
        return IntStream.range(1, plan.seeds().size())
                .mapToObj(count -> StudyPlanWriter.yaml(plan.withSeeds(count))).toList();
    }

    private int jobs(int threads) {
        int runs = plan.arms().size() * plan.seeds().size();
        int cores = Runtime.getRuntime().availableProcessors();
        double footprint = plan.arms().stream().mapToDouble(arm -> SideBySide.footprint(arm.recipe())).max()
                .orElseThrow();
        SideBySide sideBySide = options.jobs() == 0 && onGpu()
                ? new SideBySide(1, "they share one GPU; --jobs allows more")
                : SideBySide.of(options.jobs(), threads, runs, cores, footprint, Memory.available());
        watcher.say(count(plan.arms().size(), "arm") + ", " + count(plan.seeds().size(), "seed") + ": "
                + count(runs, "run") + ", " + sideBySide.jobs() + " at a time with " + count(threads, "thread")
                + " each" + (sideBySide.because().isEmpty() ? "" : "; " + sideBySide.because()));
        return sideBySide.jobs();
    }

    /** Whether the runs may be expected to be on a GPU; libtorch, which knows, is not loaded here. */
    private boolean onGpu() {
        return options.device() == Device.CUDA || (options.device() == Device.AUTO && Device.hasCudaLibraries());
    }

    private void work(int jobs, int threads, BooleanSupplier stop) throws IOException, InterruptedException {
        String called = plan.name() + (plan.scale() == null ? "" : " (" + plan.scale() + ")");
        watcher.say("how far it is stands in " + status());
        try (StatusFile status = new StatusFile(status(), called, watcher::say)) {
            new RunQueue(runs(threads), jobs, new Watcher() {
                @Override
                public void say(String message) {
                    watcher.say(message);
                }

                @Override
                public void progress(StudyProgress progress) {
                    status.update(progress);
                    watcher.progress(progress);
                }
            }).work(stop);
        }
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** Every run of the study, all arms of a seed before the next seed. */
    private List<RunProcess> runs(int threads) {
        List<RunProcess> runs = new ArrayList<>();
        for (long seed : plan.seeds()) {
            for (StudyPlan.Arm arm : plan.arms()) {
                runs.add(new RunProcess(arm.name() + " seed " + seed, recipes().resolve(arm.name() + ".yaml"), seed,
                        folder(arm, seed), threads, options.device(), Workload.of(arm.recipe())));
            }
        }
        return runs;
    }

    /**
     * Arms that are tested on different inputs cannot be compared seed by seed.
     *
     * @throws RecipeException where a study wants that
     */
    static void requireComparable(StudyPlan plan) {
        StudyPlan.Arm first = plan.arms().getFirst();
        for (StudyPlan.Arm arm : plan.arms()) {
            Setup.of(arm.recipe());
            EvaluateConfig own = arm.recipe().evaluate();
            EvaluateConfig other = first.recipe().evaluate();
            if (own.seed() != other.seed() || own.samples() != other.samples()) {
                throw new RecipeException("study " + plan.name() + ": arm " + arm.name() + " is evaluated with seed "
                        + own.seed() + " and " + own.samples() + " samples, arm " + first.name() + " with seed "
                        + other.seed() + " and " + other.samples() + "; all arms need the same test inputs");
            }
            if (own.heldOut() != other.heldOut()) {
                throw new RecipeException("study " + plan.name() + ": arm " + arm.name() + " holds out "
                        + own.heldOut() + " of all inputs, arm " + first.name() + " " + other.heldOut()
                        + "; all arms need the same test inputs");
            }
            String control = arm.control();
            if (control != null && !plan.recipe(control, 1).task().equals(arm.recipe().task())) {
                throw new RecipeException("study " + plan.name() + ": arm " + arm.name() + " and arm " + control
                        + ", which it is compared with, have different tasks; give it `control: none` or an arm with"
                        + " its task");
            }
        }
    }

    private RunFolder folder(StudyPlan.Arm arm, long seed) {
        return folder(options.folder(), arm.name(), seed);
    }

    /** Where a study keeps a run. */
    static RunFolder folder(Path study, String arm, long seed) {
        return new RunFolder(study.resolve("runs").resolve(arm).resolve("seed-" + seed));
    }

    /** With the runs' representations compared, if the plan asks for it. */
    private StudyResult compared(StudyResult result, int threads, BooleanSupplier stop) throws IOException {
        return plan.similarity()
                ? new StudySimilarity(plan, options.folder(), threads, watcher::say).of(result, stop).map(result::with)
                        .orElse(result)
                : result;
    }

    private Path recipes() {
        return options.folder().resolve("recipes");
    }

    private Path planFile() {
        return options.folder().resolve("study.yaml");
    }

    private void describe(ObjectNode manifest, int jobs, int threads) throws IOException {
        manifest.put("name", plan.name());
        if (plan.scale() != null) {
            manifest.put("scale", plan.scale().toString());
        }
        Precision asked = plan.arms().getFirst().recipe().train().precision();
        ObjectNode session = (onGpu()
                ? new Provenance(options.command(), threads, asked, Device.CUDA.describe())
                : new Provenance(options.command(), threads, Processor.detect().resolve(asked))).begin(manifest);
        ArrayNode seeds = session.put("jobs", jobs).putArray("seeds");
        plan.seeds().forEach(seeds::add);
        manifest.put("jobs", jobs);
        Json.write(folder().manifest(), manifest);
    }

    private RunResult result(StudyPlan.Arm arm, long seed) throws IOException {
        RunFolder folder = folder(arm, seed);
        if (!Files.exists(folder.manifest())) {
            return RunResults.missing(seed);
        }
        try {
            return RunResults.read(folder);
        } catch (DamagedFileException e) {
            return RunResults.damaged(seed, String.valueOf(e.getMessage()));
        }
    }

    private StudyResult result(JsonNode manifest) throws IOException {
        List<ArmResult> arms = new ArrayList<>();
        for (StudyPlan.Arm arm : plan.arms()) {
            List<RunResult> runs = new ArrayList<>();
            for (long seed : plan.seeds()) {
                runs.add(result(arm, seed));
            }
            arms.add(new ArmResult(arm.name(), arm.description(), Objects.requireNonNullElse(arm.control(), ""),
                    RecipeWriter.yaml(arm.recipe()), runs));
        }
        int trainedUpTo = plan.arms().stream().mapToInt(arm -> RunResults.trainedUpTo(arm.recipe())).max()
                .orElseThrow();
        List<Integer> lengths = plan.arms().stream().flatMap(arm -> arm.recipe().evaluate().lengths().stream())
                .distinct().sorted().toList();
        List<PaperFigure> paper = plan.paper().stream()
                .map(figure -> new PaperFigure(figure.arm(), figure.length(), figure.exact(), figure.note())).toList();
        Map<String, String> shown = new LinkedHashMap<>(RunResults.shown(manifest));
        if (plan.scale() != null) {
            shown.put("scale", plan.scale() + (plan.note().isEmpty() ? "" : ": " + plan.note()));
        }
        shown.put("seeds", plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        StudyResult result = new StudyResult(plan.title(), plan.question(), List.of(), trainedUpTo, threshold(), arms,
                paper, shown);
        return result.withFindings(Findings.of(result, lengths));
    }

    /** The plan's; without one, at the longest length that every arm trains on and is tested at. */
    private Optional<Threshold> threshold() {
        StudyPlan.Threshold asked = plan.threshold();
        if (asked != null) {
            return Optional.of(new Threshold(asked.length(), asked.exact()));
        }
        return plan.arms().getFirst().recipe().evaluate().lengths().stream()
                .filter(length -> plan.arms().stream().map(StudyPlan.Arm::recipe)
                        .allMatch(recipe -> length <= RunResults.trainedUpTo(recipe)
                                && recipe.evaluate().lengths().contains(length)))
                .max(Integer::compare).map(length -> new Threshold(length, LEARNED));
    }
}
