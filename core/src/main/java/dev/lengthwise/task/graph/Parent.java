package dev.lengthwise.task.graph;

import dev.lengthwise.task.PortableRandom;

/**
 * Input → context → completion: {@code 4 7 | 7 1 | 4 1 | 1 2 / 4 2 → ⊥ 2 → 1}, {@code 4 7 | 7 1 | 4 1 | 1 2 / 4 2 → ⊥ 1 → 4}, of the source
 * {@code 4} and of what is not reached END.
 *
 * <p>Ours: the node before the query on the shortest path from the source to it, the lexicographically least of several; it is the one
 * from which breadth-first search finds the query. The query is uniform over all nodes.
 */
public record Parent(GraphTask task) implements NodeHint {
    @Override
    public String name() {
        return "parent";
    }

    @Override
    public int query(Graph graph, int[] input, PortableRandom random) {
        return random.below(graph.nodes());
    }

    @Override
    public int answer(Graph graph, int[] input, int query) {
        return named(graph, search(graph, input).parents()[query]);
    }
}
