package dev.lengthwise.task.program;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program is asked for: some examples at once, a line of answer for each.
 *
 * @param question the hint; null for the main task
 * @param family that drawn inputs are of; null for those that the task draws by itself
 * @param length of the inputs that are to be drawn, where none are given
 * @param seeds one an example: all that may decide it
 * @param inputs that are asked about, one a seed; null where the program draws them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
record Request(Description.@Nullable Question question, @Nullable String family, int length, long[] seeds,
        @Nullable List<int[]> inputs) {
    private static final int LONGEST_SHOWN = 120;

    int examples() {
        return seeds.length;
    }

    /** As the program reads it. */
    String line() {
        StringBuilder line = new StringBuilder("{\"hint\":")
                .append(question == null ? "null" : "\"" + question.name() + "\"");
        if (family != null) {
            line.append(",\"family\":\"").append(family).append('"');
        }
        if (inputs == null) {
            line.append(",\"length\":").append(length);
        }
        line.append(",\"seeds\":").append(plain(Arrays.toString(seeds)));
        if (inputs != null) {
            line.append(",\"inputs\":[");
            for (int i = 0; i < inputs.size(); i++) {
                line.append(i == 0 ? "" : ",").append(plain(Arrays.toString(inputs.get(i))));
            }
            line.append(']');
        }
        return line.append('}').toString();
    }

    private static String plain(String list) {
        return list.replace(" ", "");
    }

    /** For messages; the beginning of a long one. */
    String shown() {
        return shorten(line());
    }

    static String shorten(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
