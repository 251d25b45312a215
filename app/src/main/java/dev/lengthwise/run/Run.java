package dev.lengthwise.run;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.kernel.KernelTraining;
import dev.lengthwise.experiment.ModelFolder;
import dev.lengthwise.experiment.Origin;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.experiment.TaskOrigin;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.recipe.Branch;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.manifest.Amount;
import dev.lengthwise.result.manifest.Environment;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.task.TaskFailure;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.NoNativesException;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.text.Counted;
import dev.lengthwise.train.Checkpoints;
import dev.lengthwise.train.TrainEvent;
import dev.lengthwise.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run, from a recipe to its report. */
public final class Run {
    static final Precision SCORING = Precision.FP32; // whatever it was trained in, docs/decisions/0006-evaluation.md

    /**
     * How to run.
     *
     * @param folder where the run's files go
     * @param resume whether a run that is there already may be continued
     * @param threads threads an operation may use; 0 for the run's own when it is continued, else one a core
     * @param device where to train and to evaluate; auto for the run's own when it is continued, else a GPU if one is there
     * @param command the command line, for the manifest
     * @param trunkOnly whether branches are begun alone, and left for others to end
     */
    public record Options(Path folder, boolean resume, int threads, Asked<Device> device, String command,
            boolean trunkOnly) {

        /** With the branches. */
        public Options(Path folder, boolean resume, int threads, Asked<Device> device, String command) {
            this(folder, resume, threads, device, command, false);
        }

        /** On the processor. */
        public Options(Path folder, boolean resume, int threads, String command) {
            this(folder, resume, threads, Asked.of(Device.CPU), command);
        }

        private Options ofBranch(RunFolder own) {
            return new Options(own.path(), true, threads, device, command, true);
        }
    }

    /** Whoever watches a run; called on the run's thread. */
    public interface Watcher {
        /** Something worth a line. */
        void say(String message);

        void train(TrainEvent event);

        /** What goes on from now, in a few words; {@link #train} tells more of the training itself. */
        default void doing(Doing.Stage stage, String what) {
        }

        /** How the model does at a step, where the recipe asks for that. */
        default void scored(StepScores scores) {
        }
    }

    private static final int MOST_WAITS = 10;
    private static final long WAIT = 50; // milliseconds
    private static final String GO_BACK = "; delete the newest checkpoint to continue from the one before it";

    private final Recipe recipe;
    private final boolean chosen; // whether the recipe left the engine to us
    private final Options options;
    private final Watcher watcher;
    private final RunFolder folder;
    private final SignOfLife sign;
    private final Branches branches;
    private RunManifest manifest;
    private boolean working; // a session has begun

    public Run(Recipe recipe, Options options, Watcher watcher) {
        this.recipe = recipe.settled(options.device().is(Device.CUDA));
        this.chosen = recipe.train().engine().isAuto();
        this.options = options;
        this.watcher = watcher;
        this.folder = new RunFolder(options.folder());
        this.sign = new SignOfLife(folder.doing());
        this.branches = Branches.of(this.recipe, folder);
        this.manifest = RunManifest.of(recipe.name(), recipe.seed());
    }

    /**
     * Trains, evaluates and reports; a finished run is left as it is, or goes on where the recipe has more steps by now. The same is done
     * with its branches after it.
     *
     * @param stop once true, training ends early with a checkpoint
     * @return whether the run is finished, with its branches unless they are left to others
     * @throws RecipeException where the folder holds something this run may not continue; nothing is changed then
     */
    public boolean go(BooleanSupplier stop) throws IOException, InterruptedException {
        return goAlone(stop) && (options.trunkOnly() || endBranches(stop));
    }

    private boolean endBranches(BooleanSupplier stop) throws IOException, InterruptedException {
        List<Branch> open = branches.open();
        for (Branch branch : open) {
            if (stop.getAsBoolean()) {
                return false;
            }
            watcher.say("branch with " + Branches.examples(branch) + ": steps " + (branch.from() + 1) + " to "
                    + branch.steps() + ", in " + branches.folder(branch).path());
            if (!new Run(branch.recipe(), options.ofBranch(branches.folder(branch)), watcher).go(stop)) {
                return false;
            }
        }
        if (!open.isEmpty()) {
            report();
        }
        return true;
    }

