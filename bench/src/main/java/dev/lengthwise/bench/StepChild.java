package dev.lengthwise.bench;

import dev.lengthwise.tensor.WaitingThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running {@link StepProcess}, started as this JVM was but for its surroundings. */
final class StepChild implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private StepChild(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What the works do side by side; they begin to count when all are warm. */
    static List<StepReport> together(List<StepWork> works, Surroundings surroundings) {
        List<StepChild> children = new ArrayList<>();
        try {
            for (StepWork work : works) {
                children.add(start(work, surroundings));
            }
            children.forEach(StepChild::awaitReady);
            children.forEach(StepChild::go);
            return children.stream().map(StepChild::report).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            children.forEach(StepChild::close);
        }
    }

    private static StepChild start(StepWork work, Surroundings surroundings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(StepChild::concernsSteps)
                .forEach(command::add);
        command.addAll(surroundings.javaOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StepProcess.class.getName()));
        command.addAll(work.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        WaitingThreads.spinBriefly(builder.environment());
        builder.environment().keySet().removeAll(surroundings.withoutVariables());
        builder.environment().putAll(surroundings.variables());
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(work.threads()));
        return new StepChild(builder.start());
    }

    /** A debugger or a profiler belongs to this process alone. */
    private static boolean concernsSteps(String option) {
        return Stream.of("-agent", "-javaagent").noneMatch(option::startsWith);
    }

    private void awaitReady() {
        String line = read();
        if (!StepProcess.READY.equals(line)) {
            throw failed(line);
        }
    }

    private void go() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StepReport report() {
        String line = read();
        if (line == null) {
            throw failed(null);
        }
        return StepReport.parse(line);
    }

    private @Nullable String read() {
        try {
            return output.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException failed(@Nullable String line) {
        return new IllegalStateException("a process of training steps failed"
                + (line == null ? "; what it printed stands above" : ": " + line));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join(); // what it still does would cost whoever starts next
    }
}
