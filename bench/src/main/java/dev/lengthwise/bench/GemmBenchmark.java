package dev.lengthwise.bench;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The machine's ceiling: matrix products of the sizes a training step has. */
final class GemmBenchmark implements Benchmark {
    private static final int TOKENS = 12_288; // about what a batch of 1,024 has

    @Override
    public String name() {
        return "gemm";
    }

    @Override
    public String description() {
        return "matrix products [tokens, D] x [D, 4 D] in bf16 against fp32: the ceiling of everything else";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        Engine.productThreads(threads); // products alone
        try {
            return rows(rounds, progress);
        } finally {
            Engine.productThreads(1);
        }
    }

    private static List<Row> rows(int rounds, Consumer<String> progress) {
        List<Row> rows = new ArrayList<>();
        for (int width : List.of(128, 256, 512, 1024)) {
            progress.accept("gemm, width " + width);
            try (Scope scope = new Scope()) {
                Runnable bf16 = product(width, ScalarType.BFloat16);
                Runnable fp32 = product(width, ScalarType.Float);
                Contest contest = Contest.of(bf16, fp32, rounds);
                double flops = flops(width);
                Map<String, Double> figures = new LinkedHashMap<>();
                figures.put("bf16 GFLOP/s", flops / contest.ours().median() / 1e9);
                figures.put("fp32 GFLOP/s", flops / contest.peer().median() / 1e9);
                rows.add(new Row("width " + width, contest.ratio(), "fp32", figures));
            }
        }
        return rows;
    }

    static double flops(int width) {
        return 2.0 * TOKENS * width * 4 * width;
    }

    /** A product whose operands belong to the caller's scope. */
    static Runnable product(int width, ScalarType type) {
        Tensor x = torch.randn(TOKENS, width).to(type);
        Tensor weight = torch.randn(4L * width, width).to(type);
        return () -> {
            try (Scope scope = new Scope()) {
                torch.linear(x, weight);
            }
        };
    }

    /** A product of two square matrices in fp32, which belong to the caller's scope: nothing else is as near to what the cores can do. */
    static Runnable square(int side) {
        Tensor left = torch.randn(side, side);
        Tensor right = torch.randn(side, side);
        return () -> {
            try (Scope scope = new Scope()) {
                torch.mm(left, right);
            }
        };
    }
}
