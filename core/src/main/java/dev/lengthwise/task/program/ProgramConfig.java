package dev.lengthwise.task.program;

import dev.lengthwise.key.Derived;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.Plugin;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The {@code task} of a recipe that a program poses.
 *
 * @param command the program and its arguments, at least the program
 * @param folder absolute
 * @param timeout seconds, at least 1
 */
@Kind(value = ProgramKind.NAME, says = "a task of another program, which answers requests with lines of JSON: docs/extend.md")
public record ProgramConfig(
        @Key("the program that makes the examples, with its arguments, such as [python3, my_task.py]") List<String> command,
        @Key(value = "the folder that the program runs in", absent = "that of the file which gives the command, or the working folder where --set does", derived = Here.class) Path folder,
        @Key(value = "seconds that the program may take to start, and for each request", absent = "60", allowed = "at least 1") int timeout)
        implements
            TaskConfig {
    /** The working folder, of a command that no file gives. */
    static final class Here implements Derived<Path> {
        @Override
        public Path from(Map<String, ?> others) {
            return Path.of("").toAbsolutePath();
        }
    }

    public ProgramConfig {
        command = List.copyOf(command);
        folder = folder.toAbsolutePath().normalize();
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw new IllegalArgumentException("command names no program; [python3, my_task.py] is one");
        }
        Keys.check(ProgramConfig.class, command, folder, timeout);
    }

    @Override
    public TaskKind kind() {
        return ProgramKind.PROGRAM;
    }

    @Override
    public String words() {
        return "the program " + shown();
    }

    /** The command on one line. */
    String shown() {
        return String.join(" ", command);
    }

    /** Starts the program, if it does not run yet. */
    @Override
    public Task task() {
        return new ProgramTask(this, Programs.of(this).description());
    }

    @Override
    public boolean isAtHand() {
        return false;
    }

    /** Where a program stands and how long it may take says nothing of its task. */
    @Override
    public List<String> circumstances() {
        return List.of("folder", "timeout");
    }

    @Override
    public boolean isSameTask(TaskConfig other) {
        return other instanceof ProgramConfig program && program.command.equals(command);
    }

    /** The files that the command names, and what is in them. */
    @Override
    public SequencedMap<String, String> origin() {
        SequencedMap<String, String> origin = new LinkedHashMap<>();
        origin.put("program", shown() + " in " + folder);
        String files = command.stream().filter(this::isFile).distinct().map(this::hashed)
                .collect(Collectors.joining("; "));
        if (!files.isEmpty()) {
            origin.put("programFiles", files);
        }
        return origin;
    }

    private boolean isFile(String word) {
        try {
            return !word.isBlank() && Files.isRegularFile(folder.resolve(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private String hashed(String word) {
        try {
            return word + " sha256:" + Plugin.sha256(folder.resolve(word));
        } catch (IOException e) {
            return word + " sha256:unreadable";
        }
    }
}
