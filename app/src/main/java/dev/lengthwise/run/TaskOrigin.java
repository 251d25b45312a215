package dev.lengthwise.run;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.result.TaskData;
import dev.lengthwise.task.Plugin;
import dev.lengthwise.task.TaskConfig;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a run's data come from: the files of a program that poses the task, and the first batch itself, of which a hash is kept. A run that
 * goes on has the same first batch, whatever has become of program, plug-in or lengthwise since.
 *
 * @param files as {@link TaskConfig#origin} has them
 * @param firstBatch a hash of all of its tokens and of what is asked of them
 */
record TaskOrigin(SequencedMap<String, String> files, String firstBatch) {
    private static final String PROGRAM = "program";
    private static final String FILES = "programFiles";
    private static final String HASH = " sha256:";

    static TaskOrigin of(Setup setup) {
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
    TaskData data() {
        return new TaskData(Optional.ofNullable(files.get(PROGRAM)), Optional.ofNullable(files.get(FILES)),
                firstBatch);
    }

    /** @throws RecipeException where a run began with other data */
    void require(TaskData before, String run) {
        if (!before.firstBatch().equals(firstBatch)) {
            throw new RecipeException(
                    run + ": the task gives other examples now than when this run began (the first batch"
                            + " differs), so the run cannot go on with it; choose another --out for a new run");
        }
    }

    /** What is to be said of files of the task's program that have changed since a manifest was written, a line each. */
    static List<String> changed(TaskData kept, TaskConfig task) {
        String before = kept.programFiles().orElse("");
        String now = task.origin().getOrDefault(FILES, "");
        List<String> lines = new ArrayList<>();
        for (String file : before.isEmpty() ? new String[0] : before.split("; ", -1)) {
            if (!List.of(now.split("; ", -1)).contains(file)) {
                int at = Math.max(0, file.lastIndexOf(HASH));
                lines.add("the program's file " + file.substring(0, at) + (now.contains(file.substring(0, at) + HASH)
                        ? " has other bytes than when this was made; its task may have changed"
                        : " is not there any more"));
            }
        }
        return lines;
    }
}
