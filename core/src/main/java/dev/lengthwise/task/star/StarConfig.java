package dev.lengthwise.task.star;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;
import dev.lengthwise.task.graph.GraphTask;

/**
 * The {@code task} of a recipe that finds ways on stars.
 *
 * @param values Q, the names of nodes
 * @param arms d
 * @param backward whether the path is written from the goal to the source
 */
@Kind(value = StarKind.NAME, says = "edges of equally long arms / source goal -> the path along one arm: 9 2 | 4 9 | 7 1 | 4 7 / 4 2 -> 4 9 2")
public record StarConfig(
        @Key(value = "Q, how many names of nodes there are, 0 to Q - 1; the longest arm has (Q - 1) / arms edges, rounded down", absent = "50", allowed = "at least 3") int values,
        @Key(value = "d, how many arms begin at the source, fewer than values", absent = "2", allowed = "at least 2") int arms,
        @Key(value = "whether the path is written from the goal to the source, which is easy", absent = "false") boolean backward)
        implements
            TaskConfig {
    public StarConfig {
        Keys.check(StarConfig.class, values, arms, backward);
        var _ = new Star(GraphTask.vocabulary(values), arms, backward); // refuses what there is none of
    }

    @Override
    public TaskKind kind() {
        return StarKind.STAR;
    }

    @Override
    public String name() {
        return StarKind.NAME + (backward ? "-backward" : "");
    }

    @Override
    public String words() {
        return StarKind.NAME + " with " + arms + " arms" + (backward ? ", backward" : "") + ", " + values + " values";
    }

    @Override
    public Star task() {
        return new Star(GraphTask.vocabulary(values), arms, backward);
    }
}
