package dev.lengthwise.recipe;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.Tasks;
import dev.lengthwise.task.hint.Hint;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.task.hint.Hints;
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
        Task task = written.section("task", Section.keys(TaskConfig.class)).build(() -> Tasks.create(recipe.task()));
        checkLengths(recipe, task, written);
        checkBatch(recipe, written);
        for (int i = 0; i < recipe.hints().size(); i++) {
            checkHint(recipe, i, task, written);
        }
    }

    /** Every head needs an example in each batch. */
    private static void checkBatch(Recipe recipe, Section written) {
        double share = recipe.hints().stream().mapToDouble(HintConfig::share).sum();
        double total = recipe.accounting() == Accounting.ADD
                ? recipe.train().batch() / (1 - share)
                : recipe.train().batch();
        long hinted = recipe.hints().stream().mapToLong(hint -> Math.round(hint.share() * total)).sum();
        boolean empty = recipe.hints().stream().anyMatch(hint -> Math.round(hint.share() * total) < 1);
        if (empty || recipe.accounting() == Accounting.REPLACE && hinted >= recipe.train().batch()) {
            throw written.at("train", "batch").refuse(recipe.train().batch()
                    + " is too small; the main task and every hint need an example of each batch");
        }
    }

    private static void checkLengths(Recipe recipe, Task task, Section written) {
        for (int i = 0; i < recipe.lengths().size(); i++) {
            int max = recipe.lengths().get(i).max();
            if (max > task.maxLength()) {
                throw written.at("lengths", Integer.toString(i), "max")
                        .refuse(max + " is too long; the task's inputs have up to " + task.maxLength() + " values");
            }
        }
        for (int i = 0; i < recipe.evaluate().lengths().size(); i++) {
            int length = recipe.evaluate().lengths().get(i);
            if (length > task.maxLength()) {
                throw written.at("evaluate", "lengths", Integer.toString(i))
                        .refuse(length + " is too long; the task's inputs have up to " + task.maxLength() + " values");
            }
        }
    }

    private static void checkHint(Recipe recipe, int index, Task task, Section written) {
        HintConfig config = recipe.hints().get(index);
        String place = Integer.toString(index);
        Hint hint;
        try {
            hint = Hints.create(config, task);
        } catch (IllegalArgumentException e) {
            throw written.at("hints", place, config.of() == null ? "kind" : "of")
                    .refuse(String.valueOf(e.getMessage()));
        }
        Lengths lengths = new Lengths(recipe.lengths());
        if (lengths.min() < hint.minLength() || lengths.max() > hint.maxLength()) {
            throw written.at("hints", place, "kind")
                    .refuse(Escapes.quote(config.kind()) + " can be asked about lengths "
                            + hint.minLength() + " to " + hint.maxLength() + "; the recipe's lengths are "
                            + lengths.min() + " to "
                            + lengths.max());
        }
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
