package dev.lengthwise.task.graph;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 4 7 | 7 1 / 4 1 → ⊥ 7 1 → yes}, {@code 4 7 | 7 1 / 4 1 → ⊥ 4 1 → no}.
 *
 * <p>Ours, a contrast: whether an edge goes from one node to another. Half of the questions are about an edge, uniformly. The others are about
 * the node where such an edge begins and a node to which it has none, uniformly; where there is no such node, they are about the edge.
 */
public record Edge(GraphTask task) implements Hint {
    @Override
    public String name() {
        return "edge";
    }

    @Override
    public long mostRead(int length) {
        return task.mostGiven(length) + 3;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        PortableRandom own = PortableRandom.of(random);
        Graph graph = task.graph(input);
        int edge = EdgeList.STRIDE * own.below(EdgeList.edges(input, task.asked()));
        boolean turned = !task.isDirected() && own.below(2) == 1;
        int from = graph.node(input[turned ? edge + 1 : edge]);
        int to = graph.node(input[turned ? edge : edge + 1]);
        int strangers = graph.nodes() - 1 - graph.outgoing(from);
        if (own.below(2) == 1 && strangers > 0) {
            to = stranger(graph, from, own.below(strangers));
        }
        return new Example(input, new int[]{task.vocabulary().separator(), graph.name(from), graph.name(to)},
                new int[]{EdgeList.answer(task.vocabulary(), graph.hasEdge(from, to))});
    }

    /** One of the other nodes to which a node has no edge, from 0. */
    private static int stranger(Graph graph, int from, int place) {
        int left = place;
        for (int node = 0;; node++) {
            if (node != from && !graph.hasEdge(from, node) && left-- == 0) {
                return node;
            }
        }
    }
}
