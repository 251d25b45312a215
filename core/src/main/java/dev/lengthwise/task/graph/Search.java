package dev.lengthwise.task.graph;

import dev.lengthwise.task.PortableRandom;

/**
 * Breadth-first search from a source, the successors of a node in ascending order. So nodes of one distance are found in the lexicographic
 * order of the least shortest paths to them, and a node's parent is the last but one of that path.
 *
 * @param order the nodes that are reached, the source first
 * @param distances of each node, in edges; {@link #UNREACHED}
 * @param parents of each node the one from which it was found; {@link #UNREACHED} of the source too
 */
@SuppressWarnings("ArrayRecordComponent") // made and read at once, never compared
public record Search(int[] order, int[] distances, int[] parents) {
    /** In place of a distance and of a node. */
    public static final int UNREACHED = -1;

    public boolean reaches(int node) {
        return distances[node] != UNREACHED;
    }

    /** A node other than the source, which reaches one: its distance is uniform over those that there are, the node over that distance's. */
    int drawReached(PortableRandom random) {
        int distance = 1 + random.below(distances[order[order.length - 1]]);
        int first = 1;
        while (distances[order[first]] < distance) {
            first++;
        }
        int last = first;
        while (last + 1 < order.length && distances[order[last + 1]] == distance) {
            last++;
        }
        return order[first + random.below(last - first + 1)];
    }

    /** The lexicographically least of the shortest paths to a node that is reached, from the source to the node. */
    public int[] path(int node) {
        int[] path = new int[distances[node] + 1];
        int at = node;
        for (int i = path.length - 1; i >= 0; i--) {
            path[i] = at;
            at = parents[at];
        }
        return path;
    }
}
