package dev.lengthwise.study;

import dev.lengthwise.task.hint.HintConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the keys of a recipe; what holds for one key alone is checked by its record. */
final class RecipeChecks {
    private static final double ROUNDING = 1e-9;

    private RecipeChecks() {
    }

    /** @param written names the places of values: {@code written.at("evaluate", "lengths").refuse("...")} */
    static void check(Recipe recipe, Section written) {
        checkHints(recipe.hints(), written);
    }

    private static void checkHints(List<HintConfig> hints, Section written) {
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < hints.size(); i++) {
            String kind = hints.get(i).kind();
            if (!kinds.add(kind)) {
                throw written.at("hints", Integer.toString(i), "kind")
                        .refuse(Escapes.quote(kind) + " stands twice; each hint has one head and one share");
            }
        }
        double share = hints.stream().mapToDouble(HintConfig::share).sum();
        if (share > 1 - ROUNDING) {
            throw written.at("hints")
                    .refuse("shares add up to " + Decimals.shortest(share)
                            + "; below 1 is needed, the rest is the main task's");
        }
    }
}
