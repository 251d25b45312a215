package dev.lengthwise.task.graph;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Graphs that are hard for a decision of a task about them. Typical ones have the least values for names and their edges in order; of drawn
 * ones both are drawn. Each length has one.
 */
public enum GraphFamily implements InputFamily {
    /** Node after node: the longest way that there is. Asked are its ends. */
    LINE("a line, from its first node to its last"),
    /** The same, closed: to the node before the source it is as far as can be. */
    CYCLE("a cycle, from a node to the one before it"),
    /** A line of diamonds: two ways around each, of the same length, so that the rule for ties decides again and again. */
    DIAMONDS("two ways of the same length again and again"),
    /** One node with an edge to each other one: as many successors as there can be. */
    FAN("one node with an edge to each other one"),
    /** A line whose middle edge goes the other way: what tells it from {@link #LINE} is one edge. */
    BROKEN_LINE("a line with one edge turned around, from its first node to its last");

    private static final int DIAMOND = 3;

    private final String words;

    GraphFamily(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    /** The most edges that one of them has with so many nodes. */
    static long mostEdges(int nodes) {
        return Math.max(nodes, nodes - 1L + (nodes - 1) / DIAMOND);
    }

    @Override
    public int[] typical(Task task, int length) {
        require(task, length);
        return edges(length).plain(task.vocabulary(), asked(task, length));
    }

    @Override
    public int[] draw(Task task, int length, RandomGenerator random) {
        require(task, length);
        return edges(length).named(task.vocabulary(), PortableRandom.of(random), asked(task, length));
    }

    private int[] asked(Task task, int length) {
        return ((GraphTask) task).hasGoal() ? new int[]{0, length - 1} : new int[]{0};
    }

    private Edges edges(int nodes) {
        List<int[]> edges = new ArrayList<>();
        for (int node = 1; node < nodes; node++) {
            switch (this) {
                case LINE, CYCLE -> edges.add(new int[]{node - 1, node});
                case FAN -> edges.add(new int[]{0, node});
                case DIAMONDS -> {
                    edges.add(new int[]{node % DIAMOND == 2 ? node - 2 : node - 1, node});
                    if (node % DIAMOND == 0) {
                        edges.add(new int[]{node - 2, node});
                    }
                }
                case BROKEN_LINE -> edges.add(
                        node == (nodes + 1) / 2 ? new int[]{node, node - 1} : new int[]{node - 1, node});
            }
        }
        if (this == CYCLE) {
            edges.add(new int[]{nodes - 1, 0});
        }
        return new Edges(nodes, edges.stream().mapToInt(edge -> edge[0]).toArray(),
                edges.stream().mapToInt(edge -> edge[1]).toArray());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
