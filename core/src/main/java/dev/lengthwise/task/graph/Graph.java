package dev.lengthwise.task.graph;

import java.util.Arrays;

/**
 * A directed graph. Its nodes are places from 0 on, in the ascending order of their names, so that the least place is the least name.
 * Immutable.
 */
public final class Graph {
    private final int[] names;
    private final int[] starts; // where each node's successors begin, [nodes + 1]
    private final int[] successors; // of each node ascending, [edges]

    private Graph(int[] names, int[] starts, int[] successors) {
        this.names = names;
        this.starts = starts;
        this.successors = successors;
    }

    /**
     * Of edges between places.
     *
     * @param names ascending
     * @param from places, [edges]
     * @param to places, [edges]
     */
    private static Graph of(int[] names, int[] from, int[] to) {
        int[] byEnd = sorted(identity(from.length), to, names.length);
        int[] byBoth = sorted(byEnd, from, names.length);
        int[] starts = new int[names.length + 1];
        for (int node : from) {
            starts[node + 1]++;
        }
        for (int node = 0; node < names.length; node++) {
            starts[node + 1] += starts[node];
        }
        int[] successors = new int[to.length];
        for (int i = 0; i < byBoth.length; i++) {
            successors[i] = to[byBoth[i]];
        }
        return new Graph(names, starts, successors);
    }

    private static int[] identity(int size) {
        int[] all = new int[size];
        Arrays.setAll(all, i -> i);
        return all;
    }

    /** Edges by the node at one end, those of the same node in the order that they have. */
    private static int[] sorted(int[] edges, int[] ends, int nodes) {
        int[] next = new int[nodes + 1];
        for (int end : ends) {
            next[end + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            next[node + 1] += next[node];
        }
        int[] sorted = new int[edges.length];
        for (int edge : edges) {
            sorted[next[ends[edge]]++] = edge;
        }
        return sorted;
    }

    /** Of edges between nodes that are called by their places. */
    static Graph of(int nodes, int[] from, int[] to) {
        return of(identity(nodes), from, to);
    }

    /**
     * What an {@linkplain EdgeList input} says.
     *
     * @param edges how many it has
     * @param directed whether an edge goes one way only
     */
    static Graph read(int[] input, int edges, boolean directed) {
        int[] ends = new int[2 * edges];
        for (int edge = 0; edge < edges; edge++) {
            ends[edge] = input[EdgeList.STRIDE * edge];
            ends[edges + edge] = input[EdgeList.STRIDE * edge + 1];
        }
        int[] names = distinct(ends);
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Arrays.binarySearch(names, ends[i]);
        }
        int[] from = Arrays.copyOf(ends, directed ? edges : 2 * edges);
        int[] to = new int[from.length];
        System.arraycopy(ends, edges, to, 0, edges);
        if (!directed) {
            System.arraycopy(ends, 0, to, edges, edges);
        }
        return of(names, from, to);
    }

    private static int[] distinct(int[] values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    /** How many there are. */
    public int nodes() {
        return names.length;
    }

    /** The value that stands for a node. */
    public int name(int node) {
        return names[node];
    }

    /** The node of a name; negative if there is none. */
    public int node(int name) {
        return Arrays.binarySearch(names, name);
    }

    /** How many edges go out from a node. */
    public int outgoing(int node) {
        return starts[node + 1] - starts[node];
    }

    /** The node at the end of one of a node's edges, from 0, in ascending order. */
    public int successor(int node, int edge) {
        return successors[starts[node] + edge];
    }

    /** Whether an edge goes from one node to another. */
    public boolean hasEdge(int from, int to) {
        return Arrays.binarySearch(successors, starts[from], starts[from + 1], to) >= 0;
    }

    /** The same with every edge turned around. */
    Graph reversed() {
        int[] from = new int[successors.length];
        for (int node = 0; node < names.length; node++) {
            Arrays.fill(from, starts[node], starts[node + 1], node);
        }
        return of(names, successors, from);
    }

    /** What is reached from a node, nearest first. */
    public Search search(int source) {
        int[] order = new int[names.length];
        int[] distance = new int[names.length];
        int[] parent = new int[names.length];
        Arrays.fill(distance, Search.UNREACHED);
        Arrays.fill(parent, Search.UNREACHED);
        distance[source] = 0;
        int found = 1;
        order[0] = source;
        for (int done = 0; done < found; done++) {
            int node = order[done];
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                int next = successors[i];
                if (distance[next] == Search.UNREACHED) {
                    distance[next] = distance[node] + 1;
                    parent[next] = node;
                    order[found++] = next;
                }
            }
        }
        return new Search(Arrays.copyOf(order, found), distance, parent);
    }
}
