package dev.lengthwise.task.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Vocabulary;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What a hint asks about one input when it is asked often: every question with its answer, and how often it came. */
public final class Asked {
    public static final int TIMES = 4000;

    private Asked() {
    }

    /** From context to completion, in words: {@code SEP 3} to {@code 7}. Each question has one answer only. */
    public static Map<String, String> answers(Hint hint, Vocabulary vocabulary, int... input) {
        Map<String, String> answers = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < TIMES; i++) {
            Example example = hint.ask(input, random);
            String answer = Inputs.words(vocabulary, example.completion());
            assertThat(answers.merge(Inputs.words(vocabulary, example.context()), answer, (old, now) -> old))
                    .isEqualTo(answer);
        }
        return answers;
    }

    /** From context, in words, to the share of the questions that it was. */
    public static Map<String, Double> shares(Hint hint, Vocabulary vocabulary, int... input) {
        Map<String, Double> shares = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < TIMES; i++) {
            String context = Inputs.words(vocabulary, hint.ask(input, random).context());
            shares.merge(context, 1.0 / TIMES, Double::sum);
        }
        return shares;
    }
}
