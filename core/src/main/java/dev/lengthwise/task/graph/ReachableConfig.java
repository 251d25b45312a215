package dev.lengthwise.task.graph;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;

/**
 * The {@code task} of a recipe that asks what can be reached.
 *
 * @param values Q, the names of nodes
 * @param extra edges beyond a tree's
 */
@Kind(value = ReachableKind.NAME, says = "edges / source goal -> whether the goal can be reached: 4 7 | 7 1 | 3 1 / 4 1 -> yes")
public record ReachableConfig(
        @Key(value = "Q, how many names of nodes there are, 0 to Q - 1: the most nodes of a graph", absent = "100", allowed = "at least 2") int values,
        @Key(value = "how many edges a graph has at most beyond those of a tree, for each node", absent = "0.5", allowed = "0 to 10") double extra)
        implements
            TaskConfig {
    public ReachableConfig {
        Keys.check(ReachableConfig.class, values, extra);
        var _ = GraphTask.vocabulary(values); // refuses what there is none of
    }

    @Override
    public TaskKind kind() {
        return ReachableKind.REACHABLE;
    }

    @Override
    public String words() {
        return ReachableKind.NAME + ", up to " + values + " nodes";
    }

    @Override
    public Reachable task() {
        return new Reachable(GraphTask.vocabulary(values), new Density(extra));
    }
}
