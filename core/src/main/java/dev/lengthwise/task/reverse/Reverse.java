package dev.lengthwise.task.reverse;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ → 3 9 3 7 END}.
 *
 * <p>The values of the input, last one first. Ours. Values are uniform and may repeat: a value that stands several times does not say
 * which value follows, so that a model has to know where it is.
 *
 * @param vocabulary its values are what inputs are made of
 */
public record Reverse(Vocabulary vocabulary) implements Task {
    @Override
    public String name() {
        return ReverseKind.NAME;
    }

    @Override
    public int maxLength() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        if (length < 1) {
            throw new IllegalArgumentException("length " + length + " is below 1");
        }
        PortableRandom own = PortableRandom.of(random);
        int[] input = new int[length];
        for (int i = 0; i < length; i++) {
            input[i] = own.below(vocabulary.values());
        }
        return input;
    }

    @Override
    public Example pose(int[] input) {
        vocabulary.requireValues(input);
        int[] completion = new int[input.length + 1];
        for (int i = 0; i < input.length; i++) {
            completion[i] = input[input.length - 1 - i];
        }
        completion[input.length] = vocabulary.end();
        return new Example(input, new int[]{vocabulary.separator()}, completion);
    }

    /**
     * For {@code 3 9 3 7 END} after {@code 7 3 9 3}: last value, step after 2, step after 1, step after 2, end.
     *
     * <p>"step after M": the value before one that stands M times in the input.
     */
    @Override
    public List<String> decisions(int[] input) {
        int[] copies = new int[vocabulary.values()];
        Arrays.stream(input).forEach(value -> copies[value]++);
        List<String> labels = new ArrayList<>(input.length + 1);
        labels.add("last value");
        for (int i = input.length - 1; i > 0; i--) {
            labels.add("step after " + copies[input[i]]);
        }
        labels.add("end");
        return labels;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new Before(vocabulary));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        families.addAll(List.of(ReverseFamily.values()));
        return families;
    }
}
