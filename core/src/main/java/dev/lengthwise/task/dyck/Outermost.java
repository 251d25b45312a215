package dev.lengthwise.task.dyck;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code ( [ ] [ → ⊥ → )}, {@code ( ) [ → ⊥ → ]}, {@code ( ) → ⊥ → END}.
 *
 * <p>For dyck, ours, a contrast: the last bracket of the completion, which closes the outermost one that is open; END if there is none.
 * There is one question an input, so nothing is drawn.
 */
public record Outermost(Brackets brackets) implements Hint {
    @Override
    public String name() {
        return "outermost";
    }

    @Override
    public long mostRead(int length) {
        return length + 1L;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        brackets.vocabulary().requireTokens(input);
        int[] open = brackets.open(input, input.length);
        int answer = open.length == 0 ? brackets.vocabulary().end() : brackets.closing(input[open[0]]);
        return new Example(input, new int[]{brackets.vocabulary().separator()}, new int[]{answer});
    }
}