    private boolean goAlone(BooleanSupplier stop) throws IOException, InterruptedException {
        if (byKernel() && options.device().is(Device.CUDA)) {
            throw new RecipeException("train.engine: kernel computes on the processor and --device cuda asks for a GPU;"
                    + " leave one of them out");
        }
        Setup setup = Setup.of(recipe);
        Optional<Continuation> begun = options.resume() ? Continuation.of(folder, recipe) : Optional.empty();
        if (begun.isPresent()) {
            branches.requireWithinReach();
        }
        WorkFolder work = new WorkFolder("run", folder.path(), folder.recipe(), RecipeWriter.yaml(recipe),
                before -> begun.map(Continuation::text).filter(before::equals).isPresent());
        if (!folder.exists()) {
            requireMemory(setup);
        }
        try (FolderLock lock = work.take(options.resume()); SignOfLife _ = sign) {
            manifest = RunManifest.readIfThere(folder.manifest()).orElse(manifest);
            boolean extended = extend(begun);
            if (!extended && manifest.isDone() && Files.exists(folder.evaluation())) {
                branches.begin(manifest.progress().step().orElse(0L), manifest);
                watcher.say(folder.path() + " is finished already" + changesNothing());
                if (!Files.exists(folder.report())) {
                    report();
                }
                return true;
            }
            try {
                requireMemory(setup);
                return work(setup, stop);
            } catch (TaskFailure | NoNativesException e) { // a task's program or a download, which may have been interrupted
                if (!endsWith(stop)) {
                    fail(e);
                    throw e;
                }
                keep(manifest.in(RunState.INTERRUPTED));
                return false;
            } catch (Throwable e) { // whatever it is: the manifest says that the run is not running any more
                fail(e);
                throw e;
            }
        }
    }

    private void fail(Throwable failure) {
        if (working || !Files.exists(folder.manifest())) {
            Failures.note(folder.manifest(), manifest, failure);
        }
    }

    /** Whether another program has ended because all is to end: Ctrl-C reaches it sooner than it reaches us. */
    private static boolean endsWith(BooleanSupplier stop) throws InterruptedException {
        for (int waited = 0; waited < MOST_WAITS && !stop.getAsBoolean(); waited++) {
            Thread.sleep(WAIT);
        }
        return stop.getAsBoolean();
    }

    /** What was asked for besides that a finished run has no use for; it keeps what it was trained with. */
    private String changesNothing() {
        int threads = manifest.environment().map(Environment::threads).orElse(0);
        String device = manifest.environment().flatMap(Environment::device).orElse("");
        List<String> without = new ArrayList<>();
        if (options.threads() > 0 && options.threads() != threads) {
            without.add("--threads " + options.threads());
        }
        if (!options.device().isAuto() && !device.startsWith(options.device().toString())) {
            without.add("--device " + options.device());
        }
        return without.isEmpty()
                ? ""
                : ": trained with " + Counted.of(threads, "thread") + " on " + device + ", which "
                        + String.join(" and ", without) + " does not change";
    }

    private boolean work(Setup setup, BooleanSupplier stop) throws IOException, InterruptedException {
        Optional<Environment> own = manifest.environment();
        int threads = threads(own.map(Environment::threads).orElse(0));
        doing(Doing.Stage.STARTING, "starting");
        if (!byKernel()) {
            Engine.start(threads, what -> doing(Doing.Stage.STARTING, what));
        }
        Device device = device(own.flatMap(Environment::device).orElse(""));
        Precision precision = precision(own.map(Environment::precision).orElse(""), device);
        ResultManifest before = ResultManifest.of(manifest);
        LoadedPlugins.changed(before.course().plugins().orElse("")).forEach(watcher::say);
        working = true;
        keep(manifest.begun(recipe.name(),
                new Provenance(options.command(), threads, precision,
                        Optional.of(recipe.engine().toString()), device.describe()).session()));
        Circumstances.lines(ResultManifest.of(manifest)).forEach(watcher::say);
        Circumstances.moved(before, ResultManifest.of(manifest)).ifPresent(watcher::say);
        doing(Doing.Stage.STARTING, "making the model");
        try (Model model = setup.model(recipe.engine(), device, threads)) {
            model.slowness(precision).ifPresent(watcher::say);
            requireOwnCheckpoint();
            requireSameData(setup);
            return train(setup, model, precision, Origin.of(recipe), stop) && conclude(setup, model, stop);
        }
    }

    /** On the processor; how much a GPU has is known when it is asked. */
    private void requireMemory(Setup setup) {
        if (byKernel() || !Device.mayBeCuda(options.device())) {
            new RunFootprint(setup).require(recipe.name());
        }
    }

    private void doing(Doing.Stage stage, String what) {
        sign.doing(stage, what);
        watcher.doing(stage, what);
    }

