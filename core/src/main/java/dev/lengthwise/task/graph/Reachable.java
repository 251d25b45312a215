package dev.lengthwise.task.graph;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 4 7 | 7 1 | 3 1 / 4 1 → ⊥ → yes END}, {@code 4 7 | 7 1 | 3 1 / 4 3 → ⊥ → no END}.
 *
 * <p>Whether the goal can be reached from the source along the edges. Half of the answers are yes, whatever the length.
 *
 * @param vocabulary its values are the names of nodes
 * @param density of the graphs that are drawn
 */
public record Reachable(Vocabulary vocabulary, Density density) implements GraphTask {
    @Override
    public String name() {
        return ReachableKind.NAME;
    }

    @Override
    public long mostEdges(int length) {
        return density.mostEdges(length);
    }

    @Override
    public long mostRead(int length) {
        return mostGiven(length) + 2;
    }

    /**
     * {@inheritDoc} The graph has a node from which another one cannot be reached; a coin says whether the goal can. If so, its distance is
     * uniform over those that there are from the source, as in {@link Path}; if not, it is uniform over the nodes that cannot be
     * reached and that have an edge in, from a source with an edge out, so that a look at the two alone does not tell. Where a graph
     * has no two such nodes, any that it has are taken. The graph is drawn before the coin: nothing but where edges lead tells the answer.
     */
    @Override
    public int[] draw(int length, RandomGenerator random) {
        requireLength(length);
        PortableRandom own = PortableRandom.of(random);
        Edges edges;
        Graph graph;
        do { // a tree alone is drawn sooner or later, and nothing leads to its first node, from which all are reached
            edges = Edges.draw(length, density.extra(length), own);
            graph = edges.graph();
        } while (graph.reversed().search(0).order().length == length);
        boolean yes = own.below(2) == 1;
        boolean[] incoming = incoming(edges);
        int first = own.below(length);
        for (int i = 0; i < length; i++) {
            int source = (first + i) % length;
            if (graph.outgoing(source) > 0) {
                Search search = graph.search(source);
                int goal = yes ? search.drawReached(own) : unreached(search, incoming, own);
                if (goal >= 0) {
                    return edges.named(vocabulary, own, source, goal);
                }
            }
        }
        Arrays.fill(incoming, true);
        int source = first;
        int goal = unreached(graph.search(source), incoming, own);
        while (goal < 0) {
            source = (source + 1) % length;
            goal = unreached(graph.search(source), incoming, own);
        }
        return edges.named(vocabulary, own, source, goal);
    }

    /** Whether nodes have an edge in. */
    private static boolean[] incoming(Edges edges) {
        boolean[] incoming = new boolean[edges.nodes()];
        for (int node : edges.to()) {
            incoming[node] = true;
        }
        return incoming;
    }

    /** One of the nodes with an edge in that a search has not reached; -1 if there is none. */
    private static int unreached(Search search, boolean[] incoming, PortableRandom random) {
        int chosen = -1;
        int seen = 0;
        for (int node = 0; node < incoming.length; node++) {
            if (incoming[node] && !search.reaches(node) && random.below(++seen) == 0) {
                chosen = node;
            }
        }
        return chosen;
    }

    /** How many edges away the goal is; {@link Search#UNREACHED}. */
    private int distance(int[] input) {
        Graph graph = graph(input);
        return graph.search(graph.node(source(input))).distances()[graph.node(goal(input))];
    }

    @Override
    public Example pose(int[] input) {
        return new Example(input, new int[]{vocabulary.separator()},
                new int[]{EdgeList.answer(vocabulary, distance(input) != Search.UNREACHED), vocabulary.end()});
    }

    /** For {@code yes END}: reached at distance 2, end; for {@code no END}: not reached, end. */
    @Override
    public List<String> decisions(int[] input) {
        int distance = distance(input);
        return List.of(distance == Search.UNREACHED ? "not reached" : "reached at distance " + distance, "end");
    }

    @Override
    public List<Hint> hints() {
        return List.of(new Distance(this, false), new Parent(this), new FirstStep(this), new Edge(this));
    }

    @Override
    public List<InputFamily> families() {
        return List.of(UniformFamily.UNIFORM, GraphFamily.LINE, GraphFamily.BROKEN_LINE, GraphFamily.CYCLE,
                GraphFamily.DIAMONDS);
    }
}
