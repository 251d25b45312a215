package dev.lengthwise.task.graph;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 4 7 | 7 1 | 4 3 | 3 1 | 1 2 / 4 → ⊥ → 4 3 7 1 2 END}.
 *
 * <p>The nodes that can be reached from the source, in the order in which breadth-first search finds them: the nearest first, the successors of a
 * node in ascending order.
 *
 * @param vocabulary its values are the names of nodes
 * @param density of the graphs that are drawn
 */
public record BreadthFirst(Vocabulary vocabulary, Density density) implements GraphTask {
    @Override
    public String name() {
        return BreadthFirstKind.NAME;
    }

    @Override
    public boolean hasGoal() {
        return false;
    }

    @Override
    public long mostEdges(int length) {
        return density.mostEdges(length);
    }

    @Override
    public long mostRead(int length) {
        return mostGiven(length) + 1 + length;
    }

    /** {@inheritDoc} All nodes can be reached from the source. */
    @Override
    public int[] draw(int length, RandomGenerator random) {
        requireLength(length);
        PortableRandom own = PortableRandom.of(random);
        return Edges.draw(length, density.extra(length), own).named(vocabulary, own, 0);
    }

    private Search search(Graph graph, int[] input) {
        return graph.search(graph.node(source(input)));
    }

    @Override
    public Example pose(int[] input) {
        Graph graph = graph(input);
        return answered(input, graph, search(graph, input).order());
    }

    /**
     * For {@code 4 3 7 1 2 END}: source, next distance 1, same parent at distance 1, next distance 2, next distance 3, end.
     *
     * <p>"next distance K": the first node at that distance. "same parent": found from the same node as the one before it. "other parent":
     * at the same distance, but found from another node.
     */
    @Override
    public List<String> decisions(int[] input) {
        Graph graph = graph(input);
        Search search = search(graph, input);
        int[] order = search.order();
        List<String> labels = new ArrayList<>(order.length + 1);
        labels.add("source");
        for (int i = 1; i < order.length; i++) {
            int distance = search.distances()[order[i]];
            labels.add(distance > search.distances()[order[i - 1]]
                    ? "next distance " + distance
                    : (search.parents()[order[i]] == search.parents()[order[i - 1]] ? "same" : "other")
                            + " parent at distance " + distance);
        }
        labels.add("end");
        return labels;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new Parent(this), new Distance(this, false), new Next(this), new FirstStep(this),
                new Edge(this));
    }

    @Override
    public List<InputFamily> families() {
        return List.of(UniformFamily.UNIFORM, GraphFamily.LINE, GraphFamily.CYCLE, GraphFamily.DIAMONDS,
                GraphFamily.FAN);
    }
}
