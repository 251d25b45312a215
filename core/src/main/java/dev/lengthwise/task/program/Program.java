package dev.lengthwise.task.program;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that runs and poses a task. Safe to share between threads, which wait for each other.
 *
 * <p>Its examples must follow from what it is asked alone. So the first request of all is asked again, once at once and then after
 * every {@value #AGAIN}th, and has to be answered by the same lines.
 */
final class Program implements AutoCloseable {
    private static final int MOST = 256; // examples a request
    private static final int AGAIN = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final ProgramConfig config;
    private final Pipe pipe;
    private final Description description;
    /** What was answered about inputs that the program drew, by the very array. */
    private final Map<int[], Posed> posed = Collections.synchronizedMap(new WeakHashMap<>());

    private @Nullable Request first;
    private List<String> firstAnswer = List.of();
    private long requests;
    private volatile boolean failed;

    /**
     * An answer to the main task.
     *
     * @param answer without END
     * @param decisions of the answer and END
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
    record Posed(int[] answer, List<String> decisions) {
    }

    private interface Reader<T> {
        T read(JsonNode line);
    }

    private Program(ProgramConfig config, Pipe pipe) {
        this.config = config;
        this.pipe = pipe;
        String line = talk(null, 1, "its first line").getFirst();
        this.description = read(line, "its first line", "a description of the task", Description::of);
    }

    /**
     * Starts one and reads what it says of itself.
     *
     * @throws TaskFailure for one that cannot be started, or says something else
     */
    static Program start(ProgramConfig config) {
        Pipe pipe;
        try {
            pipe = new Pipe(new ProcessBuilder(config.command()).directory(config.folder().toFile()));
        } catch (IOException e) {
            throw new TaskFailure(named(config) + " cannot be started in " + config.folder() + ": "
                    + (Files.isDirectory(config.folder()) ? reason(e) : "there is no such folder"));
        }
        try {
            return new Program(config, pipe);
        } catch (RuntimeException | Error e) {
            pipe.close();
            throw e;
        }
    }

    /** What the system says, without the words of Java around it. */
    private static String reason(IOException e) {
        return String.valueOf(e.getMessage()).replaceAll("(?s)\n.*", "").replaceAll(".*error=\\d+, ", "")
                .replaceAll(".*error: \\d+ \\((.*)\\).*", "$1");
    }

    private static String named(ProgramConfig config) {
        return "the program " + config.shown();
    }

    Description description() {
        return description;
    }

    /** Whether it is of no use any more. */
    boolean hasFailed() {
        return failed;
    }

    /**
     * Inputs that the program draws, each by a seed of its own generator.
     *
     * @param family of the inputs; null for those that the task draws by itself
     */
    List<int[]> draw(@Nullable String family, int[] lengths, List<? extends RandomGenerator> randoms) {
        long[] seeds = new long[lengths.length];
        Map<Integer, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < 1 || lengths[i] > description.longest()) {
                throw new IllegalArgumentException(
                        "length " + lengths[i] + " is not in 1.." + description.longest());
            }
            seeds[i] = PortableRandom.seed(randoms.get(i));
            places.computeIfAbsent(lengths[i], first -> new ArrayList<>()).add(i);
        }
        int[][] inputs = new int[lengths.length][];
        places.forEach((length, all) -> {
            for (List<Integer> some : parts(all)) {
                long[] own = some.stream().mapToLong(place -> seeds[place]).toArray();
                List<Answer> answers = ask(new Request(null, family, length, own, null));
                for (int i = 0; i < own.length; i++) {
                    Answer answer = answers.get(i);
                    inputs[some.get(i)] = answer.input();
                    posed.put(answer.input(), new Posed(answer.answer(), answer.decisions()));
                }
            }
        });
        return Arrays.asList(inputs);
    }

    /** The answer to an input. */
    Posed posed(int[] input) {
        Posed known = posed.get(input);
        if (known == null) {
            Answer answer = ask(new Request(null, null, input.length, new long[1], List.of(input))).getFirst();
            known = new Posed(answer.answer(), answer.decisions());
            posed.put(input, known);
        }
        return known;
    }

    /** A hint's question about each of some inputs, by a seed of its own generator. */
    List<Example> ask(Description.Question question, List<int[]> inputs, List<? extends RandomGenerator> randoms) {
        long[] seeds = randoms.stream().mapToLong(PortableRandom::seed).toArray();
        List<Example> examples = new ArrayList<>(inputs.size());
        for (List<Integer> some : parts(IntStream.range(0, inputs.size()).boxed().toList())) {
            Request request = new Request(question, null, 0, some.stream().mapToLong(place -> seeds[place]).toArray(),
                    some.stream().map(inputs::get).toList());
            List<Answer> answers = ask(request);
            for (int i = 0; i < answers.size(); i++) {
                int[] prompt = answers.get(i).prompt();
                int[] context = new int[1 + prompt.length];
                context[0] = description.vocabulary().separator();
                System.arraycopy(prompt, 0, context, 1, prompt.length);
                examples.add(new Example(inputs.get(some.get(i)), context, answers.get(i).answer()));
            }
        }
        return examples;
    }

    private static List<List<Integer>> parts(List<Integer> all) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            parts.add(all.subList(from, Math.min(all.size(), from + MOST)));
        }
        return parts;
    }

    private synchronized List<Answer> ask(Request request) {
        List<String> lines = talk(request.line(), request.examples(), request.shown());
        List<Answer> answers = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            int place = i;
            answers.add(read(lines.get(i), request.shown(), "an example",
                    line -> Answer.of(line, request, place, description)));
        }
        if (first == null) {
            first = request;
            firstAnswer = lines;
        }
        if (requests++ % AGAIN == 0) {
            askAgain(first);
        }
        return answers;
    }

    private void askAgain(Request before) {
        List<String> again = talk(before.line(), before.examples(), before.shown());
        for (int i = 0; i < again.size(); i++) {
            if (!again.get(i).equals(firstAnswer.get(i))) {
                throw failure("gave different answers to the same request " + before.shown() + ": first "
                        + Request.shorten(firstAnswer.get(i)) + ", then " + Request.shorten(again.get(i))
                        + "; an example may depend on its seed alone");
            }
        }
    }

    private List<String> talk(@Nullable String request, int lines, String shown) {
        try {
            return pipe.exchange(request, lines, config.timeout());
        } catch (Pipe.Broken e) {
            throw failure(
                    e.getMessage() + (request == null ? " at its start" : " on the request " + shown) + e.words());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskFailure(named(config) + ": nobody waits for its answer any more");
        }
    }

    private <T> T read(String line, String shown, String expected, Reader<T> reader) {
        try {
            return reader.read(JSON.readTree(line));
        } catch (JacksonException e) {
            throw failure("answered " + Request.shorten(line) + " to " + shown + ": this is not JSON; " + expected
                    + ", one JSON object on a line, is needed");
        } catch (IllegalArgumentException e) {
            throw failure("answered " + Request.shorten(line) + " to " + shown + ": " + e.getMessage());
        }
    }

    private TaskFailure failure(@Nullable String what) {
        failed = true;
        close();
        return new TaskFailure(named(config) + " " + what);
    }

    @Override
    public void close() {
        pipe.close();
    }
}
