package dev.lengthwise.task.graph;

import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Vocabulary;

/**
 * Edges between nodes that have no names yet, but places from 0 on; what inputs are drawn from.
 *
 * @param nodes how many
 * @param from the places where edges begin, [edges]
 * @param to the places where they end, [edges]
 */
@SuppressWarnings("ArrayRecordComponent") // made and written at once, never compared
public record Edges(int nodes, int[] from, int[] to) {

    /**
     * Random edges, no two of them the same, that reach all nodes from node 0.
     *
     * <p>A tree from node 0 over all nodes: each comes from one of the {@code window} nodes before it, where the window is uniform in
     * 1..nodes-1, 1 being a line. Then up to {@code extra} further edges, their number uniform, between any two nodes.
     *
     * @param nodes at least 2
     * @param extra so many that all edges together are not more than there are pairs of nodes
     */
    static Edges draw(int nodes, int extra, PortableRandom random) {
        int window = 1 + random.below(nodes - 1);
        int most = nodes - 1 + random.below(extra + 1);
        int[] from = new int[most];
        int[] to = new int[most];
        int words = (nodes + Long.SIZE - 1) / Long.SIZE;
        long[] present = new long[nodes * words];
        for (int node = 1; node < nodes; node++) {
            from[node - 1] = node - 1 - random.below(Math.min(window, node));
            to[node - 1] = node;
            mark(present, words, from[node - 1], node);
        }
        for (int edge = nodes - 1; edge < most;) {
            int one = random.below(nodes);
            int other = random.below(nodes - 1);
            other += other < one ? 0 : 1;
            if (mark(present, words, one, other)) {
                from[edge] = one;
                to[edge++] = other;
            }
        }
        return new Edges(nodes, from, to);
    }

    /** Marks an edge; false where it was. */
    private static boolean mark(long[] present, int words, int from, int to) {
        int word = from * words + to / Long.SIZE;
        boolean absent = (present[word] & 1L << to) == 0; // a shift takes its distance modulo 64
        present[word] |= 1L << to;
        return absent;
    }

    /** The graph in which nodes are called by their places. */
    Graph graph() {
        return Graph.of(nodes, from, to);
    }

    /**
     * The input in which nodes have their places for names, and edges are in their order.
     *
     * @param asked nodes
     */
    public int[] plain(Vocabulary vocabulary, int... asked) {
        return EdgeList.write(vocabulary, from, to, asked);
    }

    /** The input with its edges in an order that is drawn, and names that are drawn from all values. */
    public int[] named(Vocabulary vocabulary, PortableRandom random, int... asked) {
        return shuffled(random).renamed(vocabulary, random, asked);
    }

    /** The input with names that are drawn from all values, and edges in their order. */
    public int[] renamed(Vocabulary vocabulary, PortableRandom random, int... asked) {
        int[] names = names(vocabulary.values(), random);
        return EdgeList.write(vocabulary, of(names, from), of(names, to), of(names, asked));
    }

    private static int[] of(int[] names, int[] places) {
        int[] named = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            named[i] = names[places[i]];
        }
        return named;
    }

    /** The same edges in an order that is drawn. */
    public Edges shuffled(PortableRandom random) {
        int[] first = from.clone();
        int[] second = to.clone();
        for (int i = first.length - 1; i > 0; i--) {
            int other = random.below(i + 1);
            swap(first, i, other);
            swap(second, i, other);
        }
        return new Edges(nodes, first, second);
    }

    private static void swap(int[] values, int one, int other) {
        int value = values[one];
        values[one] = values[other];
        values[other] = value;
    }

    /** Different values, one a node: the first ones of a shuffle of all. */
    private int[] names(int values, PortableRandom random) {
        int[] pool = new int[values];
        for (int value = 0; value < values; value++) {
            pool[value] = value;
        }
        for (int i = 0; i < nodes; i++) {
            swap(pool, i, i + random.below(values - i));
        }
        return pool;
    }
}
