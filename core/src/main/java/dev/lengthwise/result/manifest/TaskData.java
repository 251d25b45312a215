package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;
import java.util.Optional;

/** What a run's data come from, by which it is seen whether a task still gives them. */
public record TaskData(@Key("the command of the program that poses the task") Optional<String> program,
        @Key("the program's files, each with a hash of its bytes") Optional<String> programFiles,
        @Key("a hash of the first batch") String firstBatch) {
}
