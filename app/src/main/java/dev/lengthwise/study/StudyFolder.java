package dev.lengthwise.study;

import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.recipe.Plan;
import dev.lengthwise.result.manifest.StudyManifest;
import dev.lengthwise.run.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** The folder of a study of any kind: how its files are called. */
public record StudyFolder(Path path) {
    /** What is done, which can be read again as a study's file. */
    public Path plan() {
        return path.resolve("study.yaml");
    }

    /** Where the numbers come from. */
    public Path manifest() {
        return new RunFolder(path).manifest();
    }

    /** What came of it, which {@code --json} prints. */
    public Path results() {
        return path.resolve("results.json");
    }

    /** The page to look at. */
    public Path report() {
        return new RunFolder(path).report();
    }

    /** What the terminal shows. */
    public Path table() {
        return path.resolve("table.txt");
    }

    /** What to read while it is worked on. */
    public Path status() {
        return path.resolve("status.txt");
    }

    /**
     * The folder as one that is worked in.
     *
     * @param text what the plan says
     * @param earlier as in {@link WorkFolder}
     */
    public WorkFolder work(String text, Predicate<String> earlier) {
        return new WorkFolder("study", path, plan(), text, earlier);
    }

    /** The manifest of a study that is to begin. */
    public StudyManifest begun(Plan plan) {
        return StudyManifest.of(plan.name(),
                plan.scale() == null ? Optional.empty() : Optional.of(plan.scale().toString()));
    }

    /**
     * Writes what came of it.
     *
     * @param results one JSON document
     * @param table for the terminal
     * @param page HTML
     */
    public void write(String results, String table, String page) throws IOException {
        WholeFile.write(results(), results + "\n");
        WholeFile.write(table(), table);
        WholeFile.write(report(), page);
    }
}
