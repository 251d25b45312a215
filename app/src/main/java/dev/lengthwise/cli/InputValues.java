package dev.lengthwise.cli;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** An input as people type it: {@code "7 3 9 3"}. */
final class InputValues {
    private InputValues() {
    }

    /**
     * The tokens of an input: values, and the task's symbols by their names.
     *
     * @param longest the greatest length, inclusive
     * @param whose bound that is, for messages: {@code this model}
     * @throws RecipeException where the text is no input of the task, or too long a one
     */
    static List<Integer> parse(String text, Task task, int longest, String whose) {
        String[] words = text.isBlank() ? new String[0] : text.strip().split("[\\s,]+");
        if (words.length == 0) {
            throw new RecipeException(
                    "the input has length 0; allowed is at least one value, " + task.vocabulary().allowed());
        }
        int[] input = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            input[i] = token(words[i], task.vocabulary());
        }
        try {
            task.check(input);
        } catch (IllegalArgumentException e) {
            throw new RecipeException(String.valueOf(e.getMessage()));
        }
        if (task.length(input) > longest) {
            throw new RecipeException(
                    "the input has length " + task.length(input) + "; allowed are up to " + longest + " "
                            + task.unit() + " for " + (longest < task.maxLength() ? whose : "this task"));
        }
        return Arrays.stream(input).boxed().toList();
    }

    private static int token(String word, Vocabulary vocabulary) {
        OptionalInt token = vocabulary.token(word);
        if (token.isPresent()) {
            return token.getAsInt();
        }
        if (word.matches("-?\\d{1,9}")) {
            throw new RecipeException("the input's value " + Integer.parseInt(word)
                    + " is outside the vocabulary; allowed are " + vocabulary.allowed());
        }
        throw new RecipeException("the input's value \"" + word + "\" is not a whole number"
                + (vocabulary.symbols().isEmpty() ? "" : " or a symbol of the task") + "; allowed are "
                + vocabulary.allowed());
    }
}
