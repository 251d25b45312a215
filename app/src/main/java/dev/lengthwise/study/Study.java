package dev.lengthwise.study;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.experiment.TaskOrigin;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.recipe.Branch;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.recipe.StudyPlanWriter;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.manifest.Environment;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.manifest.StudyManifest;
import dev.lengthwise.result.run.BranchOf;
import dev.lengthwise.result.study.Endpoint;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.Circumstances;
import dev.lengthwise.run.FolderLock;
import dev.lengthwise.run.Provenance;
import dev.lengthwise.run.RunFootprint;
import dev.lengthwise.run.RunProcess;
import dev.lengthwise.run.WorkFolder;
import dev.lengthwise.run.Workload;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Memory;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A study: arms × seeds, each run in a process of its own, and at the end one table and one report over all of them. */
public final class Study {
    /** Threads of a run: the same whatever the machine, since another number gives other bits. */
    private static final int THREADS = 1;

    /**
     * How to run.
     *
     * @param folder where the study's files go
     * @param resume whether a study that is there already may be continued
     * @param jobs runs side by side; 0 for as many as cores and memory allow
     * @param threads threads of each run; 0 for what the study had when it is continued, else one
     * @param device where runs train and evaluate; auto is for each run to decide
     * @param arms those to run now, by name; empty for all
     * @param command the command line, for the manifest
     */
    public record Options(Path folder, boolean resume, int jobs, int threads, Asked<Device> device, List<String> arms,
            String command) {
        public Options {
            arms = List.copyOf(arms);
        }

        /** All arms. */
        public Options(Path folder, boolean resume, int jobs, int threads, Asked<Device> device, String command) {
            this(folder, resume, jobs, threads, device, List.of(), command);
        }

        /** On the processor. */
        public Options(Path folder, boolean resume, int jobs, int threads, String command) {
            this(folder, resume, jobs, threads, Asked.of(Device.CPU), command);
        }
    }

    private final StudyPlan plan;
    private final Options options;
    private final Class<?> program;
    private final StudyWatcher<StudyProgress> watcher;
    private final StudyFolder folder;

    /** @param program its main method trains a run, given {@code train RECIPE --seed N ...} */
    public Study(StudyPlan plan, Options options, Class<?> program, StudyWatcher<StudyProgress> watcher) {
        this.plan = plan;
        this.options = options;
        this.program = program;
        this.watcher = watcher;
        this.folder = new StudyFolder(options.folder());
    }

    /** What it is to do. */
    public StudyPlan plan() {
        return plan;
    }

    /** The page to look at. */
    public Path report() {
        return folder.report();
    }

    /**
     * Does all runs that are not done yet, seed by seed, and writes the report on them.
     *
     * @param stop once true, running runs write a checkpoint and the study ends early
     * @return the results so far
     */
    public StudyResult go(BooleanSupplier stop) throws IOException, InterruptedException {
        ComparableArms.require(plan);
        if (!onGpu()) {
            requireMemory();
        }
        WorkFolder work = folder.work(StudyPlanWriter.yaml(plan), _ -> isOfLess());
        try (FolderLock lock = work.take(options.resume());
                StatusFile status = new StatusFile(folder.status(), called(), watcher::say)) {
            Files.createDirectories(recipes());
            List<StudyPlan.Arm> all = new ArrayList<>(plan.arms());
            plan.told().stream().filter(arm -> arm.branch() != null).forEach(all::add);
            for (StudyPlan.Arm arm : all) {
                WholeFile.write(recipes().resolve(arm.name() + ".yaml"), RecipeWriter.yaml(arm.recipe()));
            }
            Choice choice = Choice.of(plan, options.arms(), options.folder());
            choice.remarks().forEach(watcher::say);
            if (plan.arms().stream().anyMatch(arm -> engine(arm) == EngineKind.TORCH)) {
                Engine.unpack(watcher::doing);
            }
            Optional<StudyManifest> before = StudyManifest.readIfThere(folder.manifest());
            int threads = options.threads() > 0
                    ? options.threads()
                    : before.flatMap(StudyManifest::environment).map(Environment::threads).orElse(THREADS);
            int jobs = jobs(choice.now(), threads);
            StudyManifest manifest = describe(before, jobs, threads);
            work(choice.now(), jobs, threads, status, stop);
            status.summingUp();
            manifest = withKernels(manifest);
            watcher.doing("reading the results");
            StudyResult result = compared(
                    StudyResults.ofRuns(choice.shownPlan(), options.folder()).read(manifest,
                            choice.leftOut()),
                    jobs * threads, stop);
            watcher.doing("writing the report");
            folder.write(RecordWriter.text(StudyFile.of(result, report())), TerminalTable.ofStudy(result),
                    HtmlReport.render(result));
            status.reported();
            return result;
        }
    }

