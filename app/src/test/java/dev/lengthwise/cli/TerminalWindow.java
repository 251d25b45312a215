package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A command in a real terminal, a window of tmux, in which a test sees what a person would. */
final class TerminalWindow implements AutoCloseable {
    static final String ENDED = "(ended)";
    private static final int ROWS = 12;

    private final Path socket;

    private TerminalWindow(Path socket) {
        this.socket = socket;
    }

    /**
     * Opens a window, where there is tmux; elsewhere the test is skipped.
     *
     * @param command of the shell
     */
    static TerminalWindow open(int columns, String command) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isThere(), "tmux is not there: nobody looked at a real terminal");
        TerminalWindow window = new TerminalWindow(Files.createTempDirectory("lw").resolve("tmux"));
        window.tmux("-f", "/dev/null", "new-session",
                "-d", "-x", Integer.toString(columns), "-y",
                Integer.toString(ROWS), command);
        return window;
    }

    /** A command of ours for the shell, in a JVM as this one. */
    static String command(Object... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "-u", "JAVA_TOOL_OPTIONS", // a JVM says that it picked it up
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("--add-modules")) // of which Java warns
                .forEach(command::add);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dlengthwise.terminal=true", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    /** A command whose output stays in the window, with a last line that says that it has ended. */
    static String thenSaysSo(String command) {
        return command + "; echo '" + ENDED + "'; exec sleep 600";
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("tmux", "-V").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    void resize(int columns) throws IOException, InterruptedException {
        tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(ROWS));
    }

    /** The rows that show something. */
    List<String> rows() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p").lines().map(String::stripTrailing).filter(row -> !row.isEmpty()).toList();
    }

    /** The rows that it shows and those that have left it at the top. */
    List<String> all() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-S", "-").lines().map(String::stripTrailing)
                .filter(row -> !row.isEmpty()).toList();
    }

    /** Waits until a {@link #thenSaysSo command that says so} has ended. */
    void awaitEnd() throws IOException, InterruptedException {
        until(rows -> !rows.isEmpty() && rows.getLast().equals(ENDED));
    }

    /** Waits until the window shows something. */
    List<String> until(Predicate<List<String>> shown) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> rows = rows();
        while (!shown.test(rows)) {
            assertThat(System.nanoTime() - start).as("shows %s", rows).isLessThan(180_000_000_000L);
            Thread.sleep(50);
            rows = rows();
        }
        return rows;
    }

    private String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("TMUX");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
        return said;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        long pid = Long.parseLong(tmux("list-panes", "-F", "#{pane_pid}").strip());
        Optional<ProcessHandle> command = ProcessHandle.of(pid);
        tmux("kill-server");
        command.ifPresent(ProcessHandle::destroyForcibly);
        command.ifPresent(process -> process.onExit().join()); // so that its files stay as they are
        Files.deleteIfExists(socket);
        Files.deleteIfExists(socket.resolveSibling(""));
    }
}
