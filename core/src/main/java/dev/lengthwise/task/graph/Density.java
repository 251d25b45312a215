package dev.lengthwise.task.graph;

/**
 * How many edges graphs have that are drawn: a tree's, and more.
 *
 * @param perNode at most so many more than a tree's, for each node
 */
record Density(double perNode) {
    private static final double MOST = 10;

    Density {
        if (!(perNode >= 0 && perNode <= MOST)) {
            throw new IllegalArgumentException("extra " + perNode + " is not in 0..10");
        }
    }

    /** The most edges beyond a tree's: no more than there are pairs of nodes. */
    int extra(int nodes) {
        long pairs = (long) nodes * (nodes - 1);
        return (int) Math.min((long) (perNode * nodes), pairs - (nodes - 1));
    }

    /** The most edges, those of families of inputs included. */
    long mostEdges(int nodes) {
        return Math.max(nodes - 1L + extra(nodes), GraphFamily.mostEdges(nodes));
    }
}
