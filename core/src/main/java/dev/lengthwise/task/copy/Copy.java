package dev.lengthwise.task.copy;

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
 * Input → context → completion: {@code 7 3 9 3 → ⊥ → 7 3 9 3 END}.
 *
 * <p>The values of the input, in their order. A value that stands several times does not say which value follows; without repeats it does.
 *
 * @param vocabulary its values are what inputs are made of
 * @param repeats whether a value may stand more than once in an input
 * @param separator whether ⊥ stands between input and answer; without, {@code 7 3 9 → 7 3 9}: only where no value repeats, as nothing else
 *     says where the input ends
 */
public record Copy(Vocabulary vocabulary, boolean repeats, boolean separator) implements Task {
    @Override
    public String name() {
        return CopyKind.NAME;
    }

    private UniformValues uniform() {
        return new UniformValues(vocabulary.values(), repeats);
    }

    @Override
    public int maxLength() {
        return uniform().maxLength();
    }

    @Override
    public long mostRead(int length) {
        return 2L * length + (separator ? 1 : 0);
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        return uniform().draw(length, random);
    }

    /** {@inheritDoc} Without repeats no value may stand twice. */
    @Override
    public void check(int[] input) {
        Task.super.check(input);
        uniform().check(input);
    }

    @Override
    public Example pose(int[] input) {
        vocabulary.requireValues(input);
        int[] completion = Arrays.copyOf(input, input.length + 1);
        completion[input.length] = vocabulary.end();
        return new Example(input, separator ? new int[]{vocabulary.separator()} : new int[0], completion);
    }

    /**
     * For {@code 7 3 9 3 END}: first value, step after 1, step after 2, step after 1, end.
     *
     * <p>"step after M": the value after one that stands M times in the input.
     */
    @Override
    public List<String> decisions(int[] input) {
        int[] copies = new int[vocabulary.values()];
        Arrays.stream(input).forEach(value -> copies[value]++);
        List<String> labels = new ArrayList<>(input.length + 1);
        labels.add("first value");
        for (int i = 1; i < input.length; i++) {
            labels.add("step after " + copies[input[i - 1]]);
        }
        labels.add("end");
        return labels;
    }

    @Override
    public boolean hasSeparator() {
        return separator;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new After(vocabulary), new AfterPair(vocabulary));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        families.addAll(CopyFamily.of(repeats));
        return families;
    }
}
