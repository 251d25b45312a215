package dev.lengthwise.study;

import dev.lengthwise.recipe.RecipeException;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How many runs work at the same time: one a core, each with one thread (docs/decisions/0012), as long as the memory lasts.
 *
 * @param jobs at least 1
 * @param because why there are fewer than cores; empty where there are not
 */
public record SideBySide(int jobs, String because) {
    private static final double USABLE = 0.8; // of what is available

    /**
     * The number of runs, or of other parts of a study.
     *
     * @param part what they are, in the singular
     * @param asked what the user wants; 0 for our choice
     * @param threads of each run
     * @param runs there are to do
     * @param footprint bytes a run needs at most
     * @param available bytes the machine has left; nothing where it does not tell
     */
    public static SideBySide of(String part, int asked, int threads, int runs, int cores, double footprint,
            OptionalLong available) {
        if (asked > 0) {
            return new SideBySide(Math.min(asked, runs), "");
        }
        int byCores = Math.max(1, Math.min(cores / threads, runs));
        if (available.isEmpty()) {
            return new SideBySide(byCores, "");
        }
        int byMemory = (int) Math.max(1, USABLE * available.getAsLong() / footprint);
        return byMemory >= byCores
                ? new SideBySide(byCores, "")
                : new SideBySide(byMemory, String.format(Locale.ROOT,
                        "a %s needs about %.1f GB, %.1f GB are free", part, footprint / 1e9,
                        available.getAsLong() / 1e9));
    }

    /**
     * Refuses more at once than the memory has room for.
     *
     * @param part as above
     * @param asked what the user wants; 0 for our choice, which is never refused
     * @throws RecipeException that says how many there is room for
     */
    public static void require(String part, int asked, int runs, double footprint, OptionalLong available) {
        int jobs = Math.min(asked, runs);
        if (jobs > 1 && available.isPresent() && jobs * footprint > available.getAsLong()) {
            throw new RecipeException(String.format(Locale.ROOT,
                    "--jobs %d is not allowed: a %s needs about %.1f GB, %.1f GB are free; at most %d", asked, part,
                    footprint / 1e9, available.getAsLong() / 1e9,
                    Math.max(1, (int) (available.getAsLong() / footprint))));
        }
    }
}
