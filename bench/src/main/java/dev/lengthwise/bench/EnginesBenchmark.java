package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.engine.kernel.KernelScorer;
import dev.lengthwise.engine.kernel.KernelTraining;
import dev.lengthwise.engine.kernel.KernelWeights;
import dev.lengthwise.engine.kernel.Optimizer;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Processor;
import dev.lengthwise.train.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Our own engine, in fp32, against libtorch in what it does fastest: the same batches from the same weights. */
final class EnginesBenchmark implements Benchmark {
    private static final int BATCH = 512;
    private static final double RATE = 1e-4;
    private static final int WARM = 12; // steps until Java has compiled the kernels
    private static final int LENGTH = 100;
    private static final int SAMPLES = 100;

    @Override
    public String name() {
        return "engines";
    }

    @Override
    public String description() {
        return "a training step and scoring at length 100 by the engine kernel, against libtorch, depth 2, batch 512";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        List<Row> rows = new ArrayList<>();
        for (int width : List.of(64, 128, 256)) {
            progress.accept("engines, width " + width);
            try (Transformer model = Models.transformer(width)) {
                rows.add(training(width, model, threads, rounds));
                rows.add(scoring(width, model, threads, rounds));
            }
        }
        return rows;
    }

    private static Row training(int width, Transformer model, int threads, int rounds) {
        Precision precision = Processor.detect().fastest();
        Batcher batcher = Models.batcher(BATCH);
        double[] differences = {0};
        try (KernelTraining kernel = new KernelTraining(KernelWeights.of(model),
                new Optimizer.Settings(0.9, 0.999, 0, false), threads);
                Step step = new Step(model, Models.training(BATCH, RATE), precision)) {
            List<Double> ourLosses = new ArrayList<>();
            List<Double> peerLosses = new ArrayList<>();
            Runnable ours = () -> {
                Batch batch = batcher.batch(ourLosses.size());
                KernelTraining.Told told = kernel.gradients(batch);
                ourLosses.add(told.losses().values().iterator().next());
                kernel.move(batch, told.norm(), 1, RATE);
            };
            Runnable theirs = () -> {
                Batch batch = batcher.batch(peerLosses.size());
                step.update(batch, peerLosses.size(), (head, loss) -> peerLosses.add(loss));
            };
            for (int i = 0; i < WARM; i++) {
                ours.run();
                theirs.run();
            }
            Contest contest = Contest.of(ours, theirs, rounds);
            for (int i = 0; i < ourLosses.size(); i++) {
                differences[0] = Math.max(differences[0], Math.abs(ourLosses.get(i) / peerLosses.get(i) - 1));
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("examples/s", BATCH / contest.ours().median());
            figures.put("peer's examples/s", BATCH / contest.peer().median());
            figures.put("largest relative difference of losses", differences[0]);
            return new Row("width " + width + ", step", contest.ratio(), "libtorch in " + precision, figures);
        }
    }

    private static Row scoring(int width, Transformer model, int threads, int rounds) {
        Questions questions = new Questions(Models.SORT, null);
        List<Example> examples = questions.draw(LENGTH, SAMPLES, 1);
        Evaluator kernel = new Evaluator(new KernelScorer(KernelWeights.of(model), threads), model.config());
        Evaluator torch = new Evaluator(model, Precision.FP32);
        Runnable ours = () -> kernel.predict(questions.head(), examples);
        for (int i = 0; i < WARM; i++) {
            ours.run();
        }
        Contest contest = Contest.of(ours, () -> torch.predict(questions.head(), examples), rounds);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("examples/s", SAMPLES / contest.ours().median());
        figures.put("peer's examples/s", SAMPLES / contest.peer().median());
        return new Row("width " + width + ", scoring", contest.ratio(), "libtorch in fp32", figures);
    }
}
