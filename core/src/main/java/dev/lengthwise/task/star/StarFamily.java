package dev.lengthwise.task.star;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.graph.Edges;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Stars whose edges stand in an order that is hard for one way of following them, as a token sees only those before it. Typical ones have the
 * least values for names; of drawn ones names are drawn. The goal is the end of the arm that is written last.
 */
public enum StarFamily implements InputFamily {
    /** Arm after arm, each from the source on: an edge stands before the one that follows it. Hard for going back from the goal. */
    OUTWARD("arm after arm, from the source on"),
    /** The same from the end: an edge stands behind the one that follows it. Hard for going on from the source. */
    INWARD("arm after arm, from the end to the source");

    private final String words;

    StarFamily(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public int[] typical(Task task, int length) {
        require(task, length);
        return edges(((Star) task).arms(), length).plain(task.vocabulary(), asked((Star) task, length));
    }

    @Override
    public int[] draw(Task task, int length, RandomGenerator random) {
        require(task, length);
        return edges(((Star) task).arms(), length).renamed(task.vocabulary(), PortableRandom.of(random),
                asked((Star) task, length));
    }

    private Edges edges(int arms, int length) {
        Edges outward = Star.edges(arms, length);
        if (this == OUTWARD) {
            return outward;
        }
        int edges = outward.from().length;
        int[] from = new int[edges];
        int[] to = new int[edges];
        for (int edge = 0; edge < edges; edge++) {
            from[edge] = outward.from()[edges - 1 - edge];
            to[edge] = outward.to()[edges - 1 - edge];
        }
        return new Edges(outward.nodes(), from, to);
    }

    private int[] asked(Star star, int length) {
        return new int[]{0, Star.end(this == OUTWARD ? star.arms() : 1, length)};
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
