package dev.lengthwise.cli;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.task.PluginException;
import dev.lengthwise.task.TaskFailure;
import dev.lengthwise.tensor.AllocationFailure;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.NoGpuException;
import dev.lengthwise.tensor.NoNativesException;
import dev.lengthwise.text.Shown;
import dev.lengthwise.train.NonFiniteLossException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on stderr, or a line for each thing wrong with a recipe, and an exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
    static final int FAILED = 1;
    static final int WRONG = 2;
    static final int INTERRUPTED = 130;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        return report(failure, command);
    }

    /** Says what went wrong; returns the exit code. */
    static int report(Throwable failure, CommandLine command) {
        if (System.getenv("LENGTHWISE_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        if (failure instanceof RecipeException wrong) {
            wrong.lines().forEach(line -> say(command, line));
            return WRONG;
        }
        say(command, message(failure));
        return switch (failure) {
            case PluginException _ -> WRONG;
            case NoNativesException.Interrupted _ -> INTERRUPTED;
            default -> FAILED;
        };
    }

    static int wrongUsage(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        String message = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched, command)
                : firstLine(failure.getMessage());
        say(command, message + " (see `" + command.getCommandSpec().qualifiedName() + " --help`)");
        return WRONG;
    }

    private static String unmatched(UnmatchedArgumentException failure, CommandLine command) {
        String first = failure.getUnmatched().getFirst();
        if (failure.isUnknownOption()) {
            List<String> suggestions = failure.getSuggestions();
            return "unknown option '" + first + "'"
                    + (suggestions.isEmpty() ? "" : "; did you mean " + suggestions.getFirst() + "?");
        }
        Set<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? "'" + first + "' is one argument too many"
                : "unknown command '" + first + "'; allowed: " + String.join(", ", commands);
    }

    private static void say(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println("lengthwise: " + Shown.lines(message));
        err.flush();
    }

    private static String message(Throwable failure) {
        Optional<String> memory = AllocationFailure.in(failure);
        return memory.isPresent() ? memory.get() + "; ask for less at a time" : words(failure);
    }

    private static String words(Throwable failure) {
        return switch (failure) {
            case RecipeException e -> e.line();
            case DamagedFileException e -> Shown.line(String.valueOf(e.getMessage()));
            case PluginException e -> Shown.line(String.valueOf(e.getMessage()));
            case TaskFailure e -> Shown.line(String.valueOf(e.getMessage()));
            case NoGpuException e -> firstLine(e.getMessage());
            case NoNativesException e -> firstLine(e.getMessage());
            case InvalidPathException e -> "the file " + e.getInput() + " cannot be named in this locale's encoding, "
                    + System.getProperty("sun.jnu.encoding") + "; set LC_ALL=C.UTF-8";
            case NonFiniteLossException e -> firstLine(e.getMessage());
            case UncheckedIOException e when e.getCause() != null -> words(e.getCause());
            case NoSuchFileException e -> Shown.line(e.getFile()) + ": no such file or folder";
            case AccessDeniedException e -> Shown.line(e.getFile()) + ": permission denied";
            case FileAlreadyExistsException e ->
                Shown.line(e.getFile()) + ": a file or folder of that name is there already";
            case NotDirectoryException e -> Shown.line(e.getFile()) + ": is no folder";
            case FileSystemException e when e.getReason() == null -> Shown.line(String.valueOf(e.getFile())) + ": "
                    + e.getClass().getSimpleName().replace("Exception", "");
            case IOException e -> firstLine(e.getMessage());
            case StackOverflowError _ -> "something in the input is nested too deeply: the stack of a thread is full";
            default -> "unexpected " + failure.getClass().getSimpleName() + ": " + firstLine(failure.getMessage())
                    + " (set LENGTHWISE_DEBUG=1 for the stack trace)";
        };
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no message" : message.lines().findFirst().orElse("no message");
    }
}
