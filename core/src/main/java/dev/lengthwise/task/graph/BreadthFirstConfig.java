package dev.lengthwise.task.graph;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;

/**
 * The {@code task} of a recipe that orders nodes as breadth-first search finds them.
 *
 * @param values Q, the names of nodes
 * @param extra edges beyond a tree's
 */
@Kind(value = BreadthFirstKind.NAME, says = "edges / source -> all nodes as breadth-first search finds them, the least first: 4 7 | 7 1 | 4 3 / 4 -> 4 3 7 1")
public record BreadthFirstConfig(
        @Key(value = "Q, how many names of nodes there are, 0 to Q - 1: the most nodes of a graph", absent = "100", allowed = "at least 2") int values,
        @Key(value = "how many edges a graph has at most beyond those of a tree, for each node", absent = "0.5", allowed = "0 to 10") double extra)
        implements
            TaskConfig {
    public BreadthFirstConfig {
        Keys.check(BreadthFirstConfig.class, values, extra);
        var _ = GraphTask.vocabulary(values); // refuses what there is none of
    }

    @Override
    public TaskKind kind() {
        return BreadthFirstKind.BREADTH_FIRST;
    }

    @Override
    public String words() {
        return BreadthFirstKind.NAME + ", up to " + values + " nodes";
    }

    @Override
    public BreadthFirst task() {
        return new BreadthFirst(GraphTask.vocabulary(values), new Density(extra));
    }
}
