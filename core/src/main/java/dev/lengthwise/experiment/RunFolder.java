package dev.lengthwise.experiment;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files of a run lie.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
    /** The recipe, every key with its value. */
    public Path recipe() {
        return path.resolve("recipe.yaml");
    }

    /** Seed, versions, processor, threads, precision, commit, state. */
    public Path manifest() {
        return path.resolve("manifest.json");
    }

    /** One line of JSON for each measurement of training. */
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /** The newest checkpoints. */
    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** The scores at the end. */
    public Path evaluation() {
        return path.resolve("evaluation.json");
    }

    /** The page to look at. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** Where the run that leaves this one for so many examples lies, or would. */
    public RunFolder branch(long examples) {
        return new RunFolder(path.resolve("branches").resolve("examples-" + examples));
    }

    /** What a process is doing with the run, as long as one is. */
    public Path doing() {
        return path.resolve(".doing");
    }

    /** Whether there is a run here, finished or not. */
    public boolean exists() {
        return Files.exists(recipe()); // the first file of a run
    }
}
