package dev.lengthwise.recipe;

import dev.lengthwise.key.Keys;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKinds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** From what a recipe says to what it means: {@link KeyReader} with what holds between keys. */
public final class RecipeBinder {
    private static final String NOT_IN_A_NAME = "[/\\\\:*?\"<>|\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]";
    private static final int LONGEST_NAME = 100;

    private RecipeBinder() {
    }

    /**
     * What a recipe says, with substitutes for what it says wrongly.
     *
     * @param name the recipe's name if it gives none
     */
    static Recipe bind(YamlValue value, String name, Mistakes mistakes) {
        return bind(value, name, mistakes, false);
    }

    /**
     * The same.
     *
     * @param used whether the recipe is about to be used, so that another program may be started to check what hangs on its task
     */
    static Recipe bind(YamlValue value, String name, Mistakes mistakes, boolean used) {
        Section recipe = Section.of(value, Section.keys(Recipe.class), mistakes);
        Recipe bound = KeyReader.read(recipe, Recipe.class,
                Map.of("name", () -> name(recipe, name), "lengths", () -> lengths(recipe)));
        new RecipeChecks(bound, recipe, used).check();
        return bound;
    }

    private static String name(Section recipe, String absent) {
        String name = recipe.text("name", absent);
        boolean usable = !name.isBlank() && name.equals(name.strip()) && name.length() <= LONGEST_NAME
                && !name.startsWith(".") && !name.endsWith(".") && name.replaceAll(NOT_IN_A_NAME, "").equals(name);
        if (!usable) {
            recipe.refuse("name", Escapes.shorten(Escapes.quote(name)) + " is not usable in a folder's name; up to "
                    + LONGEST_NAME + " characters without / \\ : * ? \" < > | or a dot at either end");
        }
        return name;
    }

    public static TaskConfig task(Section recipe) {
        SequencedMap<String, Class<? extends Record>> kinds = TaskKinds.configs();
        boolean given = recipe.has("task");
        if (!given && recipe.isSure("task")) {
            recipe.refuse("task", "missing; {kind: KIND} is needed, where KIND is one of " + kinds.keySet().stream()
                    .filter(kind -> isWhole(kinds, kind)).collect(Collectors.joining(", ")));
        }
        Section task = recipe.section("task", Keys.ofKinds(kinds));
        if (task.value("kind") instanceof YamlValue.Scalar kind && kind.value() instanceof String name
                && !kinds.containsKey(name)) {
            task.refuse("kind", kind.shown() + " is not allowed; one of " + String.join(", ", kinds.keySet())
                    + ", or a task of a plug-in that --plugins DIR loads");
        }
        return (TaskConfig) KeyReader.readKind(task, kinds, given ? null : kinds.firstEntry().getKey());
    }

    /** Whether a kind of task has a default for each of its keys. */
    private static boolean isWhole(SequencedMap<String, Class<? extends Record>> kinds, String kind) {
        return Keys.components(Objects.requireNonNull(kinds.get(kind))).stream()
                .noneMatch(component -> Keys.of(component).absent().isEmpty());
    }

    private static List<Lengths.Range> lengths(Section recipe) {
        List<Section> elements = recipe.sections("lengths", Section.keys(Lengths.Range.class));
        if (elements == null) {
            return Lengths.PAPER.ranges();
        }
        List<Lengths.Range> ranges = elements.stream()
                .map(range -> KeyReader.read(range, Lengths.Range.class))
                .toList();
        if (ranges.isEmpty()) {
            recipe.refuse("lengths", "is empty; at least one {min, max, share} is needed");
        } else if (recipe.isSure("lengths")) {
            try {
                return new Lengths(ranges).ranges();
            } catch (IllegalArgumentException e) {
                recipe.refuse("lengths", String.valueOf(e.getMessage()));
            }
        }
        return Lengths.PAPER.ranges();
    }
}
