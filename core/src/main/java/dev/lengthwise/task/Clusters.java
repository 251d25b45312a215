package dev.lengthwise.task;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;

/**
 * Which training inputs take their values from a few, where a task can do that, see {@link Task#clustered} (ours,
 * docs/decisions/0014-the-laptop-headline.md).
 */
public record Clusters(
        @Key(value = "part of the training inputs; the others are drawn uniformly", absent = "0", allowed = "0 to 1") double share,
        @Key(value = "whether the few values lie near each other, as the values of much longer inputs do", absent = "false") boolean window) {
    /** All inputs are drawn uniformly. */
    public static final Clusters NONE = new Clusters(0, false);

    public Clusters {
        Keys.check(Clusters.class, share, window);
    }
}
