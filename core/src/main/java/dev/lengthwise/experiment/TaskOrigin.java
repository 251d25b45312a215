package dev.lengthwise.experiment;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.manifest.TaskData;
import dev.lengthwise.task.Plugin;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What a run's data come from: the files of a program that poses the task, and the first batch itself, of which a hash is kept. A run that
 * goes on has the same first batch, whatever has become of program, plug-in or lengthwise since.
 *
 * @param files as {@link TaskConfig#origin} has them
 * @param firstBatch a hash of all of its tokens and of what is asked of them
 */
public record TaskOrigin(SequencedMap<String, String> files, String firstBatch) {
    private static final String PROGRAM = "program";
    /** In a manifest as reports have it: the files of programs. */
    public static final String FILES = "programFiles";
    private static final String HASH = " sha256:";
    private static final String SEPARATOR = "; ";

    /** Of a recipe that is brought to life. */
    public static TaskOrigin of(Setup setup) {
        return new TaskOrigin(setup.recipe().task().origin(), hash(setup.batcher().batch(0)));
    }

    private static String hash(Batch batch) {
        List<long[]> all = new ArrayList<>(List.of(batch.tokens(), batch.groups().starts()));
        batch.targets().forEach(targets -> all.addAll(List.of(targets.positions(), targets.labels())));
        ByteBuffer bytes = ByteBuffer
                .allocate(all.stream().mapToInt(numbers -> (numbers.length + 1) * Long.BYTES).sum());
        for (long[] numbers : all) {
            bytes.putLong(numbers.length);
            for (long number : numbers) {
                bytes.putLong(number);
            }
        }
        return "sha256:" + Plugin.sha256(bytes.array());
    }

    /** What a manifest keeps. */
    public TaskData data() {
        return new TaskData(Optional.ofNullable(files.get(PROGRAM)), Optional.ofNullable(files.get(FILES)),
                firstBatch);
    }

    /** @throws RecipeException where a run began with other data */
    public void require(TaskData before, String run) {
        if (!before.firstBatch().equals(firstBatch)) {
            throw new RecipeException(
                    run + ": the task gives other examples now than when this run began (the first batch"
                            + " differs), so the run cannot go on with it; choose another --out for a new run");
        }
    }

    /** The files of the programs that pose some tasks, as a manifest has them; nothing where there is none. */
    public static Optional<String> files(List<TaskConfig> tasks) {
        String files = tasks.stream().flatMap(task -> parts(task.origin().getOrDefault(FILES, "")).stream()).distinct()
                .collect(Collectors.joining(SEPARATOR));
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    /**
     * What is to be said of files of the task's program that have changed since a manifest was written, a line each.
     *
     * @param kept as a manifest has them; empty where it has none
     * @param task of the run, or of an arm
     */
    public static List<String> changed(String kept, TaskConfig task) {
        List<String> before = parts(kept);
        List<String> now = parts(task.origin().getOrDefault(FILES, ""));
        List<String> lines = new ArrayList<>();
        for (String file : now) {
            String name = name(file);
            if (!before.contains(file) && before.stream().anyMatch(other -> name(other).equals(name))) {
                lines.add("the program's file " + name
                        + " has other bytes than when this was made; its task may have changed");
            }
        }
        return lines;
    }

    /** The same of a run's or a constructed model's folder; nothing where it has no manifest that can be read. */
    static List<String> changed(Path run, TaskConfig task) {
        try {
            return changed(RunManifest.readIfThere(new RunFolder(run).manifest()).flatMap(RunManifest::data)
                    .flatMap(TaskData::programFiles).orElse(""), task);
        } catch (IOException | DamagedFileException e) {
            return List.of();
        }
    }

    private static List<String> parts(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(SEPARATOR, -1));
    }

    private static String name(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf(HASH)));
    }
}
