package org.example.mirror;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.HintKind;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** {@code 7 3 9 3 → ⊥ → 3}: a hint for the built-in task sort, the smallest value of the input. */
public final class Minimum implements HintKind {
    /** For the service loader. */
    public Minimum() {
    }

    @Override
    public String task() {
        return "sort";
    }

    @Override
    public String name() {
        return "minimum";
    }

    @Override
    public Hint hint(Task task) {
        return new Question(task.vocabulary());
    }

    private record Question(Vocabulary vocabulary) implements Hint {
        @Override
        public String name() {
            return "minimum";
        }

        @Override
        public Example ask(int[] input, RandomGenerator random) {
            int least = Arrays.stream(input).min().orElseThrow();
            return new Example(input, new int[]{vocabulary.separator()}, new int[]{least});
        }
    }
}
