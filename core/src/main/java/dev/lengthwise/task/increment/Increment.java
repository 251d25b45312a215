package dev.lengthwise.task.increment;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 1 2 9 9 → ⊥ → 1 3 0 0 END}, {@code 9 9 → ⊥ → 1 0 0 END}, {@code 0 9 → ⊥ → 1 0 END}.
 *
 * <p>The decimal number one above the input's, most significant digit first. Leading zeros are digits like others: they are
 * drawn and they are kept ({@code 0 0 3 → ⊥ → 0 0 4 END}). Only an input of nines alone gives one digit more.
 *
 * @param carries the share of inputs, 0 to 1, made to end in a run of nines; its length is uniform in 0..n, and the digits
 *     before it are uniform and may prolong it
 */
public record Increment(double carries) implements Task {
    public static final String NAME = "increment";
    private static final Vocabulary DIGITS = new Vocabulary(10);
    private static final int NINE = 9;

    public Increment {
        if (!(carries >= 0 && carries <= 1)) {
            throw new IllegalArgumentException("carries " + carries + " is not in 0..1");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Vocabulary vocabulary() {
        return DIGITS;
    }

    @Override
    public int maxLength() {
        return Integer.MAX_VALUE;
    }

    /** Nines alone have an answer of n + 1 digits. */
    @Override
    public long mostRead(int length) {
        return 2L * length + 2;
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        if (length < 1) {
            throw new IllegalArgumentException("length " + length + " is below 1");
        }
        int nines = random.nextDouble() < carries ? random.nextInt(length + 1) : 0;
        int[] input = new int[length];
        for (int i = 0; i < length - nines; i++) {
            input[i] = random.nextInt(DIGITS.values());
        }
        Arrays.fill(input, length - nines, length, NINE);
        return input;
    }

    @Override
    public Example pose(int[] input) {
        DIGITS.requireValues(input);
        return new Example(input, new int[]{DIGITS.separator()}, completion(input));
    }

    private static int[] completion(int[] input) {
        int moved = lastBelowNine(input);
        if (moved < 0) {
            int[] overflown = new int[input.length + 2];
            overflown[0] = 1;
            overflown[input.length + 1] = DIGITS.end();
            return overflown;
        }
        int[] completion = Arrays.copyOf(input, input.length + 1);
        completion[moved]++;
        Arrays.fill(completion, moved + 1, input.length, 0);
        completion[input.length] = DIGITS.end();
        return completion;
    }

    /**
     * For {@code 1 3 0 0 END} after {@code 1 2 9 9}: copied digit, incremented digit, zeroed digit, zeroed digit, end. The 1
     * that leads the answer to nines alone is the "overflow digit".
     */
    @Override
    public List<String> decisions(int[] input) {
        int moved = lastBelowNine(input);
        List<String> labels = new ArrayList<>(input.length + 2);
        if (moved < 0) {
            labels.add("overflow digit");
        }
        for (int i = 0; i < input.length; i++) {
            labels.add(i < moved ? "copied digit" : i == moved ? "incremented digit" : "zeroed digit");
        }
        labels.add("end");
        return labels;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new DigitSuccessor(DIGITS), new Carry(DIGITS));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        families.addAll(List.of(IncrementFamily.values()));
        return families;
    }

    /** Where the carry stops: the position of the last digit that is not 9, or -1. */
    private static int lastBelowNine(int[] input) {
        int position = input.length - 1;
        while (position >= 0 && input[position] == NINE) {
            position--;
        }
        return position;
    }
}
