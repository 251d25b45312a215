package dev.lengthwise.task.graph;

import dev.lengthwise.task.PortableRandom;

/**
 * Input → context → completion: {@code 4 7 | 7 1 | 4 3 / 4 1 → ⊥ 1 → 7}, {@code 4 7 | 7 1 | 4 3 / 4 1 → ⊥ 3 → 3}, of the source {@code 4} and
 * of what is not reached END.
 *
 * <p>Ours: the node after the source on the shortest path from there to the query, the lexicographically least of several. The query is
 * uniform over all nodes. Of the goal it is what a path begins with, which is hard to learn from paths alone.
 */
public record FirstStep(GraphTask task) implements NodeHint {
    @Override
    public String name() {
        return "first-step";
    }

    @Override
    public int query(Graph graph, int[] input, PortableRandom random) {
        return random.below(graph.nodes());
    }

    @Override
    public int answer(Graph graph, int[] input, int query) {
        Search search = search(graph, input);
        return named(graph, !search.reaches(query) || search.distances()[query] == 0
                ? Search.UNREACHED
                : search.path(query)[1]);
    }
}
