package dev.lengthwise.task.program;

import dev.lengthwise.task.DecisionKinds;
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
 * A task that a program poses. Its inputs, answers and labels are the program's; that they are what they have to be is checked.
 *
 * @param config how to reach the program, which is started again where it does not run
 * @param description what it says of itself
 */
record ProgramTask(ProgramConfig config, Description description) implements Task {
    @Override
    public String name() {
        return ProgramKind.NAME;
    }

    @Override
    public Vocabulary vocabulary() {
        return description.vocabulary();
    }

    @Override
    public int maxLength() {
        return description.longest();
    }

    @Override
    public long mostRead(int length) {
        return length + (description.separator() ? 1L : 0L) + description.answer().of(length);
    }

    @Override
    public boolean hasSeparator() {
        return description.separator();
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        return drawAll(new int[]{length}, List.of(random)).getFirst();
    }

    @Override
    public List<int[]> drawAll(int[] lengths, List<? extends RandomGenerator> randoms) {
        return program().draw(null, lengths, randoms);
    }

    @Override
    public Example pose(int[] input) {
        int[] answer = program().posed(input).answer();
        int[] completion = Arrays.copyOf(answer, answer.length + 1);
        completion[answer.length] = vocabulary().end();
        int[] context = description.separator() ? new int[]{vocabulary().separator()} : new int[0];
        return new Example(input, context, completion);
    }

    @Override
    public List<String> decisions(int[] input) {
        return program().posed(input).decisions();
    }

    @Override
    public List<Hint> hints() {
        return description.hints().stream().map(hint -> (Hint) new ProgramHint(this, hint)).toList();
    }

    @Override
    public DecisionKinds decisionKinds() {
        return description.decisions();
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        description.families().forEach((name, words) -> families.add(new ProgramFamily(config, name, words)));
        return families;
    }

    /** Refuses one that the program does not answer. */
    @Override
    public void check(int[] input) {
        Task.super.check(input);
        var _ = program().posed(input);
    }

    Program program() {
        return Programs.of(config);
    }
}
