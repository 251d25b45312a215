package dev.lengthwise.task.program;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import java.util.List;
import java.util.random.RandomGenerator;

/** A question about an input, which the task's program asks and answers. */
record ProgramHint(ProgramTask task, Description.Question question) implements Hint {
    @Override
    public String name() {
        return question.name();
    }

    @Override
    public int minLength() {
        return question.shortest();
    }

    @Override
    public int maxLength() {
        return task.maxLength();
    }

    @Override
    public long mostRead(int length) {
        return length + 1L + question.prompt().of(length);
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        return askAll(List.of(input), List.of(random)).getFirst();
    }

    @Override
    public List<Example> askAll(List<int[]> inputs, List<? extends RandomGenerator> randoms) {
        return task.program().ask(question, inputs, randoms);
    }
}
