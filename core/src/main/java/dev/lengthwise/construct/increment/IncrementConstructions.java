package dev.lengthwise.construct.increment;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.construct.TaskConstruction;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.increment.Increment;

/** Increment has one construction, of whose errors nothing is said: all its decisions have the same reasons. */
public final class IncrementConstructions implements TaskConstruction {
    @Override
    public String kind() {
        return Increment.NAME;
    }

    @Override
    public Construction construct(TaskConfig task, Sharpness sharpness, int maxLength) {
        return new IncrementConstruction(sharpness, maxLength);
    }

    @Override
    public Bounds bounds(Task task, Sharpness sharpness, int maxLength) {
        return (input, arithmetic, roundings) -> new IncrementTheory(sharpness, maxLength, arithmetic)
                .doubt(input.length);
    }
}
