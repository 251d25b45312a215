package dev.lengthwise.task.dyck;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code ( [ ] [ → ⊥ → ] ) END}; {@code ( ) → ⊥ → END}.
 *
 * <p>The shortest completion of a well-formed word of k kinds of brackets, which the input begins: what is open is closed, the innermost
 * first. The length counts the input's brackets.
 *
 * @param brackets k kinds of them
 */
public record Dyck(Brackets brackets) implements Task {

    /**
     * Of k kinds of brackets.
     *
     * @param values numbers beside them, for the hint that counts
     */
    public Dyck(int kinds, int values) {
        this(Brackets.of(kinds, values));
    }

    @Override
    public String name() {
        return DyckKind.NAME;
    }

    @Override
    public Vocabulary vocabulary() {
        return brackets.vocabulary();
    }

    @Override
    public String unit() {
        return "brackets";
    }

    @Override
    public int maxLength() {
        return Integer.MAX_VALUE;
    }

    /**
     * {@inheritDoc} How many brackets are open after it is uniform over all numbers that the length allows; of the words with that many
     * all are equally likely, and so are the kinds of their brackets.
     */
    @Override
    public int[] draw(int length, RandomGenerator random) {
        if (length < 1) {
            throw new IllegalArgumentException("length " + length + " is below 1");
        }
        PortableRandom own = PortableRandom.of(random);
        boolean[] opens = new boolean[length];
        int depth = length % 2 + 2 * own.below(length / 2 + 1);
        // from the end: of the words of i + 1 brackets that leave `depth` open, a part of
        // depth (i + depth + 3) / (2 (i + 1) (depth + 1)) ends with an opening one (the ballot theorem)
        for (int i = length - 1; i >= 0; i--) {
            opens[i] = own.below(2L * (i + 1) * (depth + 1)) < (long) depth * (i + depth + 3);
            depth += opens[i] ? -1 : 1;
        }
        return brackets.word(opens, () -> own.below(brackets.kinds()));
    }

    @Override
    public void check(int[] input) {
        Task.super.check(input);
        int[] open = new int[input.length];
        int depth = 0;
        for (int i = 0; i < input.length; i++) {
            if (vocabulary().isValue(input[i])) {
                throw new IllegalArgumentException("the input has the value " + input[i] + "; allowed are the brackets "
                        + String.join(" ", vocabulary().symbols()));
            }
            if (brackets.isOpening(input[i])) {
                open[depth++] = input[i];
            } else if (depth == 0) {
                throw refused(i, input, "nothing; allowed is an opening one there");
            } else if (brackets.closing(open[--depth]) != input[i]) {
                throw refused(i, input, vocabulary().word(open[depth]) + "; allowed is an opening one there, or "
                        + vocabulary().word(brackets.closing(open[depth])));
            }
        }
    }

    private IllegalArgumentException refused(int place, int[] input, String closed) {
        return new IllegalArgumentException("bracket " + (place + 1) + " of the input, "
                + vocabulary().word(input[place]) + ", closes " + closed);
    }

    @Override
    public Example pose(int[] input) {
        vocabulary().requireTokens(input);
        int[] open = brackets.open(input, input.length);
        int[] completion = new int[open.length + 1];
        for (int i = 0; i < open.length; i++) {
            completion[i] = brackets.closing(input[open[open.length - 1 - i]]);
        }
        completion[open.length] = vocabulary().end();
        return new Example(input, new int[]{vocabulary().separator()}, completion);
    }

    /**
     * For {@code ] ) END} after {@code ( [ ] [}: innermost at distance 1, enclosing over closed ones at depth 1, end.
     *
     * <p>"distance": of the bracket that is closed from the end of the input. "depth": how many brackets are open, itself included.
     * "enclosing": a bracket around the one closed before it, which stands directly before that, or with closed ones between.
     */
    @Override
    public List<String> decisions(int[] input) {
        int[] open = brackets.open(input, input.length);
        List<String> labels = new ArrayList<>(open.length + 1);
        for (int depth = open.length; depth > 0; depth--) {
            int place = open[depth - 1];
            labels.add(depth == open.length
                    ? "innermost at distance " + (input.length - place)
                    : place + 1 == open[depth]
                            ? "enclosing at depth " + depth
                            : "enclosing over closed ones at depth " + depth);
        }
        labels.add("end");
        return labels;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new Closing(brackets), new Nesting(brackets), new Outermost(brackets));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        families.addAll(List.of(DyckFamily.values()));
        return families;
    }
}
