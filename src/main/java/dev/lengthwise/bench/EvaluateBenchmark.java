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
        return "scoring by one forward pass against writing answers out, with and without a key-value cache; fp32, width 128";
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
                for (Generator.Memory memory : Generator.Memory.values()) {
                    if (memory == Generator.Memory.UNCACHED && length > UNCACHED_LENGTH) {
                        continue;
                    }
                    String peer = memory == Generator.Memory.CACHED ? "cached writing" : "uncached writing";
                    progress.accept("evaluate, length " + length + ", " + peer);
                    Generator generator = new Generator(model, Precision.FP32, memory, Models.NEVER);
                    Contest contest = Contest.of(() -> evaluator.score(questions, length, examples),
                            () -> generator.write(Models.SORT.name(), examples), rounds);
                    Map<String, Double> figures = new LinkedHashMap<>();
                    figures.put("examples/s", samples / contest.ours().median());
                    figures.put("peer's examples/s", samples / contest.peer().median());
                    rows.add(new Row("length " + length, contest.ratio(), peer, figures));
                }
            }
        }
        return rows;
    }
}
