package dev.lengthwise.construct;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Increment;
import dev.lengthwise.task.Sort;
import dev.lengthwise.task.Task;
import dev.lengthwise.tensor.Precision;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Where theory says that a construction ends (docs/construction.md), for the typical input of a family.
 *
 * @param maxLength L, that the construction is made for
 */
public record Theory(Task task, Sharpness sharpness, int maxLength) {
    private static final int SINGLE = 64; // up to here lengths are tried one by one
    private static final double GROWTH = 1.03;

    /**
     * The shortest length at which the answer is no longer sure to be right in an arithmetic: a lower bound of what is measured. Nothing
     * where all lengths up to a longest one are sure.
     */
    public Optional<Forecast> sureBelow(Precision precision, InputFamily family, int longest) {
        return first(doubts(Arithmetic.of(precision), family), longest);
    }

    /**
     * The shortest length at which the answer is wrong in exact arithmetic, so in none better. For increment nothing is said.
     */
    public Optional<Forecast> wrongFrom(InputFamily family, int longest) {
        return task instanceof Increment
                ? Optional.empty()
                : first(doubts(Arithmetic.EXACT, family), longest);
    }

    private IntFunction<Optional<Limit>> doubts(Arithmetic arithmetic, InputFamily family) {
        return switch (task) {
            case Sort sort -> {
                SortTheory theory = new SortTheory(sort, sharpness, maxLength, arithmetic);
                yield length -> theory.doubt(family.typical(sort, length));
            }
            case Increment increment -> new IncrementTheory(sharpness, maxLength, arithmetic)::doubt;
            default -> throw new IllegalArgumentException("there is no construction for " + task.name());
        };
    }

    /** The first doubtful length: up to {@link #SINGLE} one by one, beyond by steps of 3 %, then between the last two. */
    private Optional<Forecast> first(IntFunction<Optional<Limit>> doubts, int longest) {
        int most = Math.min(longest, Math.min(maxLength, task.maxLength()));
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
     * The weight on the right key, by formula, in exact arithmetic: averaged over the tokens of the answer whose successor is a value.
     *
     * @param successor on the successor, in the successor's head; weight on equal tokens in the head of repeats else
     * @param input of sorting, one that has two values at least
     */
    public double mass(boolean successor, int[] input) {
        if (!(task instanceof Sort sort)) {
            throw new IllegalArgumentException("there is no formula for " + task.name());
        }
        SortTheory theory = new SortTheory(sort, sharpness, maxLength, Arithmetic.EXACT);
        return successor ? theory.successorMass(input) : theory.equalMass(input);
    }
}
