package dev.lengthwise.batch;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.hint.Hint;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The training data of a run: the batch of a step is a pure function of (task, hints, lengths, seed, step), so a stream can
 * resume anywhere. Each example depends on its place in the batch only, so the examples of a step can be split over workers.
 * Immutable; safe to share between threads.
 */
public final class Batcher {
    /**
     * A hint in the mixture.
     *
     * @param share the part of a batch's examples that are this hint's
     * @param weight multiplies the weight its loss has by its share
     */
    public record HintShare(Hint hint, double share, double weight) {
    }

    private final Task task;
    private final List<HintShare> hints;
    private final Lengths lengths;
    private final long seed;
    private final int mainExamples;
    private final int[] hintExamples;
    private final double whole;

    /**
     * @param batch examples a step of the control, at least 1: with {@link Accounting#REPLACE} of every arm, with
     *     {@link Accounting#ADD} the main task's alone
     */
    public Batcher(Task task, List<HintShare> hints, Accounting accounting, Lengths lengths, int batch, long seed) {
        this.task = task;
        this.hints = List.copyOf(hints);
        this.lengths = lengths;
        this.seed = seed;
        double shares = hints.stream().mapToDouble(HintShare::share).sum();
        if (!(shares < 1)) {
            throw new IllegalArgumentException("the hints' shares add up to " + shares
                    + "; below 1 is needed, the rest is the main task's");
        }
        double total = accounting == Accounting.ADD ? batch / (1 - shares) : batch;
        this.hintExamples = hints.stream().mapToInt(hint -> (int) Math.round(hint.share() * total)).toArray();
        int hinted = 0;
        for (int h = 0; h < hintExamples.length; h++) {
            if (hintExamples[h] < 1) {
                throw new IllegalArgumentException("batch " + batch + " leaves no example to the hint "
                        + hints.get(h).hint().name() + " of share " + hints.get(h).share());
            }
            hinted += hintExamples[h];
        }
        this.mainExamples = accounting == Accounting.ADD ? batch : batch - hinted;
        if (mainExamples < 1) {
            throw new IllegalArgumentException("batch " + batch + " leaves no example to the main task");
        }
        this.whole = accounting == Accounting.ADD ? mainExamples : mainExamples + hinted;
    }

    /** Examples in each step's batch, hints included. */
    public int examples() {
        int examples = mainExamples;
        for (int hinted : hintExamples) {
            examples += hinted;
        }
        return examples;
    }

    /** Main-task examples in each step's batch. */
    public int mainExamples() {
        return mainExamples;
    }

    /**
     * The batch of a step. The main task's loss weighs what it has of the batch, each hint's what it has times its weight; with
     * {@link Accounting#ADD} the weights are in proportion to the main task's, which stays at 1 as in the control.
     *
     * @param step from 0
     */
    public Batch batch(long step) {
        List<Batch.Part> parts = new ArrayList<>();
        List<Example> main = new ArrayList<>(mainExamples);
        int place = 0;
        for (int i = 0; i < mainExamples; i++) {
            RandomGenerator random = Streams.training(seed, step, place++);
            main.add(task.pose(task.draw(lengths.draw(random), random)));
        }
        parts.add(new Batch.Part(task.name(), mainExamples / whole, main));
        for (int h = 0; h < hints.size(); h++) {
            HintShare share = hints.get(h);
            List<Example> asked = new ArrayList<>(hintExamples[h]);
            for (int i = 0; i < hintExamples[h]; i++) {
                RandomGenerator random = Streams.training(seed, step, place++);
                asked.add(share.hint().ask(task.draw(lengths.draw(random), random), random));
            }
            parts.add(new Batch.Part(share.hint().name(), share.weight() * hintExamples[h] / whole, asked));
        }
        return Batch.of(parts);
    }
}
