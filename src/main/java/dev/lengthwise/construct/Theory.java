package dev.lengthwise.construct;

import dev.lengthwise.task.Increment;
import dev.lengthwise.task.Sort;
import dev.lengthwise.task.Task;
import dev.lengthwise.tensor.Precision;
import java.util.List;
import java.util.Optional;
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
        if (!(task instanceof Increment) && doubt(Arithmetic.of(precision), -1, inputs).isPresent()) {
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
     * The shortest length at which an answer is wrong in exact arithmetic. Of increment nothing is said.
     *
     * @param inputs by their length
     */
    public Optional<Forecast> wrongFrom(IntFunction<List<int[]>> inputs) {
        return task instanceof Increment
                ? Optional.empty()
                : first(length -> doubt(Arithmetic.EXACT, 1, inputs.apply(length)));
    }

    /**
     * Why a decision may be wrong.
     *
     * @param decision its label, as {@link Task#decisions} has it; of increment all decisions have the same reasons
     * @return nothing where theory is sure of it
     */
    public Optional<Limit> why(Precision precision, List<int[]> inputs, String decision) {
        Arithmetic arithmetic = Arithmetic.of(precision);
        return task instanceof Sort sort
                ? inputs.stream()
                        .map(input -> new SortTheory(sort, sharpness, maxLength, arithmetic, 1).doubt(input, decision))
                        .flatMap(Optional::stream).findFirst()
                : doubt(arithmetic, 1, inputs);
    }

    /** @param roundings as in {@link SortTheory} */
    private Optional<Limit> doubt(Arithmetic arithmetic, int roundings, List<int[]> inputs) {
        return inputs.stream().map(input -> switch (task) {
            case Sort sort -> new SortTheory(sort, sharpness, maxLength, arithmetic, roundings).doubt(input);
            case Increment increment -> new IncrementTheory(sharpness, maxLength, arithmetic).doubt(input.length);
            default -> throw new IllegalArgumentException("there is no construction for " + task.name());
        }).flatMap(Optional::stream).findFirst();
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

    /**
     * The weight on the right key, by formula, in exact arithmetic.
     *
     * @param inputs of sorting, one of them of two values at least
     */
    public KeyMass mass(List<int[]> inputs) {
        if (!(task instanceof Sort sort)) {
            throw new IllegalArgumentException("there is no formula for " + task.name());
        }
        SortTheory theory = new SortTheory(sort, sharpness, maxLength, Arithmetic.EXACT, 1);
        double first = 0;
        double successor = 0;
        double equal = 0;
        int positions = 0;
        for (int[] input : inputs) {
            SortTheory.Mass mass = theory.mass(input);
            first += mass.first();
            successor += mass.successor();
            equal += mass.equal();
            positions += mass.positions();
        }
        return new KeyMass(first / inputs.size(), successor / positions, equal / positions);
    }
}
