package dev.lengthwise.bench;

import dev.lengthwise.batch.BatchStream;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.train.LossWindow;
import dev.lengthwise.train.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** Our training steps on a GPU against those of a PyTorch script, the two taking turns on the same GPU. */
final class GpuBenchmark implements Benchmark {
    private static final int RECIPE_STEPS = 100_000; // the paper's
    private static final int LARGE = 8192;
    private static final int PRODUCTS = 20;
    private static final int WARM_STEPS = 50;
    private static final int BURSTS = 10;
    private static final int BURST_STEPS = 2;

    /**
     * What is timed.
     *
     * @param width the model's
     * @param batch examples a step
     * @param steps of each turn
     */
    record Size(int width, int batch, int steps) {
    }

    private static final List<Size> SIZES = List.of(new Size(256, 1024, 200), new Size(512, 1024, 200),
            new Size(1024, 1024, 200));

    @Override
    public String name() {
        return "gpu";
    }

    @Override
    public String description() {
        return "training steps on a GPU, batch 1024, the paper's lengths, depth 2, bf16, against benchmarks/pytorch/step.py";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        if (Device.choose(Asked.auto()) != Device.CUDA) {
            progress.accept("gpu: left out: " + Device.why());
            return List.of();
        }
        String python = System.getenv().getOrDefault("LENGTHWISE_PYTHON", "python3");
        Path script = Path.of(System.getProperty("lengthwise.home", ""), "benchmarks/pytorch/step.py");
        List<Row> rows = new ArrayList<>();
        for (Size size : SIZES) {
            progress.accept("gpu, width " + size.width() + " on " + Device.CUDA.describe());
            rows.addAll(rows(Device.CUDA, size, rounds, new Peers(python, script), progress));
        }
        return rows;
    }

    /**
     * Where the peers are.
     *
     * @param python the interpreter
     */
    record Peers(String python, Path script) {
        /** Nothing where it does not start, which is said. */
        @Nullable
        PyTorchPeer start(Device device, Size size, boolean compiled, Consumer<String> progress) {
            String name = compiled ? "torch.compile" : "PyTorch";
            if (!Files.isRegularFile(script)) {
                progress.accept("gpu: without " + name + ": there is no " + script);
                return null;
            }
            try {
                return new PyTorchPeer(python, script, device.toString(), size.width(), size.batch(), compiled);
            } catch (IOException e) {
                progress.accept("gpu: without " + name + ": " + e.getMessage());
                return null;
            }
        }
    }

    /** A row for each peer that starts; one without a ratio where none does. */
    static List<Row> rows(Device device, Size size, int rounds, Peers peers, Consumer<String> progress) {
        Precision precision = device.arithmetic(Asked.auto());
        Batcher batcher = Models.batcher(size.batch());
        try (PyTorchPeer eager = peers.start(device, size, false, progress);
                PyTorchPeer compiled = peers.start(device, size, true, progress);
                Transformer model = Models.transformer(size.width(), device);
                Updates updates = Updates.of(new TorchModel(model), Models.training(size.batch(), 1e-4), precision);
                BatchStream<Updates.Ready> batches = new BatchStream<>(at -> updates.ready(batcher.batch(at)),
                        Updates.Ready::close, 0, Long.MAX_VALUE)) {
            Turns turns = new Turns(updates, batches, device, size.width(), model.heads());
            turns.seconds(Math.min(WARM_STEPS, size.steps()));
            turns.forget();
            double[] ours = new double[rounds];
            double[] eagers = new double[rounds];
            double[] compileds = new double[rounds];
            double[] peaks = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ours[round] = turns.seconds(size.steps());
                eagers[round] = eager == null ? 0 : eager.steps(size.steps());
                compileds[round] = compiled == null ? 0 : compiled.steps(size.steps());
                peaks[round] = device == Device.CUDA ? peak(device) : 0;
            }
            Map<String, Double> figures = figures(device, size, new Timing(ours), turns.flops() / rounds, peaks);
            figures.put("ms to ask for a step", 1e3 * turns.asking());
            List<Row> rows = new ArrayList<>();
            add(rows, size, "PyTorch, eager", eager, ours, eagers, figures);
            add(rows, size, "PyTorch, torch.compile", compiled, ours, compileds, figures);
            if (rows.isEmpty()) {
                rows.add(Row.of("width " + size.width(), figures));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while steps were timed", e);
        }
    }

