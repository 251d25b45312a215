package dev.lengthwise.task.mode;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.UniformValues;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ → 3 END}, {@code 7 3 7 3 → ⊥ → 3 END}, {@code 9 7 → ⊥ → 7 END}.
 *
 * <p>The most frequent value of the input; where several are alike frequent, the least of them. Values are uniform. Where ties are not wanted,
 * an input that has one is mended: one of the tied values, each alike likely, takes the place of another value, each place alike likely.
 *
 * @param vocabulary its values are what inputs are made of
 * @param ties whether inputs may have several most frequent values
 */
public record Mode(Vocabulary vocabulary, boolean ties) implements Task {
    @Override
    public String name() {
        return ModeKind.NAME;
    }

    @Override
    public int maxLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public long mostRead(int length) {
        return length + 2L;
    }

    private Frequencies frequencies(int[] input) {
        return Frequencies.of(input, vocabulary.values());
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        int[] input = new UniformValues(vocabulary.values(), true).draw(length, random);
        int[] modes = frequencies(input).modes();
        if (ties || modes.length == 1) {
            return input;
        }
        PortableRandom own = PortableRandom.of(random);
        int winner = modes[own.below(modes.length)];
        int place = own.below(length);
        while (input[place] == winner) {
            place = own.below(length);
        }
        input[place] = winner;
        return input;
    }

    /** {@inheritDoc} Ties are refused where the task has none. */
    @Override
    public void check(int[] input) {
        Task.super.check(input);
        int[] modes = frequencies(input).modes();
        if (!ties && modes.length > 1) {
            throw new IllegalArgumentException("the input has " + modes[0] + " and " + modes[1]
                    + " alike often; allowed is one most frequent value: this task has no ties");
        }
    }

    @Override
    public Example pose(int[] input) {
        vocabulary.requireValues(input);
        return new Example(input, new int[]{vocabulary.separator()},
                new int[]{frequencies(input).mode(), vocabulary.end()});
    }

    /** For {@code 3 END} after {@code 7 3 9 3}: ahead by 1, end. Where M values are alike frequent: tie of M. */
    @Override
    public List<String> decisions(int[] input) {
        Frequencies frequencies = frequencies(input);
        int ahead = frequencies.counts()[frequencies.mode()] - frequencies.second();
        return List.of(ahead > 0 ? "ahead by " + ahead : "tie of " + frequencies.modes().length, "end");
    }

    @Override
    public List<Hint> hints() {
        return List.of(new MoreFrequent(vocabulary), new RunnerUp(vocabulary));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        families.addAll(ModeFamily.of(ties));
        return families;
    }
}