    /** Which code the runs' native libraries ran, which only they know: where it was the same in all that have ended. */
    private StudyManifest withKernels(StudyManifest manifest) throws IOException {
        Set<String> kernels = new TreeSet<>();
        for (RunProcess run : runs(plan.arms(), 1)) {
            if (run.isDone()) {
                kernels.add(RunManifest.read(run.folder().manifest()).environment().flatMap(Environment::kernels)
                        .orElse(""));
            }
        }
        if (kernels.size() != 1 || kernels.contains("") || manifest.environment().isEmpty()) {
            return manifest;
        }
        StudyManifest known = manifest.with(manifest.environment().get().withKernels(kernels.iterator().next()));
        Json.write(folder.manifest(), known);
        return known;
    }

    /** Whether what stands in the folder is the plan with fewer seeds, steps or branches, or as an earlier version wrote it, with fewer keys. */
    private boolean isOfLess() {
        try {
            StudyPlan before = StudyPlan.read(folder.plan(), null, List.of());
            return before.seeds().size() <= plan.seeds().size()
                    && StudyPlanWriter.yaml(before).equals(StudyPlanWriter.yaml(plan.asFarAs(before)));
        } catch (RecipeException e) {
            return false; // the line that differs is told
        }
    }

    /** Of each arm that is to run, and of as many runs at once as are asked for. */
    private void requireMemory() {
        List<StudyPlan.Arm> arms = plan.arms().stream()
                .filter(arm -> options.arms().isEmpty() || options.arms().contains(arm.name())).toList();
        for (StudyPlan.Arm arm : arms) {
            new RunFootprint(Setup.of(arm.recipe())).require("study " + plan.name() + ": arm " + arm.name());
        }
        SideBySide.require("run", options.jobs(), arms.size() * plan.seeds().size(), footprint(arms),
                Memory.available());
    }

    /** Bytes that the largest run needs at most. */
    private static double footprint(List<StudyPlan.Arm> arms) {
        return arms.stream().mapToDouble(arm -> new RunFootprint(Setup.of(arm.recipe())).training().bytes()).max()
                .orElseThrow();
    }

    private int jobs(List<StudyPlan.Arm> arms, int threads) {
        int branches = arms.stream().mapToInt(arm -> arm.recipe().train().branches().size()).sum()
                * plan.seeds().size();
        int runs = arms.size() * plan.seeds().size() + branches;
        int cores = Runtime.getRuntime().availableProcessors();
        SideBySide sideBySide = options.jobs() == 0 && onGpu()
                ? new SideBySide(1, "they share one GPU; --jobs allows more")
                : SideBySide.of("run", options.jobs(), threads, runs, cores, footprint(arms), Memory.available());
        watcher.say(Counted.of(arms.size(), "arm") + ", " + Counted.of(plan.seeds().size(), "seed") + ": "
                + Counted.of(runs, "run")
                + (branches == 0 ? "" : ", " + Counted.of(branches, "branch", "branches") + " among them") + ", "
                + sideBySide.jobs() + " at a time with "
                + Counted.of(threads, "thread")
                + " each" + (sideBySide.because().isEmpty() ? "" : "; " + sideBySide.because()));
        return sideBySide.jobs();
    }

    /** Whether the runs may be expected to be on a GPU; libtorch, which knows, is not loaded here. */
    private boolean onGpu() {
        return Device.mayBeCuda(options.device());
    }

    private String called() {
        return plan.called() + (options.arms().isEmpty() ? "" : ", only " + String.join(", ", options.arms()));
    }

    private void work(List<StudyPlan.Arm> arms, int jobs, int threads, StatusFile status, BooleanSupplier stop)
            throws IOException, InterruptedException {
        watcher.say("its progress is written to " + folder.status());
        new RunQueue(runs(arms, threads), program, jobs, status.before(watcher)).work(stop);
    }

