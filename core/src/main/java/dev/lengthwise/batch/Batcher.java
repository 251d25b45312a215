package dev.lengthwise.batch;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The training data of a run: the batch of a step is a pure function of (task, hints, lengths, seed, step), so a stream can
 * resume anywhere. Each example depends on its place in the batch only, so the examples of a step can be split over workers.
 * Immutable; safe to share between threads.
 */
public final class Batcher {
    private final Task task;
    private final List<HintShare> hints;
    private final Accounting accounting;
    private final Lengths lengths;
    private final int batch;
    private final long seed;
    private final Stretch stretch;

    /**
     * @param batch examples a step of the control, at least 1: with {@link Accounting#REPLACE} of every arm, with
     *     {@link Accounting#ADD} the main task's alone
     * @throws IllegalArgumentException where the main task would have no example at a step, or a hint at no step
     */
    public Batcher(Task task, List<HintShare> hints, Accounting accounting, Lengths lengths, int batch, long seed) {
        this(task, hints, accounting, lengths, batch, seed, Stretch.NONE);
    }

    /** The same, with sequences that are taken to be longer than they are. */
    public Batcher(Task task, List<HintShare> hints, Accounting accounting, Lengths lengths, int batch, long seed,
            Stretch stretch) {
        this.task = task;
        this.hints = List.copyOf(hints);
        this.accounting = accounting;
        this.lengths = lengths;
        this.batch = batch;
        this.seed = seed;
        this.stretch = stretch;
        requireExamples();
    }

    /** Shares are linear between the steps where one of them turns, so what holds there holds everywhere. */
    private void requireExamples() {
        boolean[] asked = new boolean[hints.size()];
        for (double turn : DoubleStream.concat(DoubleStream.of(0), hints.stream().mapToDouble(HintShare::reached))
                .toArray()) {
            double shares = DoubleStream.of(shares(turn)).sum();
            if (!(shares < 1)) {
                throw new IllegalArgumentException("the hints' shares add up to " + shares
                        + "; below 1 is needed, the rest is the main task's");
            }
            int[] hinted = accounting.hinted(batch, shares(turn));
            for (int h = 0; h < hinted.length; h++) {
                asked[h] |= hinted[h] > 0;
            }
            if (accounting == Accounting.REPLACE && Accounting.sum(hinted) >= batch) {
                throw new IllegalArgumentException("batch " + batch + " leaves no example to the main task");
            }
        }
        for (int h = 0; h < asked.length; h++) {
            if (!asked[h]) {
                HintShare hint = hints.get(h);
                throw new IllegalArgumentException("batch " + batch + " leaves no example to the hint "
                        + hint.hint().name() + " of share " + Math.max(hint.share(), hint.lastShare()));
            }
        }
    }

    private double[] shares(double step) {
        return hints.stream().mapToDouble(hint -> hint.at(step)).toArray();
    }

    private Accounting.Counts counts(long step) {
        return accounting.counts(batch, shares(step));
    }

    /** Examples in a step's batch, hints included. */
    public int examples(long step) {
        return counts(step).total();
    }

    /** Main-task examples in a step's batch. */
    public int mainExamples(long step) {
        return counts(step).main();
    }

    /**
     * The batch of a step. The main task's loss weighs what it has of the batch, each hint's what it has times its weight; with
     * {@link Accounting#ADD} the weights are in proportion to the main task's, which stays at 1 as in the control. A hint without an
     * example at this step has no targets.
     *
     * @param step from 0
     */
    public Batch batch(long step) {
        Accounting.Counts counts = counts(step);
        double whole = accounting == Accounting.ADD ? counts.main() : counts.total();
        List<Batch.Part> parts = new ArrayList<>();
        int place = 0;
        List<Example> main = draw(randoms(step, place, counts.main())).stream().map(task::pose).toList();
        place += counts.main();
        parts.add(new Batch.Part(task.name(), counts.main() / whole, main));
        for (int h = 0; h < hints.size(); h++) {
            HintShare share = hints.get(h);
            int examples = counts.hinted()[h];
            List<RandomGenerator> randoms = randoms(step, place, examples);
            place += examples;
            List<Example> asked = share.hint().askAll(draw(randoms), randoms);
            parts.add(new Batch.Part(share.hint().name(), share.weight() * examples / whole, asked));
        }
        Batch laid = Batch.of(parts);
        return stretch.equals(Stretch.NONE)
                ? laid
                : laid.stretched(stretch.draw(counts.total(), sequence -> Streams.stretching(seed, step, sequence)));
    }

    /** A generator for each of some examples, the first of which has that place in the batch. */
    private List<RandomGenerator> randoms(long step, int place, int examples) {
        return IntStream.range(place, place + examples).mapToObj(i -> Streams.training(seed, step, i)).toList();
    }

    private List<int[]> draw(List<RandomGenerator> randoms) {
        return task.drawAll(randoms.stream().mapToInt(lengths::draw).toArray(), randoms);
    }
}
