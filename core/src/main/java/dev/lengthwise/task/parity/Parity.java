package dev.lengthwise.task.parity;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.UniformValues;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 1 0 1 1 → ⊥ → 1 END}; with a scratchpad {@code 1 0 1 1 → ⊥ → 1 1 0 1 END}.
 *
 * <p>1 if the number of ones is odd, else 0. The bits are uniform.
 *
 * @param scratchpad whether the parity of each prefix of the input is written, the shortest first: the last one is the answer
 */
public record Parity(boolean scratchpad) implements Task {
    static final Vocabulary BITS = new Vocabulary(2);

    @Override
    public String name() {
        return ParityKind.NAME;
    }

    @Override
    public Vocabulary vocabulary() {
        return BITS;
    }

    @Override
    public int maxLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public long mostRead(int length) {
        return (scratchpad ? 2L * length : length + 1L) + 1;
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        return new UniformValues(BITS.values(), true).draw(length, random);
    }

    @Override
    public Example pose(int[] input) {
        BITS.requireValues(input);
        int[] parities = input.clone();
        Arrays.parallelPrefix(parities, (one, other) -> one ^ other);
        int[] completion = scratchpad
                ? Arrays.copyOf(parities, input.length + 1)
                : new int[]{parities[input.length - 1], BITS.end()};
        completion[completion.length - 1] = BITS.end();
        return new Example(input, new int[]{BITS.separator()}, completion);
    }

    /**
     * For {@code 1 END} after {@code 1 0 1 1}: odd: 3 ones, end. With a scratchpad, for {@code 1 1 0 1 END}: flipped by a 1, kept over a 0,
     * flipped by a 1, flipped by a 1, end.
     */
    @Override
    public List<String> decisions(int[] input) {
        List<String> labels = new ArrayList<>();
        if (scratchpad) {
            for (int bit : input) {
                labels.add(bit == 1 ? "flipped by a 1" : "kept over a 0");
            }
        } else {
            int ones = Arrays.stream(input).sum();
            labels.add((ones % 2 == 1 ? "odd: " : "even: ") + ones + (ones == 1 ? " one" : " ones"));
        }
        labels.add("end");
        return labels;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new PrefixParity(BITS), new MoreOnes(BITS));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        families.addAll(List.of(ParityFamily.values()));
        return families;
    }
}