    /**
     * Every run of these arms, all of a seed before the next seed. Branches stand before the trunks, so that one that has begun gets the
     * next free place.
     */
    private List<RunProcess> runs(List<StudyPlan.Arm> arms, int threads) {
        List<RunProcess> runs = new ArrayList<>();
        List<String> names = arms.stream().map(StudyPlan.Arm::name).toList();
        List<StudyPlan.Arm> branches = plan.told().stream()
                .filter(arm -> arm.branch() != null && names.contains(arm.branch().arm())).toList();
        for (long seed : plan.seeds()) {
            branches.forEach(arm -> runs.add(run(arm, seed, threads)));
            arms.forEach(arm -> runs.add(run(arm, seed, threads)));
        }
        return runs;
    }

    private boolean anyRunEnded() {
        for (RunProcess run : runs(plan.arms(), 1)) {
            if (Files.exists(run.folder().evaluation())) {
                return true;
            }
        }
        return false;
    }

    private RunProcess run(StudyPlan.Arm arm, long seed, int threads) {
        BranchOf branch = arm.branch();
        Workload workload = Workload.of(arm.recipe());
        return new RunProcess(arm.name() + " seed " + seed, recipes().resolve(arm.name() + ".yaml"), seed,
                folder(options.folder(), arm, seed), threads, options.device(), engine(arm),
                branch == null ? workload : workload.after(branch.from()),
                branch == null ? Optional.empty() : Optional.of(folder(options.folder(), branch.arm(), seed)),
                Branch.of(arm.recipe()).stream()
                        .map(each -> folder(options.folder(), arm.name(), seed).branch(each.examples())).toList());
    }

    private EngineKind engine(StudyPlan.Arm arm) {
        return arm.recipe().settled(options.device().is(Device.CUDA)).engine();
    }

    /** Where a study keeps a run of an arm that results are about. */
    static RunFolder folder(Path study, StudyPlan.Arm arm, long seed) {
        BranchOf branch = arm.branch();
        return branch == null
                ? folder(study, arm.name(), seed)
                : folder(study, branch.arm(), seed).branch(branch.examples());
    }

    /** The same of an arm of the study's file. */
    static RunFolder folder(Path study, String arm, long seed) {
        return new RunFolder(study.resolve("runs").resolve(arm).resolve("seed-" + seed));
    }

    /** With the runs' representations compared, if the plan asks for it. */
    private StudyResult compared(StudyResult result, int threads, BooleanSupplier stop) throws IOException {
        return plan.similarity() && result.arms().size() == plan.arms().size()
                ? new StudySimilarity(plan, options.folder(), threads, watcher::say, watcher::doing).of(result, stop)
                        .map(result::with)
                        .orElse(result)
                : result;
    }

    private Path recipes() {
        return options.folder().resolve("recipes");
    }

    private StudyManifest describe(Optional<StudyManifest> before, int jobs, int threads) throws IOException {
        Device device = onGpu() ? Device.CUDA : Device.CPU;
        List<Precision> precisions = plan.arms().stream()
                .map(arm -> engine(arm) == EngineKind.KERNEL
                        ? Precision.FP32
                        : device.arithmetic(arm.recipe().train().precision()))
                .distinct().toList();
        String engines = plan.arms().stream().map(arm -> engine(arm).toString()).distinct()
                .collect(Collectors.joining(" or "));
        StudyManifest manifest = before.orElseGet(() -> folder.begun(plan)).begun(
                new Provenance(options.command(), threads, precisions.getFirst(), Optional.of(engines),
                        device.describe()).session().ofStudy(jobs, plan.seeds()))
                .withProgramFiles(TaskOrigin.files(plan.arms().stream().map(arm -> arm.recipe().task()).toList()));
        if (precisions.size() > 1) {
            manifest = manifest.withPrecisions(
                    precisions.stream().map(Precision::toString).collect(Collectors.joining(" or ")));
        }
        manifest = Declarations.declare(plan, manifest, anyRunEnded());
        Json.write(folder.manifest(), manifest);
        Circumstances.lines(ResultManifest.of(manifest)).forEach(watcher::say);
        Optional.ofNullable(plan.endpoint()).flatMap(Endpoint::tooFew).map("endpoint: "::concat)
                .ifPresent(watcher::say);
        return manifest;
    }
}
