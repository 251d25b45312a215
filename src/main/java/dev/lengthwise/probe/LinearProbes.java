package dev.lengthwise.probe;

import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Hook;
import dev.lengthwise.model.Recorder;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.statistics.RateCount;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Linear probes by ridge regression, to numbers and to classes as vectors of 0 and one 1: trained on inputs of the lengths of training,
 * scored on other inputs of these lengths and on longer ones, each beside a probe that was trained on shuffled labels. Belongs to one
 * thread.
 */
final class LinearProbes {
    private static final long NUMBERS = 1 << 22;

    private final Transformer model;
    private final Questions questions;
    private final Set<Side> sides; // whose positions are asked about
    private final List<Hook> hooks;

    private LinearProbes(Transformer model, Questions questions, Set<Side> sides) {
        this.model = model;
        this.questions = questions;
        this.sides = sides;
        this.hooks = model.residualNames().stream().map(Hook::named).toList();
    }

    /** Labels of one quantity: one a position, own or shuffled. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
    private record Labels(Quantity quantity, boolean shuffled, double[] values) {
    }

    /**
     * Trains and scores probes for every quantity the task has, at the embedding and after each layer.
     *
     * @param trained the longest length to train on
     * @param longer the length to test on besides
     * @param inputs to train on; half as many are for each test
     */
    static List<LinearScore> measure(Transformer model, Questions questions, int trained, int longer, int inputs,
            long seed) {
        List<LinearScore> scores = new ArrayList<>();
        for (Set<Side> sides : List.of(Set.of(Side.OUTPUT), Set.of(Side.INPUT, Side.OUTPUT))) {
            scores.addAll(new LinearProbes(model, questions, sides).measure(trained, longer, inputs, seed));
        }
        List<String> names = model.residualNames();
        scores.sort(Comparator.comparingInt((LinearScore score) -> names.indexOf(score.hook()))
                .thenComparing(LinearScore::quantity));
        return scores;
    }

