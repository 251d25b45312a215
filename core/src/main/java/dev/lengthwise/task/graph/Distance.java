package dev.lengthwise.task.graph;

import dev.lengthwise.task.PortableRandom;

/**
 * Input → context → completion, of path: {@code 4 7 | 7 1 | 4 3 / 4 1 → ⊥ 4 → 2}, {@code 4 7 | 7 1 | 4 3 / 4 1 → ⊥ 3 → END}; of reachable, from
 * the source: {@code 4 7 | 7 1 | 4 3 / 4 1 → ⊥ 3 → 1}.
 *
 * <p>Ours: how many edges a shortest path has from the query to the goal, or from the source to the query, as a value token; END if there is
 * no path. The query is uniform over all nodes.
 *
 * @param toGoal whether paths to the goal are meant, and not from the source
 */
public record Distance(GraphTask task, boolean toGoal) implements NodeHint {
    @Override
    public String name() {
        return "distance";
    }

    @Override
    public int query(Graph graph, int[] input, PortableRandom random) {
        return random.below(graph.nodes());
    }

    /** A shortest path has fewer edges than there are nodes, so that the number is a value. */
    @Override
    public int answer(Graph graph, int[] input, int query) {
        Search search = toGoal
                ? graph.reversed().search(graph.node(task.goal(input)))
                : search(graph, input);
        return search.reaches(query) ? search.distances()[query] : task.vocabulary().end();
    }
}
