package dev.lengthwise.bench;

import dev.lengthwise.tensor.WaitingThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PyTorch script of {@code benchmarks/pytorch}, in a process of its own that does steps when it is asked to. */
final class PyTorchPeer implements AutoCloseable {
    private static final Pattern SECONDS = Pattern.compile("\"seconds\": ([0-9.eE+-]+)");

    /** The launcher leaves there what LD_LIBRARY_PATH was. */
    private static final String CALLERS_PATH = "LENGTHWISE_CALLERS_LIBRARY_PATH";

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;

    /**
     * Starts it and waits until it is warm.
     *
     * @param python the interpreter
     * @throws IOException where it ends instead: its last words are in the message
     */
    PyTorchPeer(String python, Path script, String device, int width, int batch, boolean compiled) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(python, script.toString(), "--serve", "--device", device, "--width",
                        Integer.toString(width), "--batch", Integer.toString(batch)));
        if (compiled) {
            command.add("--compile");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        asCalled(builder.environment());
        this.process = builder.start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        try {
            await("\"ready\": true");
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Takes back what the launcher has changed for ours: how the C library keeps memory, which is slower for small pieces, how threads
     * wait, and the folders of libraries, in which PyTorch must not find our libtorch.
     */
    static void asCalled(Map<String, String> environment) {
        environment.keySet().removeAll(Surroundings.mallocVariables(environment.keySet()));
        environment.remove("ONEDNN_PRIMITIVE_CACHE_CAPACITY");
        WaitingThreads.asCalled(environment);
        String path = environment.remove(CALLERS_PATH);
        if (path != null && path.isEmpty()) {
            environment.remove("LD_LIBRARY_PATH");
        } else if (path != null) {
            environment.put("LD_LIBRARY_PATH", path);
        }
    }

    /** Does steps; returns the seconds that they took. */
    double steps(int count) throws IOException {
        questions.write(count + "\n");
        questions.flush();
        Matcher seconds = SECONDS.matcher(await("\"seconds\": "));
        if (!seconds.find()) {
            throw new IOException("the PyTorch script told no seconds");
        }
        return Double.parseDouble(seconds.group(1));
    }

    /** The line with a text in it; others, such as warnings, are passed over. */
    private String await(String text) throws IOException {
        String last = "nothing";
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.contains(text)) {
                return line;
            }
            last = line.isBlank() ? last : line;
        }
        throw new IOException("the PyTorch script ended and said last: " + last);
    }

    @Override
    public void close() throws IOException {
        try {
            questions.close(); // the end of its input is the end of its work
        } finally {
            process.destroy();
        }
    }
}
