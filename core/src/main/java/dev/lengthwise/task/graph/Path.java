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
 * Input → context → completion: {@code 4 7 | 7 1 | 4 3 | 3 1 | 1 2 / 4 2 → ⊥ → 4 3 1 2 END}.
 *
 * <p>A shortest path from the source to the goal; of several the lexicographically least, nodes compared as numbers.
 *
 * @param vocabulary its values are the names of nodes
 * @param density of the graphs that are drawn
 */
public record Path(Vocabulary vocabulary, Density density) implements GraphTask {
    @Override
    public String name() {
        return PathKind.NAME;
    }

    @Override
    public long mostEdges(int length) {
        return density.mostEdges(length);
    }

    @Override
    public long mostRead(int length) {
        return mostGiven(length) + 1 + length;
    }

    /**
     * {@inheritDoc} The source is uniform over the nodes with an edge out; the distance of the goal is uniform over those that there are from
     * it, the goal over the nodes at that distance.
     */
    @Override
    public int[] draw(int length, RandomGenerator random) {
        requireLength(length);
        PortableRandom own = PortableRandom.of(random);
        Edges edges = Edges.draw(length, density.extra(length), own);
        Graph graph = edges.graph();
        int source = own.below(length);
        while (graph.outgoing(source) == 0) {
            source = own.below(length);
        }
        return edges.named(vocabulary, own, source, graph.search(source).drawReached(own));
    }

    /** {@inheritDoc} The goal can be reached. */
    @Override
    public void check(int[] input) {
        GraphTask.super.check(input);
        Graph graph = graph(input);
        if (!graph.search(graph.node(source(input))).reaches(graph.node(goal(input)))) {
            throw new IllegalArgumentException("the input has no path from " + source(input) + " to " + goal(input)
                    + "; a goal that can be reached is allowed");
        }
    }

    @Override
    public Example pose(int[] input) {
        Graph graph = graph(input);
        return answered(input, graph, path(graph, input));
    }

    private int[] path(Graph graph, int[] input) {
        return graph.search(graph.node(source(input))).path(graph.node(goal(input)));
    }

    /**
     * For {@code 4 3 1 2 END} after {@code 4 7 | 7 1 | 4 3 | 3 1 | 1 2 / 4 2}: source, choice among 2 at distance 3, only edge at distance 2, only
     * edge at distance 1, end.
     *
     * <p>"choice among N": the node before has N edges out. "at distance K": it is K edges away from the goal.
     */
    @Override
    public List<String> decisions(int[] input) {
        Graph graph = graph(input);
        int[] path = path(graph, input);
        List<String> labels = new ArrayList<>(path.length + 1);
        labels.add("source");
        for (int i = 1; i < path.length; i++) {
            int edges = graph.outgoing(path[i - 1]);
            labels.add((edges == 1 ? "only edge" : "choice among " + edges) + " at distance " + (path.length - i));
        }
        labels.add("end");
        return labels;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new Next(this), new Distance(this, true), new Parent(this), new FirstStep(this), new Edge(this));
    }

    @Override
    public List<InputFamily> families() {
        return List.of(UniformFamily.UNIFORM, GraphFamily.LINE, GraphFamily.CYCLE, GraphFamily.DIAMONDS,
                GraphFamily.FAN);
    }
}
