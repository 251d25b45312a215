package dev.lengthwise.recipe;

import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.SplitTask;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.Tasks;
import dev.lengthwise.task.hint.Hint;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.task.hint.Hints;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What must hold between the keys of a recipe; what holds for one key alone is checked by its record. */
final class RecipeChecks {
    private static final double ROUNDING = 1e-9;
    /** Inputs of more values than this are far more than could all be on one side. */
    private static final int MANY_INPUTS = 64;

    private RecipeChecks() {
    }

    /** @param written names the places of values: {@code written.at("evaluate", "lengths").refuse("...")} */
    static void check(Recipe recipe, Section written) {
        checkKinds(recipe.hints(), written);
        Task task = written.section("task", Section.keys(TaskConfig.class)).build(() -> Tasks.create(recipe.task()));
        var _ = written.build(() -> Tasks.clustered(task, recipe.clusters()));
        checkStretch(recipe, written);
        checkStart(recipe, written);
        checkLengths(recipe, task, written);
        checkPositions(recipe, task::mostRead, 1, task.maxLength(), written);
        checkHeldOut(recipe, task, written);
        List<HintShare> shares = new ArrayList<>();
        for (int i = 0; i < recipe.hints().size(); i++) {
            Hint hint = checkHint(recipe, i, task, written);
            checkPositions(recipe, hint::mostRead, hint.minLength(), hint.maxLength(), written);
            shares.add(HintShare.of(hint, recipe.hints().get(i), recipe.train().steps()));
        }
        checkShares(shares, written);
        checkBatch(recipe, task, shares, written);
    }

    private static void checkStretch(Recipe recipe, Section written) {
        Temper temper = recipe.model().temper();
        if (!recipe.stretch().equals(Stretch.NONE) && temper.growth(1) == temper.growth(2)) {
            throw written.at("stretch").refuse(Decimals.shortest(recipe.stretch().most())
                    + " does nothing where attention is not tempered with the length; model.temper.kind has to be log-length or"
                    + " the like");
        }
    }

    /** A construction must fit into the model that it is the start of. */
    private static void checkStart(Recipe recipe, Section written) {
        if (recipe.start() == null) {
            return;
        }
        if (!recipe.task().separator()) {
            throw written.at("start")
                    .refuse("is a construction, and those need the ⊥ that this task goes without (task.separator)");
        }
        try {
            recipe.start().construction(recipe).requireRoom(recipe.model());
        } catch (IllegalArgumentException e) {
            throw written.at("start").refuse(String.valueOf(e.getMessage()));
        }
    }

    /** The main task needs an example in each batch, and every hint in some. */
    private static void checkBatch(Recipe recipe, Task task, List<HintShare> shares, Section written) {
        try {
            var _ = new Batcher(task, shares, recipe.accounting(), new Lengths(recipe.lengths()),
                    recipe.train().batch(), recipe.seed());
        } catch (IllegalArgumentException e) {
            throw written.at("train", "batch").refuse(recipe.train().batch()
                    + " is too small; the main task and every hint need an example of each batch");
        }
    }

    /** Shares are linear between the steps where one of them turns. */
    private static void checkShares(List<HintShare> shares, Section written) {
        DoubleStream turns = DoubleStream.concat(DoubleStream.of(0),
                shares.stream().mapToDouble(HintShare::reached));
        double most = turns.map(turn -> shares.stream().mapToDouble(share -> share.at(turn)).sum()).max().orElse(0);
        if (most > 1 - ROUNDING) {
            throw written.at("hints").refuse("shares add up to " + Decimals.shortest(most)
                    + "; below 1 is needed, the rest is the main task's");
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

    /** There must be inputs to train on and inputs to test; of long ones there always are. */
    private static void checkHeldOut(Recipe recipe, Task task, Section written) {
        double heldOut = recipe.evaluate().heldOut();
        if (heldOut == 0) {
            return;
        }
        Where where = written.at("evaluate", "heldOut");
        SplitTask trained = new SplitTask(task, heldOut, false);
        for (Lengths.Range range : recipe.lengths()) {
            IntStream.concat(IntStream.rangeClosed(range.min(), Math.min(range.max(), MANY_INPUTS)),
                    IntStream.of(range.max())).filter(length -> !trained.hasInputs(length)).findFirst()
                    .ifPresent(length -> {
                        throw where.refuse(Decimals.shortest(heldOut) + " leaves no input of length " + length
                                + " to train on; a smaller share or longer inputs are needed");
                    });
        }
        SplitTask tested = new SplitTask(task, heldOut, true);
        for (int length : recipe.evaluate().lengths()) {
            if (!tested.hasInputs(length)) {
                throw where.refuse(Decimals.shortest(heldOut) + " holds out no input of length " + length
                        + " to test; a larger share or longer inputs are needed");
            }
        }
    }

    /**
     * Every example must fit into the positions that the model has.
     *
     * @param mostRead tokens that the model reads of an input of a length
     * @param min shortest input that is asked about
     * @param max longest
     */
    private static void checkPositions(Recipe recipe, IntToLongFunction mostRead, int min, int max, Section written) {
        if (!(recipe.model().position() instanceof Position.Learned(int longest))) {
            return;
        }
        for (int i = 0; i < recipe.lengths().size(); i++) {
            int length = recipe.lengths().get(i).max();
            requirePositions(length, mostRead, longest, written.at("lengths", Integer.toString(i), "max"));
        }
        for (int i = 0; i < recipe.evaluate().lengths().size(); i++) {
            int length = recipe.evaluate().lengths().get(i);
            if (length >= min && length <= max) {
                requirePositions(length, mostRead, longest,
                        written.at("evaluate", "lengths", Integer.toString(i)));
            }
        }
    }

    private static void requirePositions(int length, IntToLongFunction mostRead, int longest, Where where) {
        if (mostRead.applyAsLong(length) > longest) {
            throw where.refuse(length + " is too long; the model reads up to " + mostRead.applyAsLong(length)
                    + " tokens then and has " + longest + " positions (model.position.longest)");
        }
    }

    private static Hint checkHint(Recipe recipe, int index, Task task, Section written) {
        HintConfig config = recipe.hints().get(index);
        String place = Integer.toString(index);
        if (!recipe.task().separator()) {
            throw written.at("hints", place, "kind").refuse(Escapes.quote(config.kind())
                    + " asks after ⊥, which this task goes without (task.separator); no hint can be asked then");
        }
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
        return hint;
    }

    private static void checkKinds(List<HintConfig> hints, Section written) {
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < hints.size(); i++) {
            String kind = hints.get(i).kind();
            if (!kinds.add(kind)) {
                throw written.at("hints", Integer.toString(i), "kind")
                        .refuse(Escapes.quote(kind) + " stands twice; each hint has one head and one share");
            }
        }
    }
}
