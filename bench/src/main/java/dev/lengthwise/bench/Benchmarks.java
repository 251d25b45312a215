package dev.lengthwise.bench;

import java.util.List;

/** All benchmarks there are. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(new GemmBenchmark(), new TrainBenchmark(),
            new EnginesBenchmark(), new KernelBenchmark(),
            new EvaluateBenchmark(), new DataBenchmark(), new ProfileBenchmark(), new LeverBenchmark(),
            new ScalingBenchmark(), new WaitingBenchmark(), new ThroughputBenchmark(), new MemoryBenchmark(),
            new LossesBenchmark(),
            new StartupBenchmark(), new GpuBenchmark());

    private Benchmarks() {
    }

    public static List<Benchmark> all() {
        return ALL;
    }
}
