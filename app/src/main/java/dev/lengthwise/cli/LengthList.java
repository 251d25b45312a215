package dev.lengthwise.cli;

import dev.lengthwise.recipe.LengthRange;
import dev.lengthwise.text.Counted;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code --lengths 5-8,10,20-100:20} gives.
 *
 * @param values in the order given
 */
record LengthList(List<Integer> values) {

    static LengthList parse(String text) {
        List<Integer> values = Arrays.stream(text.split(",", -1)).flatMap(part -> part(part).stream()).toList();
        if (values.size() > LengthRange.MOST) {
            throw new TypeConversionException("'" + text + "' are " + Counted.of(values.size(), "length")
                    + "; at most " + Counted.of(LengthRange.MOST, "length") + " are allowed");
        }
        return new LengthList(values);
    }

    private static List<Integer> part(String text) {
        if (!LengthRange.isRange(text)) {
            return List.of(Options.wholeNumber(text));
        }
        try {
            return LengthRange.parse(text).lengths();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
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
