package dev.lengthwise.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What {@code --lengths 5,10,20} gives.
 *
 * @param values in the order given
 */
record LengthList(List<Integer> values) {

    static LengthList parse(String text) {
        return new LengthList(Arrays.stream(text.split(",", -1)).map(Options::wholeNumber).toList());
    }

    /** Refuses lengths that cannot be drawn or scored. */
    void require(CommandSpec spec, int min, int max, String what) {
        for (int length : values) {
            if (length < min || length > max) {
                throw new ParameterException(spec.commandLine(), "--lengths " + length + " is not allowed: "
                        + (max == Integer.MAX_VALUE ? "at least " + min : min + " to " + max) + " for " + what);
            }
        }
    }
}
