package dev.lengthwise.recipe;

import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.TaskConfig;
import java.util.List;
import java.util.Map;

/** From what a recipe says to what it means: {@link KeyReader} with what holds between keys. */
public final class RecipeBinder {
    private static final int DIGITS = 10;
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
        Section recipe = Section.of(value, Section.keys(Recipe.class), mistakes);
        Recipe bound = KeyReader.read(recipe, Recipe.class,
                Map.of("name", () -> name(recipe, name), "task", () -> task(recipe), "lengths", () -> lengths(recipe)));
        new RecipeChecks(bound, recipe).check();
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
        if (!recipe.has("task") && recipe.isSure("task")) {
            recipe.refuse("task", "missing; {kind: sort} or {kind: increment} is needed");
        }
        Section task = recipe.section("task", Section.keys(TaskConfig.class));
        String kind = recipe.has("task") ? task.word("kind", List.of("sort", "increment")) : "sort";
        if (kind.equals("sort")) {
            task.requireOnly(kind, List.of("kind", "values", "repeats", "separator"));
            return task.build(() -> new TaskConfig(kind, task.integer("values", 100), task.flag("repeats", true),
                    task.flag("separator", true), 0.5));
        }
        task.requireOnly(kind, List.of("kind", "values", "carries"));
        int values = task.integer("values", DIGITS);
        if (values != DIGITS) {
            task.refuse("values", values + " is not allowed; increment has always " + DIGITS);
        }
        return task.build(() -> new TaskConfig(kind, DIGITS, true, task.decimal("carries", 0.5)));
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
