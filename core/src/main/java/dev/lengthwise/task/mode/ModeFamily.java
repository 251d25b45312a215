package dev.lengthwise.task.mode;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Inputs of mode that are hard for a decision of it. Each length has one. */
public enum ModeFamily implements InputFamily {
    /** The largest value, n times. */
    ONE_VALUE("one value, n times", false),
    /** The largest value, one or two copies ahead of the least. Hard for "ahead by 1", in long inputs. */
    NARROW("the two ends, the largest value just ahead", false),
    /** The values in turn, the largest first: as many ties as can be. */
    IN_TURN("the values in turn, the largest first", true);

    private final String words;
    private final boolean tied;

    ModeFamily(String words, boolean tied) {
        this.words = words;
        this.tied = tied;
    }

    /** Those of mode with ties, or without. */
    static List<ModeFamily> of(boolean ties) {
        return Arrays.stream(values()).filter(family -> ties || !family.tied).toList();
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public int[] typical(Task task, int length) {
        require(task, length);
        int values = task.vocabulary().values();
        int[] input = new int[length];
        for (int i = 0; i < length; i++) {
            input[i] = switch (this) {
                case ONE_VALUE -> values - 1;
                case NARROW -> i < (length - 1) / 2 ? 0 : values - 1;
                case IN_TURN -> values - 1 - i % values;
            };
        }
        return input;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
