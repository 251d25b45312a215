package dev.lengthwise.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PyTorch script of {@code benchmarks/pytorch}, in a process of its own that does steps when it is asked to. */
final class PyTorchPeer implements AutoCloseable {
    private static final Pattern SECONDS = Pattern.compile("\"seconds\": ([0-9.eE+-]+)");

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
        this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        try {
            await("\"ready\": true");
        } catch (IOException e) {
            close();
            throw e;
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
