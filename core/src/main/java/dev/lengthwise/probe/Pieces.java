package dev.lengthwise.probe;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.task.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/** Cuts examples into pieces of sequences that are equally long as the model reads them, so that each is one length group. */
final class Pieces {
    private Pieces() {
    }

    /**
     * The pieces, shortest sequences first, otherwise in the order of the examples.
     *
     * @param numbers how many numbers a piece may hold at most, as far as one sequence does not hold more
     * @param each how many numbers a sequence of so many tokens holds
     */
    static List<List<Example>> of(List<Example> examples, long numbers, IntToLongFunction each) {
        TreeMap<Integer, List<Example>> byLength = new TreeMap<>();
        examples.forEach(example -> byLength.computeIfAbsent(read(example), first -> new ArrayList<>()).add(example));
        List<List<Example>> pieces = new ArrayList<>();
        byLength.forEach((read, same) -> {
            int size = (int) Math.clamp(numbers / each.applyAsLong(read), 1, same.size());
            for (int from = 0; from < same.size(); from += size) {
                pieces.add(same.subList(from, Math.min(same.size(), from + size)));
            }
        });
        return pieces;
    }

    /** T, the tokens that a model reads of an example. */
    static int read(Example example) {
        return example.given() + example.completion().length - 1;
    }

    /** A piece as a model reads it. */
    static BatchTensors tensors(String head, List<Example> piece) {
        return BatchTensors.of(Batch.of(List.of(new Batch.Part(head, 1, piece))));
    }
}
