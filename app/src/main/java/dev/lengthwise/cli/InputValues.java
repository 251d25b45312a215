package dev.lengthwise.cli;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** An input as people type it: {@code "7 3 9 3"}. */
final class InputValues {
    private InputValues() {
    }

    /**
     * The values of an input.
     *
     * @param longest most values, inclusive
     * @param whose bound that is, for messages: {@code this model}
     * @throws RecipeException where the text is no input of the task, or too long a one
     */
    static List<Integer> parse(String text, Task task, int longest, String whose) {
        Vocabulary vocabulary = task.vocabulary();
        String[] words = text.isBlank() ? new String[0] : text.strip().split("[\\s,]+");
        String allowed = "0 to " + (vocabulary.values() - 1);
        if (words.length == 0) {
            throw new RecipeException("the input has length 0; allowed is at least one value, " + allowed);
        }
        if (words.length > longest) {
            throw new RecipeException("the input has length " + words.length + "; allowed are up to " + longest
                    + " values for " + (longest < task.maxLength() ? whose : "this task"));
        }
        List<Integer> input = new ArrayList<>();
        for (String word : words) {
            int value;
            try {
                value = Integer.parseInt(word);
            } catch (NumberFormatException e) {
                throw new RecipeException(
                        "the input's value \"" + word + "\" is not a whole number; allowed are " + allowed);
            }
            if (!vocabulary.isValue(value)) {
                throw new RecipeException(
                        "the input's value " + value + " is outside the vocabulary; allowed are " + allowed);
            }
            input.add(value);
        }
        try {
            task.check(input.stream().mapToInt(Integer::intValue).toArray());
        } catch (IllegalArgumentException e) {
            throw new RecipeException(String.valueOf(e.getMessage()));
        }
        return input;
    }
}
