package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command in a process of its own, with the JVM, the flags and the class path of this one. */
final class CommandProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Such a short life is not worth more compiling. */
    private static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1");
    private static final Pattern NATIVES = Pattern.compile("-(linux|macosx|windows)-[^/]*\\.jar$");
    private static final int SIGINT_IGNORED = 1 << 1; // of the signals from 1 on

    private final Process process;
    private final Path out;
    private final Path err;

    private CommandProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param folder where what the process prints is kept, each newer process over the one before */
    static CommandProcess start(Path folder, Object... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /** @param environment what is set there besides */
    static CommandProcess start(Path folder, Map<String, String> environment, Object... arguments) throws IOException {
        return start(folder, environment, Redirect.to(folder.resolve("stdout").toFile()), arguments);
    }

    /** With a pipe to read its stdout from, see {@link #reader}. */
    static CommandProcess piped(Path folder, Object... arguments) throws IOException {
        return start(folder, Map.of(), Redirect.PIPE, arguments);
    }

    /** Without the jars that bring libtorch's native libraries: whoever needs one of these fails. */
    static CommandProcess withoutNatives(Path folder, Object... arguments) throws IOException {
        return withoutNatives(folder, Map.of(), arguments);
    }

    /** @param environment what is set there besides */
    static CommandProcess withoutNatives(Path folder, Map<String, String> environment, Object... arguments)
            throws IOException {
        String path = classPath().filter(entry -> !isNative(entry)).collect(Collectors.joining(File.pathSeparator));
        // Vectors are worth all compiling, as they are objects before it.
        return start(folder, environment, Redirect.to(folder.resolve("stdout").toFile()), List.of(), path, arguments);
    }

    /** The jars that bring libtorch's native libraries. */
    static List<Path> natives() {
        return classPath().filter(CommandProcess::isNative).map(Path::of).toList();
    }

    private static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }

    private static boolean isNative(String entry) {
        return entry.contains("bytedeco") && NATIVES.matcher(entry).find();
    }

    private static CommandProcess start(Path folder, Map<String, String> environment, Redirect stdout,
            Object... arguments) throws IOException {
        return start(folder, environment, stdout, SHORT, System.getProperty("java.class.path"), arguments);
    }

    private static CommandProcess start(Path folder, Map<String, String> environment, Redirect stdout,
            List<String> flags, String classPath, Object[] arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (ignoresCtrlC()) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, Main.class.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(stdout).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new CommandProcess(builder.start(), out, err);
    }

    /** A build that was started in the background may have been told to ignore Ctrl-C, and its children inherit that. */
    private static boolean ignoresCtrlC() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_IGNORED) != 0);
    }

    /** Waits; fails where it takes unreasonably long. */
    static void until(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as("waited too long").isLessThan(PATIENCE.toNanos());
            Thread.sleep(2);
        }
    }

    /** What it prints on stdout, if that is a pipe. */
    InputStream reader() {
        return process.getInputStream();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    /** @param name such as {@code INT}, which Ctrl-C sends */
    void signal(String name) throws IOException, InterruptedException {
        signal(name, process.toHandle());
    }

    static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
        assertThat(kill.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the process ended").isTrue();
        return process.exitValue();
    }

    /** Waits for its end; returns how many bytes it held when it held most, on Linux. */
    double peak() throws InterruptedException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double peak = 0;
        while (process.isAlive()) {
            try {
                for (String line : Files.readAllLines(status)) {
                    peak = line.startsWith("VmHWM:")
                            ? Math.max(peak, 1024 * Double.parseDouble(line.replaceAll("[^0-9]", "")))
                            : peak;
                }
            } catch (IOException e) {
                break; // it has just ended
            }
            Thread.sleep(5);
        }
        return peak;
    }

    List<ProcessHandle> children() {
        return process.children().toList();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    /** What the command said; the JVM's own lines about options from the environment and incubator modules are not the command's. */
    String err() throws IOException {
        return Files.readString(err).replaceFirst("^Picked up JAVA_TOOL_OPTIONS: [^\\n]*\\n", "")
                .replaceFirst("^WARNING: Using incubator modules: [^\\n]*\\n", "");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