    /** Weights are gone on with by the recipe that they were made by, though somebody changed it here and there. */
    private void requireOwnCheckpoint() throws IOException {
        Optional<Path> latest = new Checkpoints(folder.checkpoints()).latest();
        if (latest.isEmpty()) {
            return;
        }
        Optional<String> made;
        try {
            made = Checkpoints.madeWith(latest.get());
        } catch (DamagedFileException e) {
            throw new DamagedFileException(e.getMessage() + GO_BACK);
        }
        made.ifPresent(kept -> Origin.requireRecipe(latest.get(), kept, folder.recipe().toString(), recipe));
    }

    /** Notes that the run has more steps than it had, if so: all that was made of its last step is made anew. */
    private boolean extend(Optional<Continuation> before) {
        int steps = recipe.train().steps();
        boolean done = manifest.isDone() && manifest.progress().stoppedAt().isEmpty();
        long from = done
                ? manifest.progress().step().orElse((long) steps)
                : before.map(Continuation::steps).orElse(steps);
        if (from >= steps) {
            return false;
        }
        watcher.say("extending from " + from + " to " + steps + " steps"
                + (done ? ": model, evaluation and report are made again at the end" : ""));
        manifest = manifest.extended(from, steps);
        return true;
    }

    /** A model of fewer steps is not taken for the run's. */
    private void removeResults() throws IOException {
        for (Path file : List.of(folder.report(), folder.evaluation(), ModelFolder.weights(folder.path()),
                ModelFolder.config(folder.path()))) {
            Files.deleteIfExists(file);
        }
    }

    private void keep(RunManifest changed) throws IOException {
        manifest = changed;
        Json.write(folder.manifest(), changed);
    }

    private boolean train(Setup setup, Model model, Precision precision, String madeWith, BooleanSupplier stop)
            throws IOException, InterruptedException {
        Device.allowTf32(precision);
        try (Trainer trainer = new Trainer(model, setup.batcher(), recipe.train(), precision, folder.checkpoints(),
                madeWith)) {
            if (resume(trainer)) {
                watcher.say("continuing at step " + trainer.step() + " of " + recipe.train().steps());
            } else if (!MetricsFile.read(folder.metrics()).lines().isEmpty()) {
                watcher.say("no checkpoint is left in " + folder.checkpoints() + ": starting again from step 0");
            }
            branches.begin(trainer.step(), manifest);
            manifest = manifest.from(trainer.step());
            if (trainer.step() < recipe.train().steps() && !trainer.reached()) {
                removeResults();
            }
            manifest = manifest.with(manifest.progress().ofModel(model.count()));
            try (Metrics metrics = new Metrics(folder.metrics(), trainer.step(), trainer.told())) {
                count(trainer, metrics);
                keep(manifest);
                doing(Doing.Stage.STARTING, "drawing the first batch");
                boolean finished;
                try {
                    finished = trainer.train(event -> {
                        note(event, trainer, metrics);
                        watcher.train(event);
                    }, stop, new TrainingLooks(setup, model, precision, recipe.evaluate().every(), metrics, watcher,
                            what -> doing(Doing.Stage.TRAINING, what), stop, branches));
                } finally {
                    count(trainer, metrics); // of a run that fails too
                }
                if (trainer.reached()) {
                    manifest = manifest.with(manifest.progress().stopped(trainer.step()));
                }
                keep(manifest.in(finished ? RunState.RUNNING : RunState.INTERRUPTED));
                return finished;
            }
        }
    }

    /** How far a run is and what it was trained on, so that the manifest of one that is killed has what its newest checkpoint has. */
    private void count(Trainer trainer, Metrics metrics) {
        Map<String, Amount> amounts = new LinkedHashMap<>();
        trainer.trainedOn().forEach(
                (head, amount) -> amounts.put(head, new Amount(amount.examples(), amount.answerTokens())));
        manifest = manifest.with(manifest.progress().at(trainer.step(), Metrics.rounded(metrics.seconds()),
                Metrics.rounded(metrics.lookingSeconds()), amounts));
    }

