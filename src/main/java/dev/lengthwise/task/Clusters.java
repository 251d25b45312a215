package dev.lengthwise.task;

/**
 * Which training inputs of sort with repeats take their values from a few, see {@link ClusteredSort} (ours,
 * docs/decisions/0014-the-laptop-headline.md).
 *
 * @param share of the inputs, 0 to 1; the others are drawn uniformly
 * @param window whether the few values lie near each other, as the values of much longer inputs do
 */
public record Clusters(double share, boolean window) {
    /** All inputs are drawn uniformly. */
    public static final Clusters NONE = new Clusters(0, false);

    public Clusters {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " is not 0 to 1");
        }
    }
}
