package dev.lengthwise.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks that several commands make of their options. */
final class Options {
    private Options() {
    }

    static void requireAtLeast(CommandSpec spec, String option, long value, long least) {
        if (value < least) {
            throw new ParameterException(spec.commandLine(),
                    option + " " + value + " is not allowed: at least " + least);
        }
    }

    /** Lengths to draw or score: each from 1 to the longest there is. */
    static void requireLengths(CommandSpec spec, List<Integer> lengths, int min, int max, String why) {
        for (int length : lengths) {
            if (length < min || length > max) {
                throw new ParameterException(spec.commandLine(),
                        "--lengths " + length + " is not allowed: " + (max == Integer.MAX_VALUE
                                ? "at least " + min
                                : min + " to " + max) + " for " + why);
            }
        }
    }

    /** The command as it was typed. */
    static String commandLine(CommandSpec spec) {
        return "lengthwise " + spec.commandLine().getParent().getParseResult().originalArgs().stream()
                .map(Options::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./=:,+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
