package dev.lengthwise.task;

import dev.lengthwise.key.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The {@code task} of a recipe: a record of what is to be known to make one. There is a config only where there is a task.
 */
public interface TaskConfig {
    /** What kind of task it is about. */
    TaskKind kind();

    /** The task. */
    Task task();

    /** A name for folders, which tells variants apart that are worth it: {@code sort-distinct}. */
    default String name() {
        return kind().name();
    }

    /** What it is, for people: {@code sort without repeats, 100 values}. */
    default String words() {
        return kind().name();
    }

    /** Whether a recipe can set a key of it, {@code separator} of {@code task.separator}; messages name no others. */
    default boolean hasKey(String key) {
        return Keys.names(getClass().asSubclass(Record.class)).contains(key);
    }

    /**
     * Whether {@link #task} needs nothing but this record. A recipe whose task starts another program is read without it, so that results
     * can be looked at anywhere; what hangs on the task is checked when the recipe is used.
     */
    default boolean isAtHand() {
        return true;
    }

    /** The keys that say how the task is reached, and nothing of what it is: they may change between the sessions of a run. */
    default List<String> circumstances() {
        return List.of();
    }

    /** Whether the two differ in no more than their {@link #circumstances}. */
    default boolean isSameTask(TaskConfig other) {
        return equals(other);
    }

    /** What the task's data depend on besides the recipe and lengthwise itself, for manifests: a text by its key. */
    default SequencedMap<String, String> origin() {
        return new LinkedHashMap<>();
    }
}
