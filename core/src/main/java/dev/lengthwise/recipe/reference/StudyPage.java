package dev.lengthwise.recipe.reference;

import dev.lengthwise.key.Kind;
import dev.lengthwise.recipe.PlanKind;
import dev.lengthwise.recipe.StudyFileKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The reference page of study files, docs/study.md. */
public final class StudyPage {
    private static final String BEGIN = """
            # The keys of a study file

            A study is one YAML file. Each kind of study has its own keys. [studies.md](studies.md) says how studies are written and run. Maps of a
            recipe's keys have the keys of [recipe.md](recipe.md), and only those that differ.

            `N` is the place in a list. `SCALE` is smoke, laptop or paper; `ARM` and `SWEEP` are names of arms and sweeps of the file.

            An editor that knows YAML completes and checks the keys in a file that begins with this line
            (the shipped studies do, with a relative path):

            ```yaml
            # yaml-language-server: $schema=PATH/docs/schema/study.schema.json
            ```

            The `study.yaml` in a study's folder has the same keys: it is the study at its scale, with the whole recipe of every arm.

            This page and that schema are made from the program's records: `lengthwise study --page`, `lengthwise study --schema`.
            """;

    private StudyPage() {
    }

    /**
     * The page as Markdown.
     *
     * @param kinds the kinds of study besides that of arms
     */
    public static String markdown(List<PlanKind> kinds) {
        StringBuilder page = new StringBuilder(BEGIN);
        page.append(
                "\n## A study of arms\n\nRecipes are trained, each with every seed, and compared. The file has no key `kind`.\n");
        RecipePage.tables(page, "### All at a glance", RecipeKeys.of(StudyFileKeys.class), "###");
        for (PlanKind kind : kinds) {
            page.append("\n## `kind: ").append(kind.word()).append("`\n\n").append(sentence(says(kind))).append("\n");
            List<RecipeKey> keys = new ArrayList<>(List.of(new RecipeKey("kind", kind.word(), RecipeKey.NEEDED,
                    "which kind of study this is; one of arms has no such key", List.of())));
            keys.addAll(RecipeKeys.of(kind.keys()));
            RecipePage.tables(page, "### All at a glance", keys, "###");
        }
        return page.toString();
    }

    private static String says(PlanKind kind) {
        return Objects.requireNonNull(kind.keys().getAnnotation(Kind.class)).says();
    }

    private static String sentence(String says) {
        return Character.toUpperCase(says.charAt(0)) + says.substring(1) + ".";
    }
}