    private List<LinearScore> measure(int trained, int longer, int inputs, long seed) {
        List<Example> train = draw(trained, 0, inputs, seed);
        Set<List<Integer>> known = train.stream().map(LinearProbes::values)
                .collect(Collectors.toCollection(HashSet::new));
        List<Example> test = draw(trained, inputs, Math.max(1, inputs / 2), seed).stream()
                .filter(example -> !known.contains(values(example))).toList();
        int most = Math.clamp((long) inputs * trained / (2L * longer), 2, Math.max(2, inputs / 2));
        List<Example> far = IntStream.range(2 * inputs, 2 * inputs + most)
                .mapToObj(place -> questions.drawOne(longer, place, seed))
                .filter(example -> !known.contains(values(example))).toList();
        Map<Hook, Readout> readouts = new LinkedHashMap<>();
        Map<Hook, Readout.Fitted> fitted = new LinkedHashMap<>();
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            List<Example> ordered = pieces(train).stream().flatMap(List::stream).toList();
            List<Labels> labels = labels(facts(ordered), new SplittableRandom(seed));
            hooks.forEach(hook -> readouts.put(hook, new Readout(model.config().width(), columns(labels))));
            int[] at = {0};
            visit(train, (piece, recorder, facts) -> {
                long[] rows = rows(facts);
                Tensor y = targets(labels, at[0], rows.length);
                at[0] += rows.length;
                readouts.forEach((hook, readout) -> readout
                        .add(recorder.get(hook).index_select(0, Tensors.of(rows)), y));
            });
            readouts.forEach((hook, readout) -> fitted.put(hook, readout.fit()));
            Map<Hook, Map<Key, Tally>> near = score(test, labels, fitted);
            Map<Hook, Map<Key, Tally>> beyond = score(far, labels, fitted);
            List<LinearScore> scores = new ArrayList<>();
            for (Hook hook : hooks) {
                labels.stream().filter(label -> !label.shuffled()).map(Labels::quantity).forEach(quantity -> scores.add(
                        new LinearScore(hook.toString(), quantity, value(near, hook, quantity, false),
                                value(beyond, hook, quantity, false), value(near, hook, quantity, true),
                                value(beyond, hook, quantity, true))));
            }
            return scores;
        } finally {
            readouts.values().forEach(Readout::close);
            fitted.values().forEach(Readout.Fitted::close);
        }
    }

    private static List<Integer> values(Example example) {
        return Arrays.stream(example.input()).boxed().toList();
    }

    /** Inputs of all lengths from 2 on in turn. */
    private List<Example> draw(int longest, int from, int count, long seed) {
        int shortest = Math.min(longest, Math.max(2, questions.minLength()));
        return IntStream.range(from, from + count)
                .mapToObj(place -> questions.drawOne(shortest + place % (longest - shortest + 1), place, seed))
                .toList();
    }

    private List<Facts> facts(List<Example> examples) {
        return examples.stream().map(example -> Facts.of(questions.task(), example)).toList();
    }

    private List<List<Example>> pieces(List<Example> examples) {
        long perToken = (long) (hooks.size() + 4) * model.config().width() + model.config().mlp();
        return Pieces.of(examples, NUMBERS, read -> read * perToken);
    }

    private interface Visitor {
        void see(List<Example> piece, Recorder recorder, List<Facts> facts);
    }

    private void visit(List<Example> examples, Visitor visitor) {
        for (List<Example> piece : pieces(examples)) {
            try (Scope scope = new Scope()) {
                Recorder recorder = new Recorder(hooks);
                model.residual(Pieces.tensors(questions.head(), piece), null, Precision.FP32, recorder);
                visitor.see(piece, recorder, facts(piece));
            }
        }
    }

    /** Where something is asked, as places among the piece's flat tokens. */
    private long[] rows(List<Facts> facts) {
        List<Long> rows = new ArrayList<>();
        long from = 0;
        for (Facts each : facts) {
            for (int position = 0; position < each.tokens().length; position++) {
                if (asked(each, position)) {
                    rows.add(from + position);
                }
            }
            from += each.tokens().length;
        }
        return rows.stream().mapToLong(Long::longValue).toArray();
    }

    private boolean asked(Facts facts, int position) {
        return sides.contains(facts.sides()[position]);
    }

    /** Which side a position is on is asked on both sides, everything else of the output alone. */
    private boolean asked(Quantity quantity) {
        return (quantity == Quantity.OUTPUT_SIDE) == sides.contains(Side.INPUT);
    }

    /** The labels of all asked positions, and after each the same ones shuffled. */
    private List<Labels> labels(List<Facts> facts, SplittableRandom random) {
        List<Labels> labels = new ArrayList<>();
        for (Quantity quantity : facts.getFirst().quantities().keySet()) {
            if (!asked(quantity)) {
                continue;
            }
            double[] values = facts.stream().flatMapToDouble(each -> {
                double[] all = Objects.requireNonNull(each.quantities().get(quantity));
                return IntStream.range(0, all.length).filter(position -> asked(each, position))
                        .mapToDouble(position -> all[position]);
            }).toArray();
            double[] shuffled = values.clone();
            for (int i = shuffled.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                double value = shuffled[i];
                shuffled[i] = shuffled[other];
                shuffled[other] = value;
            }
            labels.add(new Labels(quantity, false, values));
            labels.add(new Labels(quantity, true, shuffled));
        }
        return labels;
    }

    private int columns(List<Labels> labels) {
        return labels.stream().mapToInt(label -> columns(label.quantity())).sum();
    }

    private int columns(Quantity quantity) {
        return !quantity.classes() ? 1 : quantity == Quantity.SUCCESSOR ? model.vocabularySize() : 2;
    }

    /** What a probe is to say for a stretch of the positions, [A, K]. */
    private Tensor targets(List<Labels> labels, int from, int count) {
        int columns = columns(labels);
        float[] y = new float[count * columns];
        int first = 0;
        for (Labels label : labels) {
            for (int i = 0; i < count; i++) {
                double value = label.values()[from + i];
                boolean classes = label.quantity().classes();
                y[i * columns + first + (classes ? (int) value : 0)] = classes ? 1 : (float) value;
            }
            first += columns(label.quantity());
        }
        return Tensors.of(y).view(count, columns);
    }

    private record Key(Quantity quantity, boolean shuffled) {
    }

    /** Right answers, or squares of errors and of deviations from the mean. */
    private static final class Tally {
        final RateCount right = new RateCount();
        double errors;
        double sum;
        double squares;
        long positions;

        LinearScore.Score score(boolean classes) {
            if (classes) {
                return right.rate().map(rate -> new LinearScore.Score(rate.share(), Optional.of(rate), positions))
                        .orElse(new LinearScore.Score(Double.NaN, Optional.empty(), 0));
            }
            double deviations = squares - sum * sum / Math.max(1, positions);
            return new LinearScore.Score(deviations > 1e-9 * squares ? 1 - errors / deviations : Double.NaN,
                    Optional.empty(), positions);
        }
    }

    private Map<Hook, Map<Key, Tally>> score(List<Example> examples, List<Labels> labels,
            Map<Hook, Readout.Fitted> fitted) {
        Map<Hook, Map<Key, Tally>> tallies = new LinkedHashMap<>();
        hooks.forEach(hook -> tallies.put(hook, new LinkedHashMap<>()));
        visit(examples, (piece, recorder, facts) -> {
            Tensor rows = Tensors.of(rows(facts));
            fitted.forEach((hook, map) -> {
                Tensor said = map.apply(recorder.get(hook).index_select(0, rows));
                int first = 0;
                for (Labels label : labels) {
                    int columns = columns(label.quantity());
                    Tensor own = said.narrow(1, first, columns);
                    first += columns;
                    Tally tally = Objects.requireNonNull(tallies.get(hook))
                            .computeIfAbsent(new Key(label.quantity(), label.shuffled()), key -> new Tally());
                    add(tally, label.quantity(), own, facts);
                }
            });
        });
        return tallies;
    }

    /** @param said [A, columns] */
    private void add(Tally tally, Quantity quantity, Tensor said, List<Facts> facts) {
        float[] numbers = quantity.classes() ? new float[0] : Tensors.floats(said);
        long[] classes = quantity.classes()
                ? Tensors.longs(torch.argmax(said, new LongOptional(1), false))
                : new long[0];
        int at = 0;
        for (Facts each : facts) {
            double[] values = Objects.requireNonNull(each.quantities().get(quantity));
            int right = 0;
            int from = at;
            for (int position = 0; position < values.length; position++) {
                if (!asked(each, position)) {
                    continue;
                }
                double value = values[position];
                if (quantity.classes()) {
                    right += classes[at] == (long) value ? 1 : 0;
                } else {
                    tally.errors += (numbers[at] - value) * (numbers[at] - value);
                    tally.sum += value;
                    tally.squares += value * value;
                }
                at++;
            }
            tally.positions += at - from;
            if (quantity.classes()) {
                tally.right.add(right, at - from);
            }
        }
    }

    private static LinearScore.Score value(Map<Hook, Map<Key, Tally>> tallies, Hook hook, Quantity quantity,
            boolean shuffled) {
        return Objects.requireNonNull(Objects.requireNonNull(tallies.get(hook)).get(new Key(quantity, shuffled)))
                .score(quantity.classes());
    }
}
