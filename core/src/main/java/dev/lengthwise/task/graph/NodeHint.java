package dev.lengthwise.task.graph;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import java.util.random.RandomGenerator;

/** A question about a node of the graph: {@code 4 7 | 7 1 / 4 1 → ⊥ 7 → ...}. */
sealed interface NodeHint extends Hint permits Next, Parent, FirstStep, Distance {
    GraphTask task();

    /** A node to ask about. */
    int query(Graph graph, int[] input, PortableRandom random);

    /** The token to answer with. */
    int answer(Graph graph, int[] input, int query);

    @Override
    default long mostRead(int length) {
        return task().mostGiven(length) + 2;
    }

    @Override
    default Example ask(int[] input, RandomGenerator random) {
        Graph graph = task().graph(input);
        int query = query(graph, input, PortableRandom.of(random));
        return new Example(input, new int[]{task().vocabulary().separator(), graph.name(query)},
                new int[]{answer(graph, input, query)});
    }

    /** The graph, searched from the source. */
    default Search search(Graph graph, int[] input) {
        return graph.search(graph.node(task().source(input)));
    }

    /** The name of a node; END in place of none. */
    default int named(Graph graph, int node) {
        return node == Search.UNREACHED ? task().vocabulary().end() : graph.name(node);
    }
}
