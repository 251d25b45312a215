package dev.lengthwise.run;

import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs on one thread that remember what they said. */
public final class TinyRun implements Run.Watcher {
    final RunFolder folder;
    final List<String> said = new ArrayList<>();
    final List<String> did = new ArrayList<>();
    final List<StepScores> scores = new ArrayList<>();
    long steps; // done in the newest session
    long measured; // the step of the newest line of metrics

    public TinyRun(Path folder) {
        this.folder = new RunFolder(folder);
    }

    /** Starts anew where nothing is, and to the end. */
    public boolean start(Recipe recipe) throws IOException, InterruptedException {
        return go(recipe, false, () -> false);
    }

    boolean resume(Recipe recipe) throws IOException, InterruptedException {
        return go(recipe, true, () -> false);
    }

    /** Starts or goes on, and stops after so many more steps. */
    boolean stopAfter(int more, Recipe recipe) throws IOException, InterruptedException {
        return go(recipe, true, () -> steps >= more);
    }

    boolean go(Recipe recipe, boolean resume, BooleanSupplier stop) throws IOException, InterruptedException {
        said.clear();
        did.clear();
        steps = 0;
        return new Run(recipe, new Run.Options(folder.path(), resume, 1, "lengthwise train tiny.yaml"), this).go(stop);
    }

    String hash() throws IOException {
        return Json.read(folder.manifest()).path("parameterHash").asString("");
    }

    String state() throws IOException {
        return Json.read(folder.manifest()).path("state").asString("");
    }

    /** The metrics without what depends on the clock. */
    List<String> losses() throws IOException {
        return MetricsFile.read(folder.metrics()).lines().stream()
                .map(line -> Json.parse(line.text())
                        .remove(List.of("seconds", "scoringSeconds", "waiting", "examplesPerSecond"))
                        .toString())
                .toList();
    }

    @Override
    public void say(String message) {
        said.add(message);
    }

    @Override
    public void doing(Doing.Stage stage, String what) {
        did.add(stage + ": " + what);
    }

    @Override
    public void train(TrainEvent event) {
        if (event instanceof TrainEvent.Stepped) {
            steps++;
        }
        if (event instanceof TrainEvent.Measured line) {
            measured = line.step();
        }
    }

    @Override
    public void scored(StepScores at) {
        scores.add(at);
    }
}
