package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.kernel.KernelTraining;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.text.Counted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** What our own engine makes of the cores: its threads, runs side by side in one JVM, and its share of the arithmetic there is. */
final class KernelBenchmark implements Benchmark {
    private static final int BATCH = 512;
    private static final int SMALL_BATCH = 128;
    private static final double RATE = 1e-4;
    private static final int WARM = 24; // steps until Java has compiled the kernel
    private static final int SIDE = 384; // a product whose operands stay in the second-level cache
    private static final int PRODUCTS = 400;
    private static final double SECONDS = 4;

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public String description() {
        return "the engine kernel: all threads against one with its share of the fp32 ceiling, and runs side by side in one JVM against as many processes, alone and beside a busy process a thread";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        if (threads == 1) {
            progress.accept("kernel: one thread has nothing to be compared with");
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (int width : List.of(64, 128, 256)) {
            progress.accept("kernel, width " + width + ", threads");
            rows.add(threads(width, threads, rounds));
        }
        for (int width : List.of(64, 128)) {
            rows.add(together(width, threads, rounds, progress));
            rows.add(beside(width, threads, rounds, progress));
        }
        return rows;
    }

    private static Row threads(int width, int threads, int rounds) {
        Batcher batcher = Models.batcher(BATCH);
        try (KernelTraining all = Models.kernel(width, threads);
                KernelTraining one = Models.kernel(width, 1);
                Scope scope = new Scope()) {
            long[] at = new long[2];
            Runnable ours = () -> step(all, batcher.batch(at[0]++));
            Runnable peer = () -> step(one, batcher.batch(at[1]++));
            for (int i = 0; i < WARM; i++) {
                ours.run();
                peer.run();
            }
            Runnable product = GemmBenchmark.square(SIDE);
            Runnable products = () -> repeat(product, threads);
            Runnable lone = () -> repeat(product, 1);
            long counted = at[0] + 1; // the first of Contest does not count
            List<Timing> times = Contest.inTurn(rounds, ours, peer, products, lone);
            double[] shares = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                Batch batch = batcher.batch(counted + round);
                double flops = Models.flops(width, batch.tokens().length,
                        batch.targets().getFirst().labels().length);
                double ceiling = PRODUCTS * 2.0 * SIDE * SIDE * SIDE / times.get(3).seconds()[round];
                shares[round] = flops / times.get(1).seconds()[round] / ceiling;
            }
            Timing share = new Timing(shares);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("examples/s", BATCH / times.get(0).median());
            figures.put("peer's examples/s", BATCH / times.get(1).median());
            figures.put("the same of libtorch's product", times.get(3).dividedBy(times.get(2)).median());
            figures.put("share of one thread's fp32 ceiling", share.median());
            figures.put("share, least", share.min());
            figures.put("share, most", share.max());
            return new Row("width " + width + ", " + Counted.of(threads, "thread"),
                    times.get(1).dividedBy(times.get(0)), "1 thread", figures);
        }
    }

    private static void step(KernelTraining training, Batch batch) {
        training.move(batch, training.gradients(batch).norm(), 1, RATE);
    }

    private static void repeat(Runnable product, int threads) {
        Engine.productThreads(threads);
        try {
            for (int i = 0; i < PRODUCTS; i++) {
                product.run();
            }
        } finally {
            Engine.productThreads(1);
        }
    }

    private static Row together(int width, int threads, int rounds, Consumer<String> progress) {
        StepWork work = work(width, 1);
        List<Double> here = new ArrayList<>();
        List<Double> there = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            progress.accept("kernel, width " + width + ", runs side by side, round " + round + " of " + rounds);
            double ours = inOneJvm(work, threads);
            double peer = ThroughputBenchmark
                    .stepsASecond(StepChild.together(Collections.nCopies(threads, work), Surroundings.SAME));
            if (round > 0) { // the first one warms up
                here.add(1 / ours);
                there.add(1 / peer);
            }
        }
        return row("width " + width + ", " + Counted.of(threads, "run") + " in one JVM",
                "in " + Counted.of(threads, "process", "processes"), here, there);
    }

    /** One thread beside busy processes is what all threads are held against: waiting for each other must not cost more than it brings. */
    private static Row beside(int width, int threads, int rounds, Consumer<String> progress) {
        List<Double> all = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            progress.accept("kernel, width " + width + ", beside busy ones, round " + round + " of " + rounds);
            all.add(beside(work(width, threads), threads));
            one.add(beside(work(width, 1), threads));
        }
        return row("width " + width + ", " + Counted.of(threads, "thread") + " beside "
                + Counted.of(threads, "busy process", "busy processes"), "1 thread beside them", all, one);
    }

    private static double beside(StepWork work, int others) {
        List<StepWork> works = new ArrayList<>(List.of(work));
        works.addAll(Collections.nCopies(others, work(work.width(), 1)));
        return StepChild.together(works, Surroundings.SAME).getFirst().secondsAStep();
    }

    private static StepWork work(int width, int threads) {
        return new StepWork(EngineKind.KERNEL, width, SMALL_BATCH, threads, true, SECONDS);
    }

    private static Row row(String name, String peer, List<Double> ours, List<Double> theirs) {
        Contest contest = new Contest(timing(ours), timing(theirs));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("examples/s", SMALL_BATCH / contest.ours().median());
        figures.put("peer's examples/s", SMALL_BATCH / contest.peer().median());
        return new Row(name, contest.ratio(), peer, figures);
    }

    private static Timing timing(List<Double> seconds) {
        return new Timing(seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Steps a second of runs that share this JVM, a thread each. */
    private static double inOneJvm(StepWork work, int runs) {
        CyclicBarrier warm = new CyclicBarrier(runs);
        try (ExecutorService pool = Executors.newFixedThreadPool(runs)) {
            List<Future<StepReport>> running = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                running.add(pool.submit(() -> work.measure(() -> await(warm))));
            }
            List<StepReport> reports = new ArrayList<>();
            for (Future<StepReport> run : running) {
                reports.add(run.get());
            }
            return ThroughputBenchmark.stepsASecond(reports);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while runs were timed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run failed", e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while runs were timed", e);
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException("a run failed", e);
        }
    }
}
