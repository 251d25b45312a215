package dev.lengthwise.task.graph;

import dev.lengthwise.task.Vocabulary;
import java.util.List;

/**
 * How a graph is written: {@code 4 7 | 7 1 / 4 1}. Edges, {@code |} between them, then {@code /} and the nodes that are asked about: the
 * source, and the goal where a task has one.
 */
final class EdgeList {
    /** {@code yes} and {@code no} are answers: no node has such a name. */
    private static final List<String> SYMBOLS = List.of("|", "/", "yes", "no");
    private static final int BETWEEN = 0;
    private static final int ASKED = 1;
    private static final int YES = 2;
    private static final int NO = 3;
    /** Tokens of an edge with the mark after it. */
    static final int STRIDE = 3;

    private EdgeList() {
    }

    /** Of so many nodes. */
    static Vocabulary vocabulary(int nodes) {
        return new Vocabulary(nodes, SYMBOLS);
    }

    /** The tokens of so many edges and of what is asked. */
    static long tokens(long edges, int asked) {
        return STRIDE * edges + asked;
    }

    /** How many edges an input has. */
    static int edges(int[] input, int asked) {
        return (input.length - asked) / STRIDE;
    }

    /** The token of an answer. */
    static int answer(Vocabulary vocabulary, boolean yes) {
        return vocabulary.symbol(yes ? YES : NO);
    }

    /** Nodes from which edges go and to which, of the same number. */
    static int[] write(Vocabulary vocabulary, int[] from, int[] to, int... asked) {
        int[] input = new int[(int) tokens(from.length, asked.length)];
        for (int edge = 0; edge < from.length; edge++) {
            input[STRIDE * edge] = from[edge];
            input[STRIDE * edge + 1] = to[edge];
            input[STRIDE * edge + 2] = vocabulary.symbol(BETWEEN);
        }
        input[STRIDE * from.length - 1] = vocabulary.symbol(ASKED);
        System.arraycopy(asked, 0, input, STRIDE * from.length, asked.length);
        return input;
    }

    /**
     * Refuses what is not written like this.
     *
     * @param asked how many nodes are asked about
     */
    static void check(Vocabulary vocabulary, int[] input, int asked) {
        String form = "; allowed are edges and what is asked, such as "
                + (asked == 1 ? "0 1 | 1 2 / 0" : "0 1 | 1 2 / 0 2");
        if (input.length < STRIDE + asked || (input.length - asked) % STRIDE != 0) {
            throw new IllegalArgumentException("the input has " + input.length + " tokens" + form);
        }
        int last = STRIDE * edges(input, asked) - 1;
        for (int i = 0; i < input.length; i++) {
            boolean mark = i <= last && i % STRIDE == 2;
            if (mark ? input[i] != vocabulary.symbol(i == last ? ASKED : BETWEEN) : !vocabulary.isValue(input[i])) {
                throw new IllegalArgumentException("token " + (i + 1) + " of the input is " + vocabulary.word(input[i])
                        + ", where " + (mark ? i == last ? "/" : "|" : "a node") + " has to stand" + form);
            }
        }
    }
}
