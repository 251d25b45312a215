package org.example.mirror;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;
import dev.lengthwise.task.Vocabulary;

/**
 * The keys of the task in a recipe, each with its sentence, default and bounds.
 *
 * @param values how many different values there are
 */
@Kind(value = MirrorKind.NAME, says = "values -> the same values, last first, from a plug-in")
public record MirrorConfig(
        @Key(value = "how many different values there are", absent = "100", allowed = "at least 2") int values)
        implements
            TaskConfig {
    public MirrorConfig {
        Keys.check(MirrorConfig.class, values);
    }

    @Override
    public TaskKind kind() {
        return MirrorKind.MIRROR;
    }

    @Override
    public Mirror task() {
        return new Mirror(new Vocabulary(values));
    }
}
