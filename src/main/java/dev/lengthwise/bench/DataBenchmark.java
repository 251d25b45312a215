package dev.lengthwise.bench;

import dev.lengthwise.batch.Streams;
import dev.lengthwise.task.Increment;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.hint.Hint;
import dev.lengthwise.task.hint.Hints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** How fast each task and hint makes examples, on one thread. */
final class DataBenchmark implements Benchmark {
    private static final int EXAMPLES = 100_000;

    @Override
    public String name() {
        return "data";
    }

    @Override
    public String description() {
        return "examples a second of every generator, one thread, the paper's lengths";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        List<Row> rows = new ArrayList<>();
        for (Task task : List.of(Models.SORT, new Increment(0.5))) {
            rows.add(row(task.name(), rounds, progress, random -> task.pose(draw(task, random)).completion().length));
            for (String name : Hints.names(task)) {
                Hint hint = Hints.create(name, task, null);
                rows.add(row(task.name() + ", " + name, rounds, progress,
                        random -> hint.ask(draw(task, random), random).completion().length));
            }
        }
        return rows;
    }

    private interface Maker {
        int make(RandomGenerator random);
    }

    private static Row row(String name, int rounds, Consumer<String> progress, Maker maker) {
        progress.accept("data, " + name);
        double[] seconds = new double[rounds];
        long made = 0;
        for (int round = -2; round < rounds; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < EXAMPLES; i++) {
                made += maker.make(Streams.training(1, round + 2, i));
            }
            if (round >= 0) {
                seconds[round] = (System.nanoTime() - start) / 1e9;
            }
        }
        if (made == 0) {
            throw new IllegalStateException("nothing was made");
        }
        return new Row(name, null, "", Map.of("examples/s", EXAMPLES / new Timing(seconds).median()));
    }

    private static int[] draw(Task task, RandomGenerator random) {
        return task.draw(Lengths.PAPER.draw(random), random);
    }
}
