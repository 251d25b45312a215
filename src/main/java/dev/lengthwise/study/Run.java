package dev.lengthwise.study;

import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.report.Percent;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Processor;
import dev.lengthwise.tensor.Tensors;
import dev.lengthwise.train.StopAt;
import dev.lengthwise.train.TrainEvent;
import dev.lengthwise.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One run, from a recipe to its report. */
public final class Run {
    /** States of a run, as its manifest has them. */
    public static final String RUNNING = "running";
    public static final String INTERRUPTED = "interrupted";
    public static final String DONE = "done";
    public static final String FAILED = "failed";

    private static final Precision SCORING = Precision.FP32; // whatever it was trained in, docs/decisions/0006-evaluation.md

    /**
     * How to run.
     *
     * @param folder where the run's files go
     * @param resume whether a run that is there already may be continued
     * @param threads threads an operation may use; 0 for the run's own when it is continued, else one a core
     * @param command the command line, for the manifest
     */
    public record Options(Path folder, boolean resume, int threads, String command) {
    }

    /** Whoever watches a run; called on the run's thread. */
    public interface Watcher {
        /** Something worth a line. */
        void say(String message);

        void train(TrainEvent event);
    }

    private final Recipe recipe;
    private final Options options;
    private final Watcher watcher;
    private final RunFolder folder;

    public Run(Recipe recipe, Options options, Watcher watcher) {
        this.recipe = recipe;
        this.options = options;
        this.watcher = watcher;
        this.folder = new RunFolder(options.folder());
    }

    /**
     * Trains, evaluates and reports; a finished run is left as it is.
     *
     * @param stop once true, training ends early with a checkpoint
     * @return whether the run is finished
     * @throws RecipeException where the folder holds something this run may not continue; nothing is changed then
     */
    public boolean go(BooleanSupplier stop) throws IOException, InterruptedException {
        Setup setup = Setup.of(recipe);
        WorkFolder work = new WorkFolder("run", folder.path(), folder.recipe(), RecipeWriter.yaml(recipe),
                List.of());
        try (FolderLock lock = work.take(options.resume())) {
            ObjectNode manifest = Files.exists(folder.manifest()) ? Json.read(folder.manifest()) : Json.object();
            if (manifest.path("state").asString("").equals(DONE) && Files.exists(folder.evaluation())) {
                watcher.say(folder.path() + " is finished already");
                if (!Files.exists(folder.report())) {
                    report();
                }
                return true;
            }
            int threads = threads(manifest);
            Precision precision = precision(manifest);
            Engine.start(threads, watcher::say);
            ObjectNode session = describe(manifest, new Provenance(options.command(), threads, precision));
            Json.write(folder.manifest(), manifest);
            try (Transformer model = setup.model()) {
                return train(setup, model, precision, manifest, session, stop)
                        && conclude(setup, model, manifest, stop);
            } catch (RuntimeException | IOException e) {
                noteFailure(manifest, e);
                throw e;
            }
        }
    }

