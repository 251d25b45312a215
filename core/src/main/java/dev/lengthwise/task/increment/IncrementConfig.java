package dev.lengthwise.task.increment;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;

/**
 * The {@code task} of a recipe that increments.
 *
 * @param values the digits, always 10
 * @param carries the share of inputs, 0 to 1, that end in a run of nines whose length is uniform in 0..n (ours); the other inputs have
 *     uniform digits
 */
@Kind(value = Increment.NAME, says = "digits, most significant first -> the number plus one: 1 2 9 9 -> 1 3 0 0")
public record IncrementConfig(
        @Key(value = "the digits, always 10", absent = "10") int values,
        @Key(value = "the share of inputs that are made to end in a run of nines", absent = "0.5", allowed = "0 to 1") double carries)
        implements
            TaskConfig {
    private static final int DIGITS = 10;

    public IncrementConfig {
        if (values != DIGITS) {
            throw new IllegalArgumentException(
                    "values " + values + " is not allowed: increment has always " + DIGITS);
        }
        var _ = new Increment(carries); // refuses what is no share
    }

    /** In the decimal system. */
    public IncrementConfig(double carries) {
        this(DIGITS, carries);
    }

    @Override
    public TaskKind kind() {
        return IncrementKind.INCREMENT;
    }

    @Override
    public Increment task() {
        return new Increment(carries);
    }
}
