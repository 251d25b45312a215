package dev.lengthwise.recipe;

import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.SplitTask;
import dev.lengthwise.task.Task;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must hold of a recipe's lengths, trained and tested ones, as {@link RecipeChecks} does for the rest. */
final class LengthChecks {
    /** Inputs of more values than this are far more than could all be on one side. */
    private static final int MANY_INPUTS = 64;

    private final Recipe recipe;
    private final Section written;

    LengthChecks(Recipe recipe, Section written) {
        this.recipe = recipe;
        this.written = written;
    }

    /** No length is longer or shorter than the task's inputs are. */
    void checkTask(Task task) {
        ObjIntConsumer<String> longest = (key, length) -> {
            if (length > task.maxLength()) {
                written.refuse(key, List.of("task"), length + " is too long; the task's inputs have up to "
                        + task.maxLength() + " " + task.unit());
            }
        };
        lengths(longest);
        testLengths(longest);
        if (task.minLength() == 1) {
            return; // which every key's own bound says
        }
        ObjIntConsumer<String> shortest = (key, length) -> {
            if (length < task.minLength()) {
                written.refuse(key, List.of("task"), length + " is too short; the task's inputs have at least "
                        + task.minLength() + " " + task.unit());
            }
        };
        lengths("min", Lengths.Range::min, shortest);
        testLengths(Collections::min, shortest);
    }

    /** Each longest length that is trained on, and its key. */
    private void lengths(ObjIntConsumer<String> check) {
        lengths("max", Lengths.Range::max, check);
    }

    private void lengths(String bound, ToIntFunction<Lengths.Range> length, ObjIntConsumer<String> check) {
        int known = written.isSure("lengths") ? recipe.lengths().size() : 0;
        for (int i = 0; i < known; i++) {
            check.accept("lengths." + i + "." + bound, length.applyAsInt(recipe.lengths().get(i)));
        }
    }

    /** Each longest length that is tested, and its key: that of the range that it stands in. */
    private void testLengths(ObjIntConsumer<String> check) {
        testLengths(Collections::max, check);
    }

    private void testLengths(ToIntFunction<List<Integer>> ofRange, ObjIntConsumer<String> check) {
        if (!written.isSure("evaluate.lengths")) {
            return;
        }
        YamlValue.Sequence elements = written.sequence("evaluate", "lengths");
        if (elements == null) { // the usual ones
            for (int i = 0; i < recipe.evaluate().lengths().size() && written.isSure("evaluate.lengths"); i++) {
                check.accept("evaluate.lengths." + i, recipe.evaluate().lengths().get(i));
            }
            return;
        }
        for (int i = 0; i < elements.elements().size(); i++) {
            check.accept("evaluate.lengths." + i, ofRange.applyAsInt(Scalars.lengths(elements.elements().get(i))));
        }
    }

    /** There must be inputs to train on and inputs to test; of long ones there always are. */
    void checkHeldOut(Task task) {
        double heldOut = recipe.evaluate().heldOut();
        if (heldOut == 0 || !written.isSure("evaluate.heldOut")) {
            return;
        }
        if (written.isSure("lengths")) {
            checkTrained(new SplitTask(task, heldOut, false), heldOut);
        }
        if (written.isSure("evaluate.lengths", "evaluate.heldOut")) {
            checkTested(new SplitTask(task, heldOut, true), heldOut);
        }
    }

    private void checkTrained(SplitTask trained, double heldOut) {
        recipe.lengths().stream()
                .flatMapToInt(range -> IntStream.concat(
                        IntStream.rangeClosed(range.min(), Math.min(range.max(), MANY_INPUTS)),
                        IntStream.of(range.max())))
                .filter(length -> !trained.hasInputs(length)).findFirst()
                .ifPresent(length -> written.refuse("evaluate.heldOut", List.of("lengths", "task"),
                        Decimals.shortest(heldOut) + " leaves no input of length " + length
                                + " to train on; a smaller share or longer inputs are needed"));
    }

    private void checkTested(SplitTask tested, double heldOut) {
        recipe.evaluate().lengths().stream().filter(length -> !tested.hasInputs(length)).findFirst()
                .ifPresent(length -> written.refuse("evaluate.heldOut", List.of("evaluate.lengths", "task"),
                        Decimals.shortest(heldOut) + " holds out no input of length " + length
                                + " to test; a larger share or longer inputs are needed"));
    }

    /**
     * Every example must fit into the positions that the model has.
     *
     * @param mostRead tokens that the model reads of an input of a length
     * @param min shortest input that is asked about
     * @param max longest
     * @param askedBy the keys that say what is read
     */
    void checkPositions(IntToLongFunction mostRead, int min, int max, List<String> askedBy) {
        int most = recipe.model().position().most();
        if (most == Integer.MAX_VALUE || !written.isSure("model.position")) {
            return;
        }
        List<String> others = Stream.concat(askedBy.stream(), Stream.of("model.position.longest")).toList();
        ObjIntConsumer<String> check = (key, length) -> {
            if (mostRead.applyAsLong(length) > most) {
                written.refuse(key, others,
                        length + " is too long; the model reads up to " + mostRead.applyAsLong(length)
                                + " tokens then and has " + most + " positions (model.position.longest)");
            }
        };
        lengths(check);
        testLengths((key, length) -> {
            if (length >= min && length <= max) {
                check.accept(key, length);
            }
        });
    }
}
