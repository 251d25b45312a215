package dev.lengthwise.task.graph;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import java.util.Arrays;

/** A task about a list of edges, {@code 4 7 | 7 1 / 4 1}: {@link EdgeList} says how it is written. Its length counts the nodes. */
public interface GraphTask extends Task {

    /** Of so many nodes. */
    static Vocabulary vocabulary(int nodes) {
        return EdgeList.vocabulary(nodes);
    }

    /** Whether edges go one way only. */
    default boolean isDirected() {
        return true;
    }

    /** Whether a goal is asked about besides the source. */
    default boolean hasGoal() {
        return true;
    }

    /** The most edges of an input. */
    long mostEdges(int length);

    /** What an input says. */
    default Graph graph(int[] input) {
        return Graph.read(input, EdgeList.edges(input, asked()), isDirected());
    }

    /** The node from which its graph is searched. */
    default int source(int[] input) {
        return input[input.length - asked()];
    }

    /** The node that is looked for, of a task that has one. */
    default int goal(int[] input) {
        return input[input.length - 1];
    }

    /** How many nodes are asked about. */
    default int asked() {
        return hasGoal() ? 2 : 1;
    }

    @Override
    default String unit() {
        return "nodes";
    }

    @Override
    default int minLength() {
        return 2;
    }

    @Override
    default int maxLength() {
        return vocabulary().values();
    }

    @Override
    default int length(int[] input) {
        return graph(input).nodes();
    }

    @Override
    default long mostGiven(int length) {
        return EdgeList.tokens(mostEdges(length), asked());
    }

    /** Refuses a length that the task does not have. */
    default void requireLength(int length) {
        if (length < minLength() || length > maxLength()) {
            throw new IllegalArgumentException("length " + length + " is not in " + minLength() + ".." + maxLength());
        }
    }

    /** {@inheritDoc} An edge stands once, joins two nodes, and the nodes that are asked about have one. */
    @Override
    default void check(int[] input) {
        vocabulary().requireTokens(input);
        EdgeList.check(vocabulary(), input, asked());
        Graph graph = graph(input);
        for (int edge = 0; edge < EdgeList.edges(input, asked()); edge++) {
            int from = input[EdgeList.STRIDE * edge];
            int to = input[EdgeList.STRIDE * edge + 1];
            if (from == to) {
                throw new IllegalArgumentException(
                        "the input has an edge from " + from + " to itself; an edge joins two nodes");
            }
            for (int other = 0; other < edge; other++) {
                int one = input[EdgeList.STRIDE * other];
                int two = input[EdgeList.STRIDE * other + 1];
                if (one == from && two == to || !isDirected() && one == to && two == from) {
                    throw new IllegalArgumentException(
                            "the input has the edge " + from + " " + to + " twice; allowed is each edge once");
                }
            }
        }
        for (int i = input.length - asked(); i < input.length; i++) {
            if (graph.node(input[i]) < 0) {
                throw new IllegalArgumentException(
                        "the input asks about node " + input[i] + ", which has no edge; a node of an edge is allowed");
            }
        }
        if (hasGoal() && source(input) == goal(input)) {
            throw new IllegalArgumentException(
                    "the input asks from " + source(input) + " to itself; two different nodes are allowed");
        }
    }

    /** The example whose answer is these nodes, by their names, and END. */
    default Example answered(int[] input, Graph graph, int[] nodes) {
        int[] completion = Arrays.copyOf(nodes, nodes.length + 1);
        for (int i = 0; i < nodes.length; i++) {
            completion[i] = graph.name(nodes[i]);
        }
        completion[nodes.length] = vocabulary().end();
        return new Example(input, new int[]{vocabulary().separator()}, completion);
    }
}
