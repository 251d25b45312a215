package dev.lengthwise.bench;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.batch.Streams;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.sort.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * A piece of making data, all of it plain Java: one example of a generator, its random stream included, or a step's whole
 * batch. Lengths are the paper's.
 *
 * @param name what is made
 * @param examples examples made by each call
 * @param make makes what is asked for by a number, from 0 on
 */
public record JavaWork(String name, int examples, LongFunction<Object> make) {
    private static final int BATCH = 1024;

    /** Every generator alone, then what the thread that makes the batches does in a step. */
    static List<JavaWork> all() {
        Task increment = new Increment(0.5);
        List<JavaWork> works = new ArrayList<>();
        works.add(task("sort", Models.SORT));
        works.add(task("sort, distinct", new Sort(new Vocabulary(100), false)));
        works.add(task("increment", increment));
        for (Task task : List.of(Models.SORT, increment)) {
            for (String hint : Hints.names(task)) {
                works.add(hint(task, Hints.create(hint, task, null)));
            }
        }
        works.add(batches("batch of 1024, control", List.of()));
        Hint successor = Hints.create("successor", Models.SORT, null);
        works.add(batches("batch of 1024, half successor", List.of(new HintShare(successor, 0.5, 1))));
        return works;
    }

    /** @param name one of {@link #all} */
    public static JavaWork named(String name) {
        return all().stream().filter(work -> work.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no work in Java alone"));
    }

    private static JavaWork task(String name, Task task) {
        return new JavaWork(name, 1, example -> {
            RandomGenerator random = Streams.training(1, 0, (int) example);
            return task.pose(task.draw(Lengths.PAPER.draw(random), random));
        });
    }

    private static JavaWork hint(Task task, Hint hint) {
        return new JavaWork(task.name() + ", " + hint.name(), 1, example -> {
            RandomGenerator random = Streams.training(1, 0, (int) example);
            return hint.ask(task.draw(Lengths.PAPER.draw(random), random), random);
        });
    }

    private static JavaWork batches(String name, List<HintShare> hints) {
        Batcher batcher = new Batcher(Models.SORT, hints, Accounting.REPLACE, Lengths.PAPER, BATCH, 1);
        return new JavaWork(name, BATCH, batcher::batch);
    }
}
