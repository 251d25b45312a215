package dev.lengthwise.probe;

import dev.lengthwise.probe.Claim.Case;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * What is true at every token that a model reads of an example, from the example alone.
 *
 * @param tokens what is read, [T]: all but the last token of the answer
 * @param sides of each, [T]
 * @param successors the token that follows in order, [T]; at ⊥ the first one of the answer; -1 where there is none
 * @param claims where each claim holds, by what
 * @param quantities [T] each, in the order of tables; NaN where there is nothing to ask
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
public record Facts(int[] tokens, Side[] sides, int[] successors, SequencedMap<Claim, List<Case>> claims,
        SequencedMap<Quantity, double[]> quantities) {
    private static final int NONE = -1;

    /**
     * The facts of one of the task's examples.
     *
     * @throws IllegalArgumentException for a task of which nothing is known, and for an example without ⊥
     */
    static Facts of(Task task, Example example) {
        if (example.context().length == 0) {
            throw new IllegalArgumentException(
                    "an example without ⊥: what is computed inside is known of " + task.name()
                            + " with ⊥ between input and answer");
        }
        int[] all = example.tokens();
        int[] tokens = Arrays.copyOf(all, all.length - 1);
        int[] successors = new int[tokens.length];
        Arrays.fill(successors, NONE);
        Facts facts = new Facts(tokens, sides(example, tokens.length), successors, new LinkedHashMap<>(),
                new LinkedHashMap<>());
        facts.ask(Quantity.SUCCESSOR);
        KnownTask.of(task).state(facts, example, task.vocabulary());
        facts.ask(Quantity.RANK);
        facts.ask(Quantity.OUTPUT_SIDE);
        facts.common(example);
        return facts;
    }

    private static Side[] sides(Example example, int read) {
        Side[] sides = new Side[read];
        Arrays.fill(sides, Side.OUTPUT);
        Arrays.fill(sides, 0, example.given(), Side.INPUT);
        sides[example.given() - 1] = Side.SEPARATOR;
        return sides;
    }

    /** A quantity to be filled in, [T]. */
    public double[] ask(Quantity quantity) {
        double[] values = new double[tokens.length];
        Arrays.fill(values, Double.NaN);
        quantities.put(quantity, values);
        return values;
    }

    private double[] asked(Quantity quantity) {
        return Objects.requireNonNull(quantities.get(quantity));
    }

    public void claim(Primitive primitive, Case holds) {
        claims.computeIfAbsent(new Claim(sides[holds.position()], primitive), first -> new ArrayList<>()).add(holds);
    }

    /** What is the same for every task. */
    private void common(Example example) {
        int[] completion = example.completion();
        int separator = example.given() - 1;
        for (int position = 0; position < tokens.length; position++) {
            int written = position - separator;
            if (sides[position] != Side.SEPARATOR) {
                asked(Quantity.OUTPUT_SIDE)[position] = sides[position] == Side.OUTPUT ? 1 : 0;
            }
            if (sides[position] == Side.OUTPUT) {
                claim(Primitive.IDENTITY, new Case(position, tokens[position]));
                claim(Primitive.SUCCESSOR, new Case(position, successors[position]));
                if (successors[position] != tokens[position]) {
                    claim(Primitive.IDENTITY_AND_SUCCESSOR,
                            new Case(position, tokens[position], successors[position]));
                }
                asked(Quantity.SUCCESSOR)[position] = successors[position];
                asked(Quantity.RANK)[position] = (double) written / (completion.length - 1);
            } else {
                claim(Primitive.COPY, new Case(position, tokens[position]));
            }
            if (written >= 0) {
                claim(Primitive.ANSWER, new Case(position, completion[written]));
            }
        }
    }
}
