package org.example.mirror;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * {@code 7 3 9 3 → ⊥ → 3 9 3 7 END}: the built-in task reverse again, from outside, with the same data for the same seed.
 *
 * @param vocabulary what inputs are made of
 */
public record Mirror(Vocabulary vocabulary) implements Task {
    @Override
    public String name() {
        return MirrorKind.NAME;
    }

    @Override
    public int maxLength() {
        return Integer.MAX_VALUE;
    }

    /** Draws from the generator that it is given and from nothing else. */
    @Override
    public int[] draw(int length, RandomGenerator random) {
        PortableRandom own = PortableRandom.of(random);
        int[] input = new int[length];
        for (int i = 0; i < length; i++) {
            input[i] = own.below(vocabulary.values());
        }
        return input;
    }

    @Override
    public Example pose(int[] input) {
        int[] completion = new int[input.length + 1];
        for (int i = 0; i < input.length; i++) {
            completion[i] = input[input.length - 1 - i];
        }
        completion[input.length] = vocabulary.end();
        return new Example(input, new int[]{vocabulary.separator()}, completion);
    }

    @Override
    public List<String> decisions(int[] input) {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= input.length; i++) {
            labels.add("value " + i + " of " + input.length);
        }
        labels.add("end");
        return labels;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new Before(vocabulary));
    }
}
