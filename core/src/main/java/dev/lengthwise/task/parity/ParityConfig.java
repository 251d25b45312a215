package dev.lengthwise.task.parity;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;

/**
 * The {@code task} of a recipe about parity.
 *
 * @param scratchpad whether the steps are written, of which the last is the answer
 */
@Kind(value = ParityKind.NAME, says = "bits -> 1 if the number of ones is odd, else 0: 1 0 1 1 -> 1")
public record ParityConfig(
        @Key(value = "whether the parity of each prefix is written: 1 0 1 1 -> 1 1 0 1; the last one is the answer", absent = "false") boolean scratchpad)
        implements
            TaskConfig {
    @Override
    public TaskKind kind() {
        return ParityKind.PARITY;
    }

    @Override
    public String name() {
        return ParityKind.NAME + (scratchpad ? "-scratchpad" : "");
    }

    @Override
    public String words() {
        return ParityKind.NAME + (scratchpad ? " with a scratchpad" : "");
    }

    @Override
    public Parity task() {
        return new Parity(scratchpad);
    }
}
