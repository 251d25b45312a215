package dev.lengthwise.study;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.EvaluateConfig;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Processor;
import dev.lengthwise.tensor.Tensors;
import dev.lengthwise.train.TrainEvent;
import dev.lengthwise.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One run, from a recipe to its report. */
public final class Run {
    /** States of a run, as its manifest has them. */
    public static final String RUNNING = "running";
    public static final String INTERRUPTED = "interrupted";
    public static final String DONE = "done";
    public static final String FAILED = "failed";

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
        requireUsableFolder();
        try (FileLock lock = folder.lock()) {
            if (lock == null) {
                throw new RecipeException(folder.path() + ": another process is working on this run");
            }
            boolean resumed = folder.exists();
            ObjectNode manifest = resumed ? (ObjectNode) Json.read(folder.manifest()) : Json.object();
            if (manifest.path("state").asString("").equals(DONE)) {
                watcher.say(folder.path() + " is finished already");
                return true;
            }
            int threads = threads(manifest);
            Precision precision = precision(manifest);
            Engine.start(threads, watcher::say);
            describe(manifest, new Provenance(options.command(), threads, precision));
            if (!resumed) {
                RecipeWriter.write(recipe, folder.recipe());
            }
            Json.write(folder.manifest(), manifest);
            try (Transformer model = setup.model()) {
                boolean finished = train(setup, model, precision, manifest, stop);
                if (finished) {
                    conclude(setup, model, manifest);
                }
                return finished;
            } catch (RuntimeException e) {
                manifest.put("state", FAILED).put("failure",
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                Json.write(folder.manifest(), manifest);
                throw e;
            }
        }
    }

    private boolean train(Setup setup, Transformer model, Precision precision, ObjectNode manifest,
            BooleanSupplier stop) throws IOException, InterruptedException {
        try (Trainer trainer = new Trainer(model, setup.batcher(), recipe.train(), precision, folder.checkpoints())) {
            if (trainer.resume()) {
                watcher.say("continuing at step " + trainer.step() + " of " + recipe.train().steps());
            }
            manifest.put("parameters", model.parameters().count());
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
                }, stop);
                manifest.put("state", finished ? RUNNING : INTERRUPTED).put("step", trainer.step());
                manifest.put("seconds", Math.round(metrics.seconds() * 100) / 100.0);
                Json.write(folder.manifest(), manifest);
                return finished;
            }
        }
    }

    private void conclude(Setup setup, Transformer model, ObjectNode manifest) throws IOException {
        new ModelFolder(setup, model).write(folder.path());
        manifest.put("parameterHash", Tensors.hash(model.parameters().all()));
        watcher.say("evaluating lengths " + recipe.evaluate().lengths());
        Json.write(folder.evaluation(), evaluate(setup, model));
        manifest.put("state", DONE).put("finished", now());
        Json.write(folder.manifest(), manifest);
        Json.write(folder.report(), HtmlReport.render(RunResults.single(folder)));
    }

    /** Scores in fp32, whatever the training's precision was (docs/decisions). */
    private ObjectNode evaluate(Setup setup, Transformer model) {
        Evaluator evaluator = new Evaluator(model, Precision.FP32);
        EvaluateConfig config = recipe.evaluate();
        ObjectNode node = Json.object();
        node.put("task", setup.task().name());
        node.put("method", "teacher-forced").put("precision", Precision.FP32.toString()).put("seed", config.seed());
        EvaluationJson.write(evaluator.evaluate(setup.questions(), config.lengths(), config.samples(), config.seed()),
                node);
        ArrayNode hints = node.putArray("hints");
        for (Questions questions : setup.hintQuestions()) {
            List<Integer> lengths = new ArrayList<>(config.lengths());
            lengths.removeIf(length -> length < questions.minLength() || length > questions.maxLength());
            Evaluation evaluation = evaluator.evaluate(questions, lengths, config.samples(), config.seed());
            EvaluationJson.write(evaluation, hints.addObject().put("hint", evaluation.head()));
        }
        return node;
    }

    private void requireUsableFolder() throws IOException {
        Path path = folder.path();
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new RecipeException(path + ": a file is in the way; choose another --out");
        }
        if (!folder.exists()) {
            try (var entries = Files.list(path)) {
                if (entries.anyMatch(entry -> !entry.getFileName().toString().startsWith("."))) {
                    throw new RecipeException(
                            path + ": there are files here that belong to no run; choose another --out");
                }
            }
            return;
        }
        if (!options.resume()) {
            throw new RecipeException(
                    path + ": there is a run here already; continue it with --resume or choose another --out");
        }
        requireSameRecipe();
    }

    private void requireSameRecipe() throws IOException {
        if (!Files.exists(folder.recipe())) {
            return; // stopped before the recipe was written
        }
        List<String> before = Files.readAllLines(folder.recipe(), StandardCharsets.UTF_8);
        List<String> now = RecipeWriter.yaml(recipe).lines().toList();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            String old = i < before.size() ? before.get(i).strip() : "(nothing)";
            String given = i < now.size() ? now.get(i).strip() : "(nothing)";
            if (!old.equals(given)) {
                throw new RecipeException(folder.recipe() + ": line " + (i + 1) + ": the run was started with `" + old
                        + "`, this recipe has `" + given + "`; a run continues with the recipe it was started with");
            }
        }
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

    private void describe(ObjectNode manifest, Provenance provenance) {
        manifest.put("name", recipe.name());
        manifest.put("seed", recipe.seed());
        manifest.put("state", RUNNING);
        if (!manifest.has("started")) {
            manifest.put("started", now());
        }
        manifest.remove("failure");
        provenance.write(manifest);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
