package dev.lengthwise.probe;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.model.Hook;
import dev.lengthwise.model.Recorder;
import dev.lengthwise.model.Tap;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Task;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Patches activations between two inputs of one task. Belongs to one thread. */
final class Patcher {
    private final Transformer model;
    private final Task task;
    private final KnownTask known;

    Patcher(Transformer model, Task task) {
        this.model = model;
        this.task = task;
        this.known = KnownTask.of(task);
    }

    /**
     * Patches between an input and one that differs from it in one value, so that a decision as near as possible to the middle of the
     * answer is the first to differ. Empty where every other value leaves the answer as it is, or is none that the task allows there.
     */
    Optional<Patching> patch(int[] clean) {
        int[] completion = task.pose(clean).completion();
        List<String> decisions = task.decisions(clean);
        DecisionKinds kinds = task.decisionKinds();
        int[] best = clean;
        double least = Double.POSITIVE_INFINITY;
        for (int place = 0; place < clean.length; place++) {
            for (int value = 0; value < task.vocabulary().values(); value++) {
                int[] other = clean.clone();
                other[place] = value;
                if (!isOwn(other)) {
                    continue;
                }
                int decision = Arrays.mismatch(completion, task.pose(other).completion());
                boolean hard = decision >= 0 && known.isHard(kinds.of(decisions.get(decision)));
                double distance = decision < 0
                        ? Double.POSITIVE_INFINITY
                        : (hard ? 0 : clean.length) + Math.abs(decision - clean.length / 2)
                                + Math.abs(value - clean[place]) / (task.vocabulary().values() + 1.0);
                if (distance < least) {
                    least = distance;
                    best = other;
                }
            }
        }
        return Double.isInfinite(least) ? Optional.empty() : Optional.of(patch(clean, best));
    }

    private boolean isOwn(int[] input) {
        try {
            task.check(input);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Patches between two inputs.
     *
     * @throws IllegalArgumentException where they are not of one length or have the same answer
     */
    Patching patch(int[] clean, int[] other) {
        Example example = task.pose(clean);
        Example otherExample = task.pose(other);
        int decision = Arrays.mismatch(example.completion(), otherExample.completion());
        if (clean.length != other.length || decision < 0) {
            throw new IllegalArgumentException("inputs " + Arrays.toString(clean) + " and " + Arrays.toString(other)
                    + " must have one length and different answers");
        }
        int[] tokens = Arrays.copyOf(example.tokens(), example.given() + decision);
        int[] otherTokens = Arrays.copyOf(otherExample.tokens(), tokens.length);
        int answer = example.completion()[decision];
        int otherAnswer = otherExample.completion()[decision];
        List<Part> parts = parts(model.config());
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Recorder recorder = new Recorder(parts.stream().map(Part::hook).toList());
            double towards = differences(otherTokens, 1, recorder, answer, otherAnswer)[0];
            double from = differences(tokens, 1, Tap.NONE, answer, otherAnswer)[0];
            List<Patching.Row> rows = new ArrayList<>();
            for (Part part : parts) {
                try (Scope inner = new Scope()) {
                    Tap patch = new Patch(part, recorder.get(part.hook()), tokens.length);
                    double[] patched = differences(tokens, tokens.length, patch, answer, otherAnswer);
                    rows.add(new Patching.Row(part, Arrays.stream(patched)
                            .mapToObj(difference -> (difference - from) / (towards - from)).toList()));
                }
            }
            return new Patching(boxed(clean), boxed(other), task.decisions(clean).get(decision), boxed(tokens),
                    boxed(otherTokens), answer, otherAnswer, from, towards, rows);
        }
    }

    private static List<Integer> boxed(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** The residual stream before each layer, what attention, each head and the MLP add, and the end. */
    private static List<Part> parts(TransformerConfig config) {
        List<Part> parts = new ArrayList<>();
        for (int layer = 0; layer < config.depth(); layer++) {
            parts.add(Part.of(Hook.Point.RESID_PRE, layer));
            for (int head = 0; head < config.heads(); head++) {
                parts.add(Part.head(layer, head));
            }
            parts.add(Part.of(Hook.Point.ATTN_OUT, layer));
            parts.add(Part.of(Hook.Point.MLP_OUT, layer));
        }
        parts.add(Part.of(Hook.Point.RESID_POST, config.depth() - 1));
        return parts;
    }

    /** The difference of the two answers' logits after the last token, in each of so many passes over the same tokens. */
    private double[] differences(int[] tokens, int copies, Tap tap, int answer, int otherAnswer) {
        long[] flat = new long[copies * tokens.length];
        Arrays.setAll(flat, i -> tokens[i % tokens.length]);
        Tensor residual = model.residual(
                new BatchTensors(Tensors.of(flat), LengthGroups.of(copies, tokens.length)), null, Precision.FP32, tap);
        long[] last = IntStream.rangeClosed(1, copies).mapToLong(copy -> (long) copy * tokens.length - 1).toArray();
        Tensor logits = model.logits(task.name(), residual.index_select(0, Tensors.of(last)), Precision.FP32);
        float[] difference = Tensors.floats(logits.select(1, otherAnswer).sub(logits.select(1, answer)));
        return IntStream.range(0, copies).mapToDouble(copy -> difference[copy]).toArray();
    }

    /**
     * In copy i of the sequence, position i is as in the other input.
     *
     * @param other the part's activation in the pass over the other input, [T, ...]
     */
    private record Patch(Part part, Tensor other, int length) implements Tap {
        @Override
        public boolean wants(Hook hook) {
            return part.hook().equals(hook);
        }

        @Override
        public Tensor pass(Hook hook, Tensor activation) {
            Tensor rows = Tensors.of(IntStream.range(0, length).mapToLong(i -> (long) i * length + i).toArray());
            Tensor replaced = activation.clone();
            if (part.isHead()) {
                replaced.select(1, part.head()).index_copy_(0, rows, other.select(1, part.head()));
            } else {
                replaced.index_copy_(0, rows, other);
            }
            return replaced;
        }
    }
}
