package dev.lengthwise.bench;

import java.util.List;
import java.util.function.Consumer;

/** Something that is timed. */
public interface Benchmark {
    /** The name on the command line. */
    String name();

    /** What is compared, in a sentence. */
    String description();

    /**
     * Runs it.
     *
     * @param threads threads an operation may use
     * @param rounds rounds of each comparison that count
     * @param progress told what is being timed
     */
    List<Row> run(int threads, int rounds, Consumer<String> progress);
}
