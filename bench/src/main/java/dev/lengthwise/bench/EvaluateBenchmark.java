package dev.lengthwise.bench;

import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.Generator;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Scoring by one forward pass against scoring by writing every answer out. */
final class EvaluateBenchmark implements Benchmark {
    private static final int WIDTH = 128;
    private static final int TOKENS = 8_000; // of each contest's inputs, so that long ones end too
    private static final int UNCACHED_LENGTH = 100; // beyond, writing without a cache takes minutes

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String description() {
        return "scoring by one forward pass against writing answers out, all of them side by side or one by one, with and without a key-value cache; fp32, width 128";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        List<Row> rows = new ArrayList<>();
        try (Transformer model = Models.transformer(WIDTH)) {
            for (int length : List.of(20, 100, 500, 1000)) {
                int samples = Math.max(2, TOKENS / length);
                Questions questions = new Questions(Models.SORT, null);
                List<Example> examples = questions.draw(length, samples, 1);
                Evaluator evaluator = new Evaluator(model, Precision.FP32);
                for (Map.Entry<String, Runnable> peer : peers(model, examples, length).entrySet()) {
                    progress.accept("evaluate, length " + length + ", " + peer.getKey());
                    Contest contest = Contest.of(() -> evaluator.score(questions, length, examples), peer.getValue(),
                            rounds);
                    Map<String, Double> figures = new LinkedHashMap<>();
                    figures.put("examples/s", samples / contest.ours().median());
                    figures.put("peer's examples/s", samples / contest.peer().median());
                    rows.add(new Row("length " + length, contest.ratio(), peer.getKey(), figures));
                }
            }
        }
        return rows;
    }

    /** Ways to write the answers out, by name. */
    private static Map<String, Runnable> peers(Transformer model, List<Example> examples, int length) {
        Generator cached = new Generator(model, Precision.FP32, Generator.Memory.CACHED, Models.NEVER);
        Generator uncached = new Generator(model, Precision.FP32, Generator.Memory.UNCACHED, Models.NEVER);
        Map<String, Runnable> peers = new LinkedHashMap<>();
        peers.put("cached writing, side by side", () -> cached.write(Models.SORT.name(), examples));
        peers.put("cached writing, one by one",
                () -> examples.forEach(example -> cached.write(Models.SORT.name(), List.of(example))));
        if (length <= UNCACHED_LENGTH) {
            peers.put("uncached writing, side by side", () -> uncached.write(Models.SORT.name(), examples));
        }
        return peers;
    }
}