    private boolean train(Setup setup, Transformer model, Precision precision, ObjectNode manifest, ObjectNode session,
            BooleanSupplier stop) throws IOException, InterruptedException {
        try (Trainer trainer = new Trainer(model, setup.batcher(), recipe.train(), precision, folder.checkpoints())) {
            if (resume(trainer)) {
                watcher.say("continuing at step " + trainer.step() + " of " + recipe.train().steps());
            } else if (!Metrics.read(folder.metrics()).isEmpty()) {
                watcher.say("no checkpoint is left in " + folder.checkpoints() + ": starting again from step 0");
            }
            session.put("fromStep", trainer.step());
            manifest.put("parameters", model.parameters().count());
            Json.write(folder.manifest(), manifest);
            try (Metrics metrics = new Metrics(folder.metrics(), trainer.step())) {
                boolean finished = trainer.train(event -> {
                    if (event instanceof TrainEvent.Measured measured) {
                        try {
                            metrics.write(measured);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                    watcher.train(event);
                }, stop, () -> exact(setup, model, trainer.step()));
                if (trainer.reached()) {
                    manifest.put("stoppedAt", trainer.step());
                }
                manifest.put("state", finished ? RUNNING : INTERRUPTED).put("step", trainer.step());
                manifest.put("seconds", Math.round(metrics.seconds() * 100) / 100.0);
                Json.write(folder.manifest(), manifest);
                return finished;
            }
        }
    }

    /** What {@code train.stopAt} asks for. */
    private double exact(Setup setup, Transformer model, long step) {
        StopAt stopAt = Objects.requireNonNull(recipe.train().stopAt());
        double exact = TrainedExamples.exact(setup, model, stopAt.samples(), step);
        if (exact >= stopAt.exact()) {
            watcher.say(String.format(Locale.ROOT, "stopping at step %d: exact match %s %% on the lengths of training",
                    step,
                    Percent.of(exact)));
        }
        return exact;
    }

    private void noteFailure(ObjectNode manifest, Exception failure) {
        manifest.put("state", FAILED).put("failure",
                String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
        try {
            Json.write(folder.manifest(), manifest);
        } catch (IOException e) {
            failure.addSuppressed(e); // such as a full disk, which is why the run failed
        }
    }

    private boolean resume(Trainer trainer) throws IOException {
        try {
            return trainer.resume();
        } catch (IllegalArgumentException | DamagedFileException e) {
            throw new DamagedFileException(e.getMessage()
                    + "; delete the newest checkpoint to continue from the one before it");
        }
    }

    /** The last step's weights, or their average up to it, are the model: nothing is chosen by a score. */
    private boolean conclude(Setup setup, Transformer model, ObjectNode manifest, BooleanSupplier stop)
            throws IOException {
        new ModelFolder(setup, model).write(folder.path());
        manifest.put("parameterHash", Tensors.hash(model.parameters().all()));
        Movements.write(Movements.of(setup, model), manifest);
        watcher.say("evaluating lengths "
                + recipe.evaluate().lengths().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        Optional<Scores> scores = Scores.of(setup, model, SCORING, stop);
        if (scores.isEmpty()) {
            manifest.put("state", INTERRUPTED);
            Json.write(folder.manifest(), manifest);
            return false;
        }
        scores.get().write(folder.evaluation(), SCORING, recipe.evaluate().seed());
        manifest.put("state", DONE).put("finished", now());
        Json.write(folder.manifest(), manifest);
        report();
        return true;
    }

    private void report() throws IOException {
        WholeFile.write(folder.report(), HtmlReport.render(RunResults.single(folder)));
    }

    private int threads(JsonNode manifest) {
        int before = manifest.path("threads").asInt(0);
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = options.threads() > 0 ? options.threads() : before > 0 ? before : cores;
        if (before > 0 && threads != before) {
            watcher.say("this run had " + before + " threads before and has " + threads
                    + " now: results will be as good but not the same to the bit");
        }
        return threads;
    }

    private Precision precision(JsonNode manifest) {
        String before = manifest.path("precision").asString("");
        Precision precision = before.equals(Precision.BF16.toString())
                ? Precision.BF16
                : before.equals(Precision.FP32.toString())
                        ? Precision.FP32
                        : Processor.detect().resolve(recipe.train().precision());
        watcher.say("training in " + precision + (recipe.train().precision() == Precision.AUTO
                ? " (auto: " + (precision == Precision.BF16 ? "the processor has" : "the processor lacks")
                        + " bf16 instructions)"
                : ""));
        return precision;
    }

    private ObjectNode describe(ObjectNode manifest, Provenance provenance) {
        manifest.put("name", recipe.name());
        manifest.put("seed", recipe.seed());
        manifest.put("state", RUNNING);
        manifest.remove("failure");
        return provenance.begin(manifest);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
