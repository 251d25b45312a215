package dev.lengthwise.task.star;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.graph.Distance;
import dev.lengthwise.task.graph.Edge;
import dev.lengthwise.task.graph.Edges;
import dev.lengthwise.task.graph.FirstStep;
import dev.lengthwise.task.graph.Graph;
import dev.lengthwise.task.graph.GraphTask;
import dev.lengthwise.task.graph.Next;
import dev.lengthwise.task.graph.Parent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion, of two arms of two edges: {@code 9 2 | 4 9 | 7 1 | 4 7 / 4 2 → ⊥ → 4 9 2 END}; backward
 * {@code 9 2 | 4 9 | 7 1 | 4 7 / 4 2 → ⊥ → 2 9 4 END}.
 *
 * <p>The path from the source, where all arms begin, to the goal, where one of them ends (Bachmann and Nagarajan, arXiv 2403.06963). The length
 * counts the edges of an arm.
 *
 * @param vocabulary its values are the names of nodes
 * @param arms d, how many, at least 2
 * @param backward whether the path is written from the goal to the source
 */
public record Star(Vocabulary vocabulary, int arms, boolean backward) implements GraphTask {
    private static final int FEWEST = 2;

    public Star {
        if (arms < FEWEST) {
            throw new IllegalArgumentException("arms " + arms + " is below " + FEWEST);
        }
        if (arms >= vocabulary.values()) {
            throw new IllegalArgumentException("arms " + arms + " is too many: a star with " + arms
                    + " arms has at least " + (arms + 1) + " nodes, and there are " + vocabulary.values()
                    + " values to name them");
        }
    }

    @Override
    public String name() {
        return StarKind.NAME;
    }

    @Override
    public String unit() {
        return "edges an arm";
    }

    @Override
    public int minLength() {
        return 1;
    }

    /** Each node has another name. */
    @Override
    public int maxLength() {
        return (vocabulary.values() - 1) / arms;
    }

    @Override
    public int length(int[] input) {
        return (graph(input).nodes() - 1) / arms;
    }

    @Override
    public long mostEdges(int length) {
        return (long) arms * length;
    }

    @Override
    public long mostRead(int length) {
        return mostGiven(length) + length + 2;
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        requireLength(length);
        PortableRandom own = PortableRandom.of(random);
        Edges edges = edges(arms, length);
        return edges.named(vocabulary, own, 0, end(1 + own.below(arms), length));
    }

    /** Arm after arm from node 0, whose nodes are numbered on. */
    static Edges edges(int arms, int length) {
        int[] from = new int[arms * length];
        int[] to = new int[arms * length];
        for (int edge = 0; edge < from.length; edge++) {
            from[edge] = edge % length == 0 ? 0 : edge;
            to[edge] = edge + 1;
        }
        return new Edges(arms * length + 1, from, to);
    }

    /**
     * The last node of an arm of {@link #edges}.
     *
     * @param arm from 1
     */
    static int end(int arm, int length) {
        return arm * length;
    }

    /** {@inheritDoc} Arms are equally long, begin at the source, and end at the goal and elsewhere. */
    @Override
    public void check(int[] input) {
        GraphTask.super.check(input);
        Graph graph = graph(input);
        int source = graph.node(source(input));
        int length = (graph.nodes() - 1) / arms;
        int[] distances = graph.search(source).distances();
        boolean star = graph.nodes() == arms * length + 1 && graph.outgoing(source) == arms
                && input.length == mostGiven(length);
        for (int node = 0; star && node < graph.nodes(); node++) {
            star = distances[node] >= 0
                    && (node == source || graph.outgoing(node) == (distances[node] < length ? 1 : 0));
        }
        if (!star || distances[graph.node(goal(input))] != length) {
            throw new IllegalArgumentException("the input is no star; allowed are " + arms
                    + " arms of equally many edges from " + source(input) + ", of which one ends at " + goal(input));
        }
    }

    @Override
    public Example pose(int[] input) {
        Graph graph = graph(input);
        int[] path = graph.search(graph.node(source(input))).path(graph.node(goal(input)));
        if (backward) {
            for (int i = 0; i < path.length / 2; i++) {
                int node = path[i];
                path[i] = path[path.length - 1 - i];
                path[path.length - 1 - i] = node;
            }
        }
        return answered(input, graph, path);
    }

    /**
     * For {@code 4 9 2 END}: source, first step, step 2, end. Backward, for {@code 2 9 4 END}: goal, step back 1, step back 2, end.
     *
     * <p>At the first step all arms are alike until they are followed to their ends; each other step is one edge on.
     */
    @Override
    public List<String> decisions(int[] input) {
        int length = length(input);
        List<String> labels = new ArrayList<>(length + 2);
        labels.add(backward ? "goal" : "source");
        for (int step = 1; step <= length; step++) {
            labels.add(backward ? "step back " + step : step == 1 ? "first step" : "step " + step);
        }
        labels.add("end");
        return labels;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new FirstStep(this), new Parent(this), new Distance(this, true), new Next(this), new Edge(this));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        Collections.addAll(families, StarFamily.values());
        return families;
    }
}
