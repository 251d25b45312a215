package dev.lengthwise.construct;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import dev.lengthwise.tensor.Precision;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.IntFunction;

/**
 * Where theory says that a construction ends (docs/construction.md).
 *
 * @param maxLength L, that the construction is made for
 */
public record Theory(Task task, Sharpness sharpness, int maxLength) {
    private static final int SINGLE = 64; // up to here lengths are tried one by one
    private static final double GROWTH = 1.1;

    /** What theory says of some inputs in an arithmetic. */
    public enum Says {
        /** All of them are answered exactly. */
        RIGHT,
        /** At least one of them is not, in exact arithmetic and by more than roundings can mend. */
        WRONG,
        /** Roundings decide. */
        OPEN
    }

    /** What it says of some inputs of one length. */
    public Says of(Precision precision, List<int[]> inputs) {
        if (bounds().knowsErrors() && doubt(Arithmetic.of(precision), -1, inputs).isPresent()) {
            return Says.WRONG;
        }
        return doubt(Arithmetic.of(precision), 1, inputs).isPresent() ? Says.OPEN : Says.RIGHT;
    }

    /**
     * The shortest length at which answers are not sure to be right in an arithmetic: a lower bound of what is measured. Nothing
     * where all up to L are sure.
     *
     * @param inputs by their length
     */
    public Optional<Forecast> sureBelow(Precision precision, IntFunction<List<int[]>> inputs) {
        return first(length -> doubt(Arithmetic.of(precision), 1, inputs.apply(length)));
    }

    /**
     * The shortest length at which an answer is wrong in exact arithmetic. Nothing where that is not known.
     *
     * @param inputs by their length
     */
    public Optional<Forecast> wrongFrom(IntFunction<List<int[]>> inputs) {
        return bounds().knowsErrors()
                ? first(length -> doubt(Arithmetic.EXACT, 1, inputs.apply(length)))
                : Optional.empty();
    }

    /**
     * Why a decision may be wrong.
     *
     * @param decision its label, as {@link Task#decisions} has it
     * @return nothing where theory is sure of it
     */
    public Optional<Limit> why(Precision precision, List<int[]> inputs, String decision) {
        TaskConstruction.Bounds bounds = bounds();
        Arithmetic arithmetic = Arithmetic.of(precision);
        return inputs.stream().map(input -> bounds.doubt(input, arithmetic, decision)).flatMap(Optional::stream)
                .findFirst();
    }

    /** @param roundings as in {@link TaskConstruction.Bounds#doubt(int[], Arithmetic, int)} */
    private Optional<Limit> doubt(Arithmetic arithmetic, int roundings, List<int[]> inputs) {
        TaskConstruction.Bounds bounds = bounds();
        return inputs.stream().map(input -> bounds.doubt(input, arithmetic, roundings)).flatMap(Optional::stream)
                .findFirst();
    }

    private TaskConstruction.Bounds bounds() {
        return TaskConstruction.of(task.name()).bounds(task, sharpness, maxLength);
    }

    /** The first doubtful length: up to {@link #SINGLE} one by one, beyond by steps of a tenth, then between the last two. */
    private Optional<Forecast> first(IntFunction<Optional<Limit>> doubts) {
        int most = Math.min(maxLength, task.maxLength());
        int sure = 0;
        int length = 1;
        while (length <= most && doubts.apply(length).isEmpty()) {
            sure = length;
            length = length < SINGLE ? length + 1 : length == most ? most + 1 : Math.min(most, (int) (length * GROWTH));
        }
        if (length > most) {
            return Optional.empty();
        }
        while (length - sure > 1) {
            int middle = (sure + length) / 2;
            if (doubts.apply(middle).isEmpty()) {
                sure = middle;
            } else {
                length = middle;
            }
        }
        return Optional.of(new Forecast(length, doubts.apply(length).orElseThrow()));
    }

    /** The keys that {@link #mass} tells the weight of. */
    public List<RightKey> rightKeys() {
        return TaskConstruction.of(task.name()).rightKeys();
    }

    /** The families over which {@link #mass} is told; none where there is no formula for the task. */
    public List<InputFamily> massFamilies() {
        return bounds().massFamilies();
    }

    /**
     * The weight on each {@linkplain TaskConstruction#rightKeys right key} by its name, by formula, in exact arithmetic.
     *
     * @param inputs of the task, one of them of two values at least
     */
    public SequencedMap<String, Double> mass(List<int[]> inputs) {
        return bounds().mass(inputs);
    }
}
