package dev.lengthwise.cli;

import dev.lengthwise.bundle.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Checks that several commands make of their options. */
final class Options {
    /** Ends a run with another process. */
    static final String STOP_WITH = "--stop-with";

    private Options() {
    }

    /** Reads the number of something; picocli puts the option's name before the message. */
    static int wholeNumber(String text) {
        return (int) wholeNumber(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Reads a seed, as in a recipe, or a process' number. */
    static long seed(String text) {
        return wholeNumber(text, 0, Long.MAX_VALUE);
    }

    private static long wholeNumber(String text, long min, long max) {
        if (!text.matches("[+-]?\\d+")) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Out of range, whatever the range is.
        }
        throw new TypeConversionException("'" + text + "' is not a whole number from " + min + " to " + max);
    }

    /** Reads a number above 0. */
    static double decimal(String text) {
        try {
            double number = Double.parseDouble(text);
            if (number > 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number that is not allowed.
        }
        throw new TypeConversionException("'" + text + "' is not a number above 0");
    }

    /** Reads one of an enum's constants, by the name its toString gives. */
    static <E extends Enum<E>> E word(E[] constants, String text) {
        for (E constant : constants) {
            if (constant.toString().equals(text)) {
                return constant;
            }
        }
        throw new TypeConversionException("'" + text + "' is not one of "
                + Arrays.stream(constants).map(Enum::toString).collect(Collectors.joining(", ")));
    }

    /** Reads a GPU's architecture. */
    static Architecture architecture(String text) {
        try {
            return Architecture.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    static void requireAtLeast(CommandSpec spec, String option, long value, long least) {
        if (value < least) {
            throw new ParameterException(spec.commandLine(),
                    option + " " + value + " is not allowed: at least " + least);
        }
    }

    /** The command as it was typed. */
    static String commandLine(CommandSpec spec) {
        List<String> typed = new ArrayList<>(spec.commandLine().getParent().getParseResult().originalArgs());
        int internal = typed.indexOf(STOP_WITH); // a study's way to end its runs with itself; nobody types it
        if (internal >= 0) {
            typed.subList(internal, Math.min(typed.size(), internal + 2)).clear();
        }
        return quoted(System.getProperty("lengthwise.command", "lengthwise")) + " "
                + typed.stream().map(Options::quoted).collect(Collectors.joining(" "));
    }

    /** What to say when a command was interrupted that goes on with {@code --resume}. */
    static String howToContinue(CommandSpec spec, boolean resumed) {
        return "interrupted; continue with: " + commandLine(spec) + (resumed ? "" : " --resume");
    }

    /** What to say when there is nothing to resume; empty where there is. */
    static Optional<String> nothingToResume(boolean resume, Path folder) {
        return resume && !Files.exists(folder)
                ? Optional.of("nothing to resume in " + folder + ", which is not there: starting from the beginning")
                : Optional.empty();
    }

    /** Refuses options that have no effect beside another one. */
    static void requireAlone(CommandSpec spec, String option, List<String> allowed) {
        spec.commandLine().getParseResult().matchedArgs().stream()
                .map(argument -> argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel())
                .filter(name -> !name.equals(option) && !allowed.contains(name)).findFirst().ifPresent(name -> {
                    throw new ParameterException(spec.commandLine(), name + " is not allowed beside " + option
                            + ": it would have no effect");
                });
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./=:,+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /**
     * The key of a recipe that {@code --set} means where only the task can be meant: {@code values=50} is {@code task.values=50}.
     *
     * @param set KEY=VALUE
     */
    static String ofTask(String set) {
        return set.startsWith("task.") ? set : "task." + set;
    }
}
