package dev.lengthwise.experiment;

import dev.lengthwise.engine.Model;
import dev.lengthwise.evaluate.Generator;
import dev.lengthwise.task.Task;
import dev.lengthwise.tensor.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model answers to one input of its main task, in fp32, each token the likeliest after those before it.
 *
 * @param task whose input it was
 * @param tokens what was written, without END
 * @param ended whether END came after it
 */
public record Answer(Task task, int[] tokens, boolean ended) {

    /**
     * Asks a model.
     *
     * @param model of that setup
     * @param input values; the task accepts them
     */
    public static Answer of(Setup setup, Model model, int... input) {
        Task task = setup.task();
        int end = task.vocabulary().end();
        int[] prompt = task.pose(input).prompt();
        int[] written = new Generator(model, Precision.FP32, end)
                .write(task.name(), List.of(prompt), limit(setup, prompt.length)).getFirst();
        boolean ended = written[written.length - 1] == end;
        return new Answer(task, ended ? Arrays.copyOf(written, written.length - 1) : written, ended);
    }

    /** How many tokens are written at most: some more than an answer has, but no more than the model has positions for. */
    private static int limit(Setup setup, int prompt) {
        return (int) Math.min(2L * prompt + 6, (long) setup.recipe().model().position().most() - prompt + 1);
    }

    /** As people read it: {@code 3 7 9}. */
    @Override
    public String toString() {
        return Arrays.stream(tokens).mapToObj(task.vocabulary()::word).collect(Collectors.joining(" "));
    }
}
