package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.train.Adam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What concerns the weights alone: the optimizer, and the casts of fp32 weights to bf16. */
final class UpdateLevers {
    private static final double RATE = 1e-4;
    private static final int REPEATS = 10; // of so short a work, a round

    private UpdateLevers() {
    }

    static List<Row> measure(String size, Transformer model, StillStep step, Batch batch, Precision precision,
            int rounds) {
        Way way = Way.ours(precision);
        Runnable whole = () -> step.run(way, List.of(batch));
        List<Row> rows = new ArrayList<>();
        try (Scope scope = new Scope()) {
            rows.add(optimizer(size, weights(model), whole, rounds));
            rows.add(casts(size, model, whole, rounds));
        }
        return rows;
    }

    /** The fused kernel against libtorch's Adam, from the same weights by the same gradients; the update alone. */
    private static Row optimizer(String size, List<Tensor> start, Runnable whole, int rounds) {
        Map<String, Tensor> ours = new LinkedHashMap<>();
        TensorVector theirs = new TensorVector();
        for (Tensor weight : start) {
            Tensor gradient = torch.randn_like(weight);
            ours.put("weight " + ours.size(), copy(weight, gradient));
            theirs.push_back(copy(weight, gradient));
        }
        try (Adam fused = new Adam(ours, Models.training(1, RATE));
                org.bytedeco.pytorch.Adam peer = new org.bytedeco.pytorch.Adam(theirs, new AdamOptions(RATE))) {
            Runnable update = () -> repeat(() -> fused.step(RATE));
            Contest contest = Contest.of(update, () -> repeat(peer::step), rounds);
            double worst = 0;
            int i = 0;
            for (Tensor moved : ours.values()) {
                Tensor right = theirs.get(i);
                double way = right.sub(start.get(i++)).norm().item_double();
                worst = Math.max(worst, moved.sub(right).norm().item_double() / way);
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("milliseconds an update", contest.ours().median() * 1e3 / REPEATS);
            figures.put("peer's milliseconds an update", contest.peer().median() * 1e3 / REPEATS);
            figures.put("share of a step", share(update, whole, rounds));
            figures.put("largest relative difference of weights' ways", worst);
            return new Row(size + ", fused Adam", contest.ratio(), "libtorch's Adam", figures);
        }
    }

    /** All weights of linear maps to bf16 and as many gradients back: what bf16 weights beside the fp32 ones could save at most. */
    private static Row casts(String size, Transformer model, Runnable whole, int rounds) {
        List<Tensor> weights = new ArrayList<>();
        List<Tensor> gradients = new ArrayList<>();
        try (NoGradGuard guard = new NoGradGuard()) {
            model.parameters().trained().forEach((name, tensor) -> {
                if (!name.contains("norm") && !name.startsWith("embedding")) {
                    weights.add(tensor);
                    gradients.add(tensor.to(ScalarType.BFloat16));
                }
            });
        }
        Runnable casts = () -> {
            try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
                weights.forEach(weight -> weight.to(ScalarType.BFloat16));
                gradients.forEach(gradient -> gradient.to(ScalarType.Float));
            }
        };
        Contest contest = Contest.of(() -> repeat(casts), whole, rounds);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("milliseconds of casts", contest.ours().median() * 1e3 / REPEATS);
        figures.put("share of a step", contest.ours().dividedBy(contest.peer()).median() / REPEATS);
        return new Row(size + ", casts of weights", null, "", figures);
    }

    private static double share(Runnable repeated, Runnable whole, int rounds) {
        Contest contest = Contest.of(repeated, whole, rounds);
        return contest.ours().dividedBy(contest.peer()).median() / REPEATS;
    }

    private static List<Tensor> weights(Transformer model) {
        return model.parameters().trained().values().stream().map(weight -> weight.detach().clone()).toList();
    }

    private static Tensor copy(Tensor weight, Tensor gradient) {
        Tensor copy = weight.clone().requires_grad_(true);
        copy.mul(gradient).sum().backward();
        return copy;
    }

    private static void repeat(Runnable work) {
        for (int i = 0; i < REPEATS; i++) {
            work.run();
        }
    }
}
