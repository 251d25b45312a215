package dev.lengthwise.probe;

import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.AttentionKind;
import dev.lengthwise.model.Hook;
import dev.lengthwise.model.Tap;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.statistics.RateCount;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Sums up where heads look, without keeping a pattern: one layer's is there at a time, of as many sequences as are small enough
 * together. Belongs to one thread.
 */
public final class AttentionRates {
    private static final long NUMBERS = 1 << 22; // of one pattern, 16 MiB
    private static final long MOST = 1 << 25; // of all patterns of one layer and length
    private static final double TINY = 1e-30;
    private static final int EQUAL = 0;
    private static final int SUCCESSOR = 1;
    private static final int SEPARATOR = 2;
    private static final int OTHER = 3;
    private static final int KINDS = 4;

    private final Transformer model;
    private final Questions questions;

    /** @param questions of the main task */
    public AttentionRates(Transformer model, Questions questions) {
        this.model = model;
        this.questions = questions;
    }

    private record Key(int layer, int head, Side side) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byLayer = Integer.compare(layer, other.layer);
            int byHead = byLayer != 0 ? byLayer : Integer.compare(head, other.head);
            return byHead != 0 ? byHead : side.compareTo(other.side);
        }
    }

    private static final class Sums {
        final double[] mass = new double[KINDS];
        final double[] uniform = new double[KINDS];
        final RateCount mostOnEqual = new RateCount();
        final RateCount mostOnSuccessor = new RateCount();
        double entropy;
        double zeros;
        double uniformEntropy;
        long positions;
    }

    /** How many of so many inputs are looked at: fewer where patterns are large, two at least. */
    private int inputs(int samples, int length) {
        long read = questions.mostRead(length);
        return (int) Math.clamp(MOST / (read * read * model.config().heads()), 2, Math.max(2, samples));
    }

    /** The inputs that are looked at: the first test inputs of a length, at most so many. */
    public List<Example> examples(int length, int samples, long seed) {
        return questions.draw(length, inputs(samples, length), seed);
    }

    /** The averages at one length over {@link #examples}, in fp32. */
    public List<AttentionRate> measure(int length, int samples, long seed) {
        Map<Key, Sums> sums = new TreeMap<>();
        List<Example> examples = examples(length, samples, seed);
        for (List<Example> piece : Pieces.of(examples, NUMBERS, read -> (long) read * read * model.config().heads())) {
            try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
                List<Facts> facts = piece.stream().map(example -> Facts.of(questions.task(), example)).toList();
                Masks masks = Masks.of(facts, piece.getFirst().given() - 1, questions.task().vocabulary().separator());
                model.residual(Pieces.tensors(questions.head(), piece), null, Precision.FP32, new Tap() {
                    @Override
                    public boolean wants(Hook hook) {
                        return hook.point() == Hook.Point.PATTERN;
                    }

                    @Override
                    public Tensor pass(Hook hook, Tensor pattern) {
                        try (Scope inner = new Scope()) {
                            add(hook.layer(), pattern, masks, facts, sums);
                        }
                        return pattern;
                    }
                });
            }
        }
        List<AttentionRate> rates = new ArrayList<>();
        sums.forEach((key, sum) -> {
            if (sum.positions > 0) {
                rates.add(rate(length, key, sum));
            }
        });
        return rates;
    }

    /**
     * Which tokens the queries from ⊥ on see, by kind.
     *
     * @param first place of the first query
     * @param kinds [B, R, T] for each kind, 1 where a key is of it and visible to the query
     * @param tokens [B, T]
     */
    private record Masks(int first, List<Tensor> kinds, Tensor tokens) {
        static Masks of(List<Facts> facts, int first, int separator) {
            int read = facts.getFirst().tokens().length;
            int queries = read - first;
            long[] tokens = new long[facts.size() * read];
            long[] own = new long[facts.size() * queries];
            long[] successors = new long[facts.size() * queries];
            for (int i = 0; i < facts.size(); i++) {
                Facts each = facts.get(i);
                for (int position = 0; position < read; position++) {
                    tokens[i * read + position] = each.tokens()[position];
                }
                for (int query = 0; query < queries; query++) {
                    boolean output = each.sides()[first + query] == Side.OUTPUT;
                    own[i * queries + query] = output ? each.tokens()[first + query] : -1;
                    successors[i * queries + query] = each.successors()[first + query];
                }
            }
            Tensor keys = Tensors.of(tokens).view(facts.size(), 1, read);
            Tensor visible = torch.ones(new long[]{queries, read}).tril(first);
            Tensor equal = keys.eq(Tensors.of(own).view(facts.size(), queries, 1)).to(ScalarType.Float).mul(visible);
            Tensor next = keys.eq(Tensors.of(successors).view(facts.size(), queries, 1)).to(ScalarType.Float)
                    .mul(visible).mul(equal.neg().add(new Scalar(1)));
            Tensor separators = keys.eq(new Scalar((long) separator)).to(ScalarType.Float).mul(visible)
                    .expand(new long[]{facts.size(), queries, read}, false);
            Tensor other = visible.sub(equal).sub(next).sub(separators);
            return new Masks(first, List.of(equal, next, separators, other), keys.view(facts.size(), read));
        }
    }

    private static void add(int layer, Tensor pattern, Masks masks, List<Facts> facts, Map<Key, Sums> sums) {
        int read = Math.toIntExact(pattern.size(3));
        int heads = Math.toIntExact(pattern.size(1));
        int first = masks.first();
        int queries = read - first;
        Tensor weights = pattern.narrow(2, first, queries); // [B, N, R, T]
        float[][] mass = new float[KINDS][];
        float[][] uniform = new float[KINDS][];
        for (int kind = 0; kind < KINDS; kind++) {
            Tensor mask = masks.kinds().get(kind);
            mass[kind] = Tensors.floats(weights.mul(mask.unsqueeze(1)).sum(-1)); // [B, N, R]
            uniform[kind] = Tensors.floats(mask.sum(-1)); // [B, R], keys of the kind
        }
        float[] entropy = Tensors
                .floats(weights.mul(weights.clamp_min(new Scalar(TINY)).log()).sum(-1).neg());
        float[] given = Tensors.floats(weights.gt(new Scalar(0)).to(ScalarType.Float).sum(-1)); // [B, N, R], keys with weight
        Tensor best = torch.argmax(weights, new LongOptional(-1), false).view(facts.size(), -1); // [B, N R]
        long[] looked = Tensors.longs(masks.tokens().gather(1, best));
        for (int i = 0; i < facts.size(); i++) {
            Facts own = facts.get(i);
            for (int head = 0; head < heads; head++) {
                for (Side side : List.of(Side.SEPARATOR, Side.OUTPUT)) {
                    Sums sum = sums.computeIfAbsent(new Key(layer, head, side), key -> new Sums());
                    int from = side == Side.SEPARATOR ? 0 : 1; // ⊥ is the first query
                    int to = side == Side.SEPARATOR ? 1 : queries;
                    int mostOnEqual = 0;
                    int mostOnSuccessor = 0;
                    int total = 0;
                    for (int query = from; query < to; query++) {
                        if (uniform[SUCCESSOR][i * queries + query] == 0) {
                            continue; // the successor is END
                        }
                        int at = (i * heads + head) * queries + query;
                        int visible = first + query + 1;
                        for (int kind = 0; kind < KINDS; kind++) {
                            sum.mass[kind] += mass[kind][at];
                            sum.uniform[kind] += uniform[kind][i * queries + query] / visible;
                        }
                        sum.entropy += entropy[at];
                        sum.zeros += 1 - given[at] / visible;
                        sum.uniformEntropy += StrictMath.log(visible);
                        boolean equal = side == Side.OUTPUT && looked[at] == own.tokens()[first + query];
                        mostOnEqual += equal ? 1 : 0;
                        mostOnSuccessor += !equal && looked[at] == own.successors()[first + query] ? 1 : 0;
                        total++;
                    }
                    sum.positions += total;
                    sum.mostOnEqual.add(mostOnEqual, total);
                    sum.mostOnSuccessor.add(mostOnSuccessor, total);
                }
            }
        }
    }

    private AttentionRate rate(int length, Key key, Sums sums) {
        boolean dense = model.config().attention() == AttentionKind.SOFTMAX;
        return new AttentionRate(length, key.layer(), key.head(), key.side(), mass(sums.mass, sums.positions),
                mass(sums.uniform, sums.positions), Math.max(0, sums.entropy / sums.positions),
                dense ? OptionalDouble.empty() : OptionalDouble.of(sums.zeros / sums.positions),
                sums.uniformEntropy / sums.positions, sums.mostOnEqual.rate().orElseThrow(),
                sums.mostOnSuccessor.rate().orElseThrow());
    }

    private static AttentionRate.Mass mass(double[] sums, long positions) {
        return new AttentionRate.Mass(sums[EQUAL] / positions, sums[SUCCESSOR] / positions,
                sums[SEPARATOR] / positions, sums[OTHER] / positions);
    }
}
