package dev.lengthwise.task.program;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process that is written a line and answers with lines. One thread does all writing and reading, request after request, so that a
 * request is never answered by lines of another one, whoever gives up waiting; another one reads what goes to stderr.
 */
final class Pipe implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 24; // bytes
    private static final int KEPT = 1000; // bytes of stderr's last line
    private static final long ENDING = 500; // milliseconds that a program has to end by itself

    private final Process process;
    private final InputStream answers;
    private final OutputStream requests;
    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(work -> Thread.ofPlatform().daemon().name("program").unstarted(work));
    private final Thread errors;
    private final Deque<String> lastWords = new ArrayDeque<>();

    /** What went wrong, for a message that begins with the program's name. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final String words;

        /** @param words what the program said last, to end the message with */
        Broken(String message, String words) {
            super(message);
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Pipe(ProcessBuilder builder) throws IOException {
        this.process = builder.start();
        this.answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
        this.requests = process.getOutputStream();
        this.errors = Thread.ofPlatform().daemon().name("program's stderr").start(this::listen);
    }

    /**
     * Writes a line and reads the answer.
     *
     * @param request null to read without having written, as at the start
     * @param lines of the answer
     * @param seconds that all of it may take
     * @throws Broken where the answer does not come, after which the pipe is of no use
     */
    List<String> exchange(@Nullable String request, int lines, int seconds) throws Broken, InterruptedException {
        List<String> read = new ArrayList<>(lines);
        CompletableFuture<@Nullable String> done = CompletableFuture.supplyAsync(() -> talk(request, lines, read),
                thread);
        String problem;
        try {
            problem = done.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            int come;
            synchronized (read) {
                come = read.size();
            }
            throw new Broken(
                    (lines == 1 ? "has not answered" : "has answered with " + come + " of " + lines + " lines")
                            + " within " + seconds + " s (task.timeout)",
                    words());
        } catch (ExecutionException e) {
            throw new Broken("cannot be asked: " + e.getCause(), words());
        }
        if (problem != null) {
            throw new Broken(problem, words());
        }
        synchronized (read) {
            return List.copyOf(read);
        }
    }

    /** Null, or what went wrong. */
    private @Nullable String talk(@Nullable String request, int lines, List<String> read) {
        try {
            if (request != null) {
                if (answers.available() > 0) {
                    return "has printed a line without a request: " + Request.shorten(String.valueOf(line()));
                }
                requests.write((request + "\n").getBytes(StandardCharsets.UTF_8));
                requests.flush();
            }
            for (int i = 0; i < lines; i++) {
                String line = line();
                if (line == null) {
                    return ended();
                }
                synchronized (read) {
                    read.add(line);
                }
            }
            return null;
        } catch (IOException e) {
            return ended();
        }
    }

    /** The next line of the answers; null at their end. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("endless line");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private String ended() {
        try {
            if (!process.waitFor(ENDING, TimeUnit.MILLISECONDS)) {
                return "has closed its output, or printed a line of more than 16 MiB";
            }
            errors.join(ENDING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int code = process.isAlive() ? 0 : process.exitValue();
        return "has ended with exit code " + code;
    }

    private String words() {
        synchronized (lastWords) {
            return lastWords.isEmpty() ? "" : "; its last words: " + lastWords.getLast();
        }
    }

    /** Reads stderr to its end, so that a program never waits for somebody to read it; its last line stays. */
    private void listen() {
        try (InputStream in = new BufferedInputStream(process.getErrorStream())) {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n' && line.length() < KEPT) {
                    line.append((char) next);
                } else if (next == '\n') {
                    keep(line);
                }
            }
            keep(line);
        } catch (IOException e) {
            // The process has ended, and with it what it had to say.
        }
    }

    private void keep(StringBuilder line) {
        String text = new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
        line.setLength(0);
        synchronized (lastWords) {
            if (!text.isEmpty()) {
                lastWords.clear();
                lastWords.add(text);
            }
        }
    }

    /** Closes its input, upon which a program ends; one that does not is killed, and what it has started with it. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        thread.shutdownNow();
        try {
            Thread closing = Thread.ofPlatform().daemon().start(() -> {
                try {
                    requests.close(); // would wait for a program that does not read
                } catch (IOException e) {
                    // It has ended already.
                }
            });
            closing.join(ENDING);
            process.waitFor(ENDING, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Stream.concat(children.stream(), process.descendants()).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
