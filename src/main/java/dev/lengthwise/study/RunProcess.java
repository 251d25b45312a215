package dev.lengthwise.study;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run of a study: a process that does what the command {@code train} does. A process of its own keeps runs apart: its memory,
 * its threads, its crash.
 *
 * @param label arm and seed, for people
 * @param recipe the arm's recipe
 * @param steps of the whole run
 */
record RunProcess(String label, Path recipe, long seed, RunFolder folder, int threads, long steps) {
    private static final String MAIN = "dev.lengthwise.cli.Main";

    boolean isDone() throws IOException {
        return folder.exists() && state().equals(Run.DONE);
    }

    private String state() throws IOException {
        return Json.read(folder.manifest()).path("state").asString("");
    }

    /** Starts or continues the run; its words go to {@link #log()}. */
    Process start() throws IOException {
        Files.createDirectories(folder.path());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-agentlib") && !argument.startsWith("-javaagent")).toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN, "train", recipe.toString(), "--seed",
                Long.toString(seed), "--out", folder.path().toString(), "--threads", Integer.toString(threads),
                "--resume",
                "--stop-with", Long.toString(ProcessHandle.current().pid())));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return builder.start();
    }

    /** What the process printed. */
    Path log() {
        return folder.path().resolve(".log");
    }

    /** The last thing the process printed, for a message about its failure. */
    String lastWords() throws IOException {
        if (!Files.exists(log())) {
            return "no output";
        }
        List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
        return lines.isEmpty() ? "no output" : lines.getLast();
    }

    /** Steps done as far as the metrics tell. */
    long progress() throws IOException {
        List<JsonNode> lines = Metrics.read(folder.metrics());
        @Nullable
        JsonNode last = lines.isEmpty() ? null : lines.getLast();
        return last == null ? 0 : last.path("step").asLong();
    }
}
