package dev.lengthwise.task.hint;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion, of the hint {@code successor}: {@code 7 3 9 3 → ⊥ 3 → 5}, where another input, {@code 2 5 8 5}, was
 * asked for the successor of 2.
 *
 * <p>For any task, the negative control: the question of a hint about this input, with the answer of the same hint about another
 * input of the same length. Questions alone and answers alone are spread as in the hint; what joins them is gone.
 *
 * @param of the hint whose answers are shuffled
 * @param task draws the other input
 */
public record Shuffled(Hint of, Task task) implements Hint {
    static final String NAME = "shuffled";

    public Shuffled {
        if (of instanceof Shuffled) {
            throw new IllegalArgumentException("of shuffled is not allowed: its answers are shuffled already");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int minLength() {
        return Math.max(of.minLength(), task.minLength());
    }

    @Override
    public int maxLength() {
        return Math.min(of.maxLength(), task.maxLength());
    }

    @Override
    public long mostRead(int length) {
        return of.mostRead(length);
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        Example question = of.ask(input, random);
        Example other = of.ask(task.draw(task.length(input), random), random);
        return new Example(input, question.context(), other.completion());
    }

    @Override
    public List<Example> askAll(List<int[]> inputs, List<? extends RandomGenerator> randoms) {
        List<Example> questions = of.askAll(inputs, randoms);
        List<Example> others = of
                .askAll(task.drawAll(inputs.stream().mapToInt(task::length).toArray(), randoms), randoms);
        List<Example> shuffled = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            shuffled.add(
                    new Example(inputs.get(i), questions.get(i).context(), others.get(i).completion()));
        }
        return shuffled;
    }
}