    private void note(TrainEvent event, Trainer trainer, Metrics metrics) {
        try {
            switch (event) {
                case TrainEvent.Measured measured -> metrics.write(measured);
                case TrainEvent.Saved saved -> {
                    count(trainer, metrics);
                    keep(manifest);
                    if (branches.leaveAt(saved.step())) {
                        branches.begin(saved.step(), manifest);
                    }
                }
                case TrainEvent.Begun begun -> sign.at(begun.step(), metrics.wholeSeconds());
                case TrainEvent.Stepped stepped -> sign.at(stepped.step(), metrics.wholeSeconds());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a branch was begun", e);
        }
    }

    private boolean resume(Trainer trainer) throws IOException {
        try {
            return trainer.resume();
        } catch (IllegalArgumentException | DamagedFileException e) {
            throw new DamagedFileException(e.getMessage() + GO_BACK);
        }
    }

    /** The last step's weights, or their average up to it, are the model: nothing is chosen by a score. */
    private boolean conclude(Setup setup, Model model, BooleanSupplier stop) throws IOException {
        doing(Doing.Stage.EVALUATING, "writing the model");
        ModelFolder.write(folder.path(), setup, model);
        Device.allowTf32(SCORING);
        manifest = manifest.with(Numbers.hash(model.weights()), Optional.of(Movements.of(setup, model)));
        watcher.say("evaluating lengths "
                + recipe.evaluate().lengths().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        Optional<Scores> scores = Scores.of(setup, model, SCORING, stop,
                what -> doing(Doing.Stage.EVALUATING, what));
        if (scores.isEmpty()) {
            keep(manifest.in(RunState.INTERRUPTED));
            return false;
        }
        scores.get().write(folder.evaluation(), recipe.trained(), SCORING, recipe.evaluate().seed());
        keep(manifest.finished(RunState.DONE, now()));
        report();
        return true;
    }

    private void report() throws IOException {
        doing(Doing.Stage.REPORTING, "writing the report");
        WholeFile.write(folder.report(), HtmlReport.render(RunResults.single(folder)));
    }

    /** Whether our own engine trains, to which neither a GPU nor the number of threads matters. */
    private boolean byKernel() {
        return recipe.engine() == EngineKind.KERNEL;
    }

    private int threads(int before) {
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = options.threads() > 0 ? options.threads() : before > 0 ? before : cores;
        if (before > 0 && threads != before && !byKernel()) {
            watcher.say("this run had " + Counted.of(before, "thread") + " before and has " + threads
                    + " now: results will be as good but not the same to the bit");
        }
        return threads;
    }

    /** The one that was asked for; else the run's own, or a GPU if one is there. */
    private Device device(String before) {
        Asked<Device> own = before.isEmpty()
                ? Asked.auto()
                : Asked.of(before.startsWith(Device.CUDA.toString()) ? Device.CUDA : Device.CPU);
        Device device = byKernel() ? Device.CPU : Device.choose(options.device().orAsk(own));
        if (!before.isEmpty() && !own.is(device)) {
            watcher.say("this run was trained on " + before + " before and is on " + device.describe()
                    + " now: results will be as good but not the same to the bit");
        }
        return device;
    }

    private Precision precision(String before, Device device) {
        Asked<Precision> precision = Stream.of(Precision.BF16, Precision.FP32, Precision.TF32)
                .filter(known -> before.equals(known.toString())).findFirst().map(Asked::of)
                .orElse(recipe.train().precision());
        if (byKernel()) {
            watcher.say("training by the engine kernel in fp32, with " + KernelTraining.describe()
                    + (chosen ? " (auto: width " + recipe.model().width() + ")" : ""));
            return Precision.FP32;
        }
        Precision resolved = choose(precision, device);
        if (device == Device.CPU && options.device().isAuto() && Device.hasCudaLibraries()) {
            watcher.say("no GPU is used: " + Device.why());
        }
        watcher.say("training on " + device.describe() + " in " + resolved
                + (recipe.train().precision().isAuto()
                        ? " (auto: " + reason(resolved, device) + ")"
                        : ""));
        return resolved;
    }

    private static Precision choose(Asked<Precision> precision, Device device) {
        try {
            return device.arithmetic(precision);
        } catch (IllegalArgumentException e) {
            throw new RecipeException("train.precision: " + e.getMessage());
        }
    }

    private static String reason(Precision precision, Device device) {
        if (device == Device.CUDA) {
            return "what GPUs do fastest";
        }
        return (precision == Precision.BF16 ? "the processor has" : "the processor lacks") + " bf16 instructions";
    }

    /** The data of a run that goes on are those that it began with, whatever has become of the task since. */
    private void requireSameData(Setup setup) throws IOException {
        TaskOrigin origin = TaskOrigin.of(setup);
        manifest.data().ifPresent(before -> {
            TaskOrigin.changed(before.programFiles().orElse(""), recipe.task()).forEach(watcher::say);
            origin.require(before, folder.path().toString());
        });
        keep(manifest.with(origin.data()));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
