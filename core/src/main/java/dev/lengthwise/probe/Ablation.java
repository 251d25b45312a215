package dev.lengthwise.probe;

import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Hook;
import dev.lengthwise.model.Tap;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Knocks out heads and MLPs, one at a time, and scores what is left of the model. Belongs to one thread. */
final class Ablation {
    private final Transformer model;
    private final Questions questions;

    Ablation(Transformer model, Questions questions) {
        this.model = model;
        this.questions = questions;
    }

    /** Every head and MLP, zeroed and replaced by its mean, on the first so many test inputs of a length. */
    Knockout measure(int length, int samples, long seed) {
        List<Example> examples = questions.draw(length, samples, seed);
        List<Part> parts = Part.headsAndMlps(model.config());
        try (Means means = new Means(parts.stream().map(Part::hook).collect(Collectors.toSet()))) {
            LengthResult whole = score(means, length, examples);
            List<Knockout.Without> without = new ArrayList<>();
            for (Part part : parts) {
                without.add(new Knockout.Without(part, Knockout.Kind.ZERO,
                        score(new Silenced(part, means.zero(part)), length, examples)));
                without.add(new Knockout.Without(part, Knockout.Kind.MEAN,
                        score(new Silenced(part, means.mean(part)), length, examples)));
            }
            return new Knockout(whole, without);
        }
    }

    private LengthResult score(Tap tap, int length, List<Example> examples) {
        return new Evaluator(model, Precision.FP32, tap).score(questions, length, examples);
    }

    /** Sums up what passes, in fp64. */
    private static final class Means implements Tap, AutoCloseable {
        private final Set<Hook> hooks;
        private final Map<Hook, Tensor> means = new HashMap<>(); // the sums, until they are asked for
        private final Map<Hook, Long> rows = new HashMap<>();
        private final Scope scope = new Scope();

        Means(Set<Hook> hooks) {
            this.hooks = hooks;
        }

        @Override
        public boolean wants(Hook hook) {
            return hooks.contains(hook);
        }

        @Override
        public Tensor pass(Hook hook, Tensor activation) {
            try (Scope inner = new Scope()) {
                Tensor sum = activation.to(ScalarType.Double).sum(0);
                Tensor before = means.get(hook);
                if (before == null) {
                    means.put(hook, inner.keep(sum));
                } else {
                    before.add_(sum);
                }
            }
            rows.merge(hook, activation.size(0), Long::sum);
            return activation;
        }

        /** What a part says on average, of the shape of one position's. */
        Tensor mean(Part part) {
            Tensor sum = Objects.requireNonNull(means.get(part.hook()), part.label());
            long count = Objects.requireNonNull(rows.get(part.hook()));
            Tensor mean = sum.div(new Scalar((double) count)).to(ScalarType.Float);
            return part.isHead() ? mean.select(0, part.head()) : mean;
        }

        Tensor zero(Part part) {
            return torch.zeros_like(mean(part));
        }

        @Override
        public void close() {
            means.values().forEach(Tensor::close);
            scope.close();
        }
    }

    /** Lets a part say the same at every position. */
    private record Silenced(Part part, Tensor instead) implements Tap {
        @Override
        public boolean wants(Hook hook) {
            return part.hook().equals(hook);
        }

        @Override
        public Tensor pass(Hook hook, Tensor activation) {
            Tensor replaced = activation.clone();
            (part.isHead() ? replaced.select(1, part.head()) : replaced).copy_(instead);
            return replaced;
        }
    }
}
