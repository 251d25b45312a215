package dev.lengthwise.recipe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads recipes. Every key but {@code task} has a default; whatever is not understood is refused with a {@link RecipeException}
 * that names, for everything that is wrong, its place, key, value and what is allowed.
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
        return Mistakes.allOf(mistakes -> {
            YamlValue.Mapping written = YamlFile.read(file, mistakes);
            if (written.get("arms") != null && written.get("task") == null) {
                throw new Where(file.toString()).refuse("is a study, not a recipe; `study` runs it");
            }
            return bind(written, sets, YamlFile.name(file), mistakes);
        });
    }

    /**
     * The same of a recipe that is about to be used: what hangs on its task is checked too where another program poses the task, which
     * is started.
     *
     * @throws dev.lengthwise.task.TaskFailure where it is no program that poses a task
     */
    public static Recipe readForUse(Path file, List<String> sets) {
        Recipe read = read(file, sets);
        return read.task().isAtHand()
                ? read
                : Mistakes.allOf(mistakes -> RecipeBinder.bind(
                        SetOption.applyAll(SetOption.parseAll(sets, mistakes), YamlFile.read(file, mistakes), mistakes),
                        YamlFile.name(file), mistakes, true));
    }

    /**
     * Checks what {@link #readForUse} does of a recipe that was read otherwise.
     *
     * @throws RecipeException for all that is wrong
     */
    public static void requireUsable(Recipe recipe) {
        if (!recipe.task().isAtHand()) {
            var _ = Mistakes.allOf(mistakes -> RecipeBinder.bind(
                    YamlValue.of(Where.unseen(recipe.name()), RecipeWriter.tree(recipe)), recipe.name(), mistakes,
                    true));
        }
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
        return parse(new Where(source), yaml, sets);
    }

    /**
     * Reads a recipe from a text that a program wrote: messages tell no lines of it.
     *
     * @param source as in {@link #parse(String, String)}
     */
    public static Recipe parseUnseen(String source, String yaml) {
        return parse(Where.unseen(source), yaml, List.of());
    }

    private static Recipe parse(Where root, String yaml, List<String> sets) {
        return Mistakes.allOf(mistakes -> bind(YamlFile.parse(root, yaml, mistakes), sets, root.source(), mistakes));
    }

    /**
     * A recipe that is made of options only, to be used as {@link #readForUse}.
     *
     * @param given what nobody typed, as {@code KEY=VALUE}
     * @param options as they were typed, and what each sets, as {@code KEY=VALUE}
     */
    public static Recipe ofOptions(String name, List<String> given, Map<String, String> options) {
        return Mistakes.allOf(mistakes -> {
            List<SetOption> sets = new ArrayList<>(SetOption.parseAll(given, mistakes));
            options.keySet().forEach(mistakes::begin);
            options.forEach((typed, set) -> mistakes.gather(() -> sets.add(SetOption.parse(typed, set, mistakes))));
            YamlValue.Mapping empty = new YamlValue.Mapping(Where.unseen(name));
            return RecipeBinder.bind(SetOption.applyAll(sets, empty, mistakes), name, mistakes, true);
        });
    }

    /** {@link Recipe#of(Map)}. */
    static Recipe ofValues(String source, Map<String, ?> values) {
        return Mistakes.allOf(mistakes -> RecipeBinder.bind(
                YamlValue.of(Where.unseen(source), KeyWriter.tree(values)), "recipe", mistakes));
    }

    /** {@link Recipe#with}. */
    static Recipe with(Recipe recipe, String key, @Nullable Object value) {
        return Mistakes.allOf(mistakes -> {
            YamlValue.Mapping given = (YamlValue.Mapping) YamlValue.of(Where.unseen(recipe.name()),
                    KeyWriter.given(recipe, Map.of("task", RecipeWriter.task(recipe.task()))));
            Where where = Where.option(
                    "with(" + Escapes.quote(key) + ", " + Escapes.shorten(String.valueOf(value)) + ")",
                    key);
            SetOption change = new SetOption(where, List.of(key.split("\\.", -1)),
                    YamlValue.of(where, KeyWriter.value(value)));
            return RecipeBinder.bind(SetOption.applyAll(List.of(change), given, mistakes), recipe.name(), mistakes);
        });
    }

    private static Recipe bind(YamlValue.Mapping written, List<String> sets, String name, Mistakes mistakes) {
        List<SetOption> options = SetOption.parseAll(sets, mistakes);
        return RecipeBinder.bind(SetOption.applyAll(options, written, mistakes), name, mistakes);
    }
}