    private static void add(List<Row> rows, Size size, String name, @Nullable PyTorchPeer peer, double[] ours,
            double[] theirs, Map<String, Double> figures) {
        if (peer != null) {
            Contest contest = new Contest(new Timing(ours), new Timing(theirs));
            Map<String, Double> all = new LinkedHashMap<>(figures);
            all.put("peer's ms a step", 1e3 * contest.peer().median() / size.steps());
            rows.add(new Row("width " + size.width() + ", " + name, contest.ratio(), name, all));
        }
    }

    private static Map<String, Double> figures(Device device, Size size, Timing ours, double flops, double[] peaks) {
        double perStep = ours.median() / size.steps();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("ms a step", 1e3 * perStep);
        figures.put("examples/s", size.batch() / perStep);
        figures.put("minutes for 100,000 steps, extrapolated", RECIPE_STEPS * perStep / 60);
        if (device == Device.CUDA) {
            double peak = new Timing(peaks).median();
            figures.put("share of the bf16 GEMM peak", flops / ours.median() / peak);
            figures.put("bf16 GEMM peak, TFLOP/s", peak / 1e12);
        }
        return figures;
    }

    /** Multiplications and additions a second of a large bf16 product. */
    private static double peak(Device device) {
        try (Scope scope = new Scope()) {
            Tensor row = torch.arange(new Scalar((long) LARGE), new TensorOptions(ScalarType.Float)).sin();
            Tensor matrix = device.move(row.view(LARGE, 1).mul(row).to(ScalarType.BFloat16)); // equal numbers cost less power
            torch.mm(matrix, matrix);
            device.synchronize();
            double seconds = Contest.seconds(() -> {
                for (int i = 0; i < PRODUCTS; i++) {
                    try (Scope product = new Scope()) {
                        torch.mm(matrix, matrix);
                    }
                }
                device.synchronize();
            });
            return 2.0 * LARGE * LARGE * LARGE * PRODUCTS / seconds;
        }
    }

    /** Our turns: steps as a training run does them, batches made ahead, losses read once at the end of each. */
    private static final class Turns {
        private final Updates updates;
        private final BatchStream<Updates.Ready> batches;
        private final Device device;
        private final int width;
        private final LossWindow window;
        private long at;
        private double flops;

        Turns(Updates updates, BatchStream<Updates.Ready> batches, Device device, int width, List<String> heads) {
            this.updates = updates;
            this.batches = batches;
            this.device = device;
            this.width = width;
            this.window = new LossWindow(heads);
        }

        double seconds(int steps) throws InterruptedException {
            device.synchronize();
            long start = System.nanoTime();
            for (int i = 0; i < steps; i++) {
                ask();
            }
            updates.settle(window);
            device.synchronize();
            return (System.nanoTime() - start) / 1e9;
        }

        /** Asks for a step. */
        private void ask() throws InterruptedException {
            Updates.Ready ready = batches.next();
            flops += Models.flops(width, ready.batch().tokens().length,
                    ready.batch().targets().getFirst().labels().length);
            updates.update(ready, at++);
        }

        /**
         * Seconds in which a step is asked for, while nothing has to be waited for: so few steps at a time that the device's queue has
         * room for all their calls.
         */
        double asking() throws InterruptedException {
            double[] bursts = new double[BURSTS];
            for (int burst = 0; burst < BURSTS; burst++) {
                device.synchronize();
                long start = System.nanoTime();
                for (int i = 0; i < BURST_STEPS; i++) {
                    ask();
                }
                bursts[burst] = (System.nanoTime() - start) / 1e9 / BURST_STEPS;
                updates.settle(window);
            }
            return new Timing(bursts).median();
        }

        double flops() {
            return flops;
        }

        void forget() {
            flops = 0;
        }
    }
}
