package dev.lengthwise.recipe.reference;

import java.util.List;

/** The reference page of recipes, docs/recipe.md. */
public final class RecipePage {
    private static final String BEGIN = """
            # The keys of a recipe

            A recipe is one YAML file that describes one run. Only `task` is required: `task: {kind: sort}` is a whole recipe.
            `lengthwise train sort --set train.clip=0.5` changes a key for one run, `lengthwise recipe --explain train.clip` explains one,
            and `lengthwise recipe sort --comments` prints a recipe with all its keys and what they are. `N` is the place in a list,
            counted from 0: `--set hints.0.share=0.2`.

            An editor that knows YAML completes and checks the keys in a file that begins with this line
            (the shipped recipes do, with a relative path):

            ```yaml
            # yaml-language-server: $schema=PATH/docs/schema/recipe.schema.json
            ```

            This page and that schema are made from the program's records: `lengthwise recipe --page`, `lengthwise recipe --schema`.
            """;

    private RecipePage() {
    }

    /** The page as Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(BEGIN);
        tables(page, "## All at a glance", RecipeKeys.all(), "##");
        return page.toString();
    }

    /**
     * Tables of keys: those of the file itself, then those of each map in it.
     *
     * @param title the first table's
     * @param level begins the titles of the others
     */
    static void tables(StringBuilder page, String title, List<RecipeKey> keys, String level) {
        table(page, title, keys.stream().filter(key -> !key.path().contains(".")).toList());
        for (RecipeKey section : keys) {
            List<RecipeKey> inner = keys.stream().filter(key -> key.path().startsWith(section.path() + ".")).toList();
            if (!section.path().contains(".") && !inner.isEmpty()) {
                table(page, level + " `" + section.path() + "`: " + section.says(), inner);
            }
        }
    }

    private static void table(StringBuilder page, String title, List<RecipeKey> keys) {
        page.append("\n").append(title).append("\n\n| Key | Default | Value | What it is |\n|---|---|---|---|\n");
        for (RecipeKey key : keys) {
            page.append("| `").append(key.path()).append("` | ").append(absent(key)).append(" | ").append(key.form())
                    .append(key.kinds().isEmpty() ? "" : "; for kind " + String.join(", ", key.kinds()))
                    .append(" | ").append(cell(key.says())).append(" |\n");
        }
    }

    /** A text in a table, whose columns | parts. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String absent(RecipeKey key) {
        return switch (key.absent()) {
            case "" -> "see below";
            case RecipeKey.NEEDED, RecipeKey.NOT_SET -> key.absent();
            default -> "`" + key.absent() + "`";
        };
    }
}
