package dev.lengthwise.probe;

import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Hook;
import dev.lengthwise.model.Recorder;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.TrainedLengths;
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
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Linear probes by ridge regression, to numbers and to classes as vectors of 0 and one 1: trained on inputs of some lengths, scored on
 * other inputs of these lengths and on longer ones, each beside a probe that was trained on shuffled labels. Belongs to one
 * thread.
 */
final class LinearProbes {
    private static final long NUMBERS = 1 << 22;

    private final Transformer model;
    private final Questions questions;
    private final AskedPositions asked;
    private final List<Hook> hooks;

    private LinearProbes(Transformer model, Questions questions, AskedPositions asked) {
        this.model = model;
        this.questions = questions;
        this.asked = asked;
        this.hooks = model.residualNames().stream().map(Hook::named).toList();
    }

    /**
     * Trains and scores probes for every quantity the task has, at the embedding and after each layer.
     *
     * @param trained the lengths to train on
     * @param longer the length to test on besides
     * @param inputs to train on; half as many are for each test
     */
    static List<LinearScore> measure(Transformer model, Questions questions, TrainedLengths trained, int longer,
            int inputs,
            long seed) {
        List<LinearScore> scores = new ArrayList<>();
        for (AskedPositions asked : AskedPositions.values()) {
            scores.addAll(new LinearProbes(model, questions, asked).measure(trained, longer, inputs, seed));
        }
        List<String> names = model.residualNames();
        scores.sort(Comparator.comparingInt(score -> names.indexOf(score.hook()))); // of a place in the order of the facts
        return scores;
    }

    private List<LinearScore> measure(TrainedLengths trained, int longer, int inputs, long seed) {
        List<Example> train = draw(trained, 0, inputs, seed);
        Set<List<Integer>> known = train.stream().map(LinearProbes::values)
                .collect(Collectors.toCollection(HashSet::new));
        List<Example> test = draw(trained, inputs, Math.max(1, inputs / 2), seed).stream()
                .filter(example -> !known.contains(values(example))).toList();
        int most = Math.clamp((long) inputs * trained.max() / (2L * longer), 2, Math.max(2, inputs / 2));
        List<Example> far = IntStream.range(2 * inputs, 2 * inputs + most)
                .mapToObj(place -> questions.drawOne(longer, place, seed))
                .filter(example -> !known.contains(values(example))).toList();
        Map<Hook, Readout> readouts = new LinkedHashMap<>();
        Map<Hook, Readout.Fitted> fitted = new LinkedHashMap<>();
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            List<Example> ordered = pieces(train).stream().flatMap(List::stream).toList();
            List<ProbeLabels> labels = ProbeLabels.of(facts(ordered), asked, new SplittableRandom(seed));
            int words = model.vocabularySize();
            hooks.forEach(hook -> readouts.put(hook,
                    new Readout(model.config().width(), ProbeLabels.columns(labels, words))));
            int[] at = {0};
            visit(train, (piece, recorder, facts) -> {
                long[] rows = asked.rows(facts);
                Tensor y = ProbeLabels.targets(labels, at[0], rows.length, words);
                at[0] += rows.length;
                readouts.forEach((hook, readout) -> readout
                        .add(recorder.get(hook).index_select(0, Tensors.of(rows)), y));
            });
            readouts.forEach((hook, readout) -> fitted.put(hook, readout.fit()));
            Map<Hook, Map<Key, LinearTally>> near = score(test, labels, fitted);
            Map<Hook, Map<Key, LinearTally>> beyond = score(far, labels, fitted);
            List<LinearScore> scores = new ArrayList<>();
            for (Hook hook : hooks) {
                labels.stream().filter(label -> !label.shuffled()).map(ProbeLabels::quantity)
                        .forEach(quantity -> scores.add(
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

    /** Inputs of all of the lengths in turn. */
    private List<Example> draw(TrainedLengths lengths, int from, int count, long seed) {
        int[] all = lengths.all().filter(questions::hasInputs).toArray();
        if (all.length == 0) {
            throw new IllegalArgumentException("there is no test input of " + lengths.words());
        }
        return IntStream.range(from, from + count)
                .mapToObj(place -> questions.drawOne(all[place % all.length], place, seed)).toList();
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

    private record Key(Quantity quantity, boolean shuffled) {
    }

    private Map<Hook, Map<Key, LinearTally>> score(List<Example> examples, List<ProbeLabels> labels,
            Map<Hook, Readout.Fitted> fitted) {
        Map<Hook, Map<Key, LinearTally>> tallies = new LinkedHashMap<>();
        hooks.forEach(hook -> tallies.put(hook, new LinkedHashMap<>()));
        visit(examples, (piece, recorder, facts) -> {
            Tensor rows = Tensors.of(asked.rows(facts));
            fitted.forEach((hook, map) -> {
                Tensor said = map.apply(recorder.get(hook).index_select(0, rows));
                int first = 0;
                for (ProbeLabels label : labels) {
                    int columns = label.quantity().columns(model.vocabularySize());
                    Tensor own = said.narrow(1, first, columns);
                    first += columns;
                    LinearTally tally = Objects.requireNonNull(tallies.get(hook))
                            .computeIfAbsent(new Key(label.quantity(), label.shuffled()),
                                    key -> new LinearTally(label.quantity(), asked));
                    tally.add(own, facts);
                }
            });
        });
        return tallies;
    }

    private static LinearScore.Score value(Map<Hook, Map<Key, LinearTally>> tallies, Hook hook, Quantity quantity,
            boolean shuffled) {
        return Objects.requireNonNull(Objects.requireNonNull(tallies.get(hook)).get(new Key(quantity, shuffled)))
                .score();
    }
}
