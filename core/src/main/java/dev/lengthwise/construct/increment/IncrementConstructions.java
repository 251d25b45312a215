package dev.lengthwise.construct.increment;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Limit;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.construct.TaskConstruction;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.increment.Increment;
import java.util.List;

/** Increment has one construction, of whose errors nothing is said: all its decisions have the same reasons. */
public final class IncrementConstructions implements TaskConstruction {
    /** Shares of places, or their squares, are rounded by more than places differ. */
    public static final Limit PLACES = new Limit("places rounded by more than they differ");

    @Override
    public String kind() {
        return Increment.NAME;
    }

    @Override
    public Construction construct(TaskConfig task, Sharpness sharpness, int maxLength) {
        return new IncrementConstruction(sharpness, maxLength);
    }

    @Override
    public List<Limit> limits() {
        return List.of(PLACES);
    }

    @Override
    public Bounds bounds(Task task, Sharpness sharpness, int maxLength) {
        return (input, arithmetic, roundings) -> new IncrementTheory(sharpness, maxLength, arithmetic)
                .doubt(input.length);
    }
}
