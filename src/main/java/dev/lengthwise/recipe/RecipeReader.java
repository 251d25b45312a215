package dev.lengthwise.recipe;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads recipes. Every key but {@code task} has a default; whatever is not understood is refused with a {@link RecipeException}
 * that names source, key, value and what is allowed.
 */
public final class RecipeReader {
    private RecipeReader() {
    }

    /**
     * Reads a recipe from a file; without a {@code name} it is named after the file.
     *
     * @param sets values laid over the file's, each {@code KEY=VALUE} as {@code --set} takes it: {@code train.steps=500},
     *     {@code hints=[]}, {@code hints.0.share=0.2}. Values are YAML; maps are merged, lists replaced, and a task,
     *     temper or position whose kind changes ({@code model.temper.kind=log-length}) starts anew. Their order matters only for the same
     *     key: the last counts
     */
    public static Recipe read(Path file, List<String> sets) {
        return RecipeBinder.bind(SetOption.applyAll(sets, YamlFile.read(file)), YamlFile.name(file));
    }

    /**
     * Reads a recipe from a text.
     *
     * @param source what messages call the text, and the recipe's name if it gives none
     */
    public static Recipe parse(String source, String yaml) {
        return parse(source, yaml, List.of());
    }

    /** {@link #parse(String, String)} with values laid over the text's, as in {@link #read}. */
    public static Recipe parse(String source, String yaml, List<String> sets) {
        return RecipeBinder.bind(SetOption.applyAll(sets, YamlFile.parse(new Where(source), yaml)), source);
    }
}
