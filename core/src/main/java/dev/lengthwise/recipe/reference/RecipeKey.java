package dev.lengthwise.recipe.reference;

import java.util.List;

/**
 * One key of a recipe or a study file, as people are told of it.
 *
 * @param path as {@code --set} takes it: {@code train.clip}; {@code N} stands for the place in a list: {@code hints.N.share}
 * @param form what its value is: {@code a number, 0 or above}
 * @param absent its default in words; {@code needed} where it has to be given, {@code not set} where it may be left out, empty for a map
 *     whose own keys have defaults
 * @param says what it is, in one sentence
 * @param kinds which kinds of the map around it have it; empty for all
 */
public record RecipeKey(String path, String form, String absent, String says, List<String> kinds) {
    static final String NEEDED = "needed";
    static final String NOT_SET = "not set";

    public RecipeKey {
        kinds = List.copyOf(kinds);
    }

    /** The key without those that lead to it. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** For a terminal: the key with its default, and below it what it is. */
    public String words() {
        String given = switch (absent) {
            case "" -> "";
            case NEEDED -> " (needed)";
            case NOT_SET -> " (not set)";
            default -> " = " + absent;
        };
        return path + given + "\n    " + says + "\n    " + form
                + (kinds.isEmpty() ? "" : "; for kind " + String.join(", ", kinds)) + "\n";
    }
}
