package dev.lengthwise.task;

import java.util.Arrays;

/**
 * One question and its answer, as the tokens a model reads and has to write.
 *
 * <p>Sorting 7 3 9 3: {@code input} is {@code 7 3 9 3}, {@code context} is {@code ⊥}, {@code completion} is
 * {@code 3 3 7 9 END}. The successor of 3 in it: same input, context {@code ⊥ 3}, completion {@code 7}.
 *
 * <p>The arrays are not copied, as examples are made by the million: whoever holds one leaves it as it is. For the same
 * reason two examples are equal only if their arrays are the same objects.
 *
 * @param input the tokens of the example: n values of most tasks
 * @param context the tokens the model is given after the input; the first one is SEP. Empty where a task has no separator: the
 *     completion then follows the input
 * @param completion the tokens the model has to write, at least one; a main task's closes with END
 */
@SuppressWarnings("ArrayRecordComponent") // on purpose, see above
public record Example(int[] input, int[] context, int[] completion) {
    public Example {
        if (input.length == 0 || completion.length == 0) {
            throw new IllegalArgumentException("input [" + input.length + "] and completion [" + completion.length
                    + "] must not be empty");
        }
    }

    /** How many tokens the input has: its length n, unless its {@linkplain Task#length task} says otherwise. */
    public int length() {
        return input.length;
    }

    /** Input, context and completion one after another, [n + context + completion]. */
    public int[] tokens() {
        int[] tokens = new int[input.length + context.length + completion.length];
        System.arraycopy(input, 0, tokens, 0, input.length);
        System.arraycopy(context, 0, tokens, input.length, context.length);
        System.arraycopy(completion, 0, tokens, input.length + context.length, completion.length);
        return tokens;
    }

    /** Input and context one after another, [n + context]: what is given before the first token has to be written. */
    public int[] prompt() {
        int[] prompt = Arrays.copyOf(input, given());
        System.arraycopy(context, 0, prompt, input.length, context.length);
        return prompt;
    }

    /** How many tokens are given before the first one has to be written: input and context. */
    public int given() {
        return input.length + context.length;
    }
}
