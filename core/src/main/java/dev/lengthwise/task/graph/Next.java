package dev.lengthwise.task.graph;

import dev.lengthwise.task.PortableRandom;

/**
 * Input → context → completion, of path: {@code 4 7 | 7 1 | 1 2 / 4 1 → ⊥ 7 → 1}, {@code 4 7 | 7 1 | 1 2 / 4 1 → ⊥ 1 → END}.
 *
 * <p>Ours: the node that follows the query in the answer; END after the last one. The query is uniform over the nodes of the answer.
 */
public record Next(GraphTask task) implements NodeHint {
    @Override
    public String name() {
        return "next";
    }

    @Override
    public int query(Graph graph, int[] input, PortableRandom random) {
        int[] completion = task.pose(input).completion();
        return graph.node(completion[random.below(completion.length - 1)]);
    }

    @Override
    public int answer(Graph graph, int[] input, int query) {
        int[] completion = task.pose(input).completion();
        int place = 0;
        while (completion[place] != graph.name(query)) {
            place++;
        }
        return completion[place + 1];
    }
}
