package dev.lengthwise.probe;

import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Looks inside of one model by every means there is: the whole of a probe on one page. A pure function of model and plan. */
public final class Inspection {
    private static final long MOST_TOKENS = 400_000; // that primitives are counted at
    private static final long MOST_KNOCKED = 30_000; // tokens that are read without each part
    private static final int FEWEST = 20;

    private Inspection() {
    }

    /** @throws IllegalArgumentException for a task of which it is not known what a model has to compute inside */
    public static void requireKnown(Task task) {
        var _ = KnownTask.of(task);
    }

    /**
     * Does what the plan says; libtorch has been started.
     *
     * @param questions of the main task
     * @param log told what is done next, once for each of the plan's steps
     */
    public static ModelProbe of(Transformer model, Questions questions, ProbePlan plan, Consumer<String> log) {
        Task task = questions.task();
        List<PrimitiveRate> primitives = new ArrayList<>();
        Map<Integer, List<LayerVerdict>> verdicts = new LinkedHashMap<>();
        for (int length : plan.lengths()) {
            log.accept("primitives at length " + length);
            List<PrimitiveRate> rates = new Primitives(model, questions).measure(length,
                    samples(plan.samples(), MOST_TOKENS, questions, length), plan.seed());
            primitives.addAll(rates);
            verdicts.put(length, Verdicts.of(rates, model.config().depth(), KnownTask.of(task)));
        }
        List<AttentionRate> attention = new ArrayList<>();
        for (int length : plan.attentionLengths()) {
            log.accept("attention at length " + length);
            attention.addAll(new AttentionRates(model, questions).measure(length, plan.samples(), plan.seed()));
        }
        log.accept("linear probes");
        int longer = plan.lengths().getLast();
        List<LinearScore> linear = LinearProbes.measure(model, questions, plan.linear(), longer, plan.samples(),
                plan.seed());
        List<Knockout> knockouts = new ArrayList<>();
        for (int length : plan.lengths()) {
            log.accept("knocking parts out at length " + length);
            int most = Math.max(FEWEST, plan.samples() / 8);
            knockouts.add(new Ablation(model, questions).measure(length,
                    samples(most, MOST_KNOCKED, questions, length), plan.seed()));
        }
        log.accept("examples");
        int[] first = ints(plan.examples().getFirst());
        Patcher patcher = new Patcher(model, task);
        Optional<Patching> patching = plan.other().isEmpty()
                ? patcher.patch(first)
                : Optional.of(patcher.patch(first, ints(plan.other())));
        List<ExampleView> examples = plan.examples().stream()
                .map(input -> new Viewer(model, task).view(ints(input))).toList();
        Temper temper = model.config().temper();
        return new ModelProbe(model.config().depth(), model.config().heads(),
                !(temper instanceof Temper.None || temper instanceof Temper.Constant),
                IntStream.range(0, model.vocabularySize()).mapToObj(task.vocabulary()::word).toList(), primitives,
                verdicts, attention, linear, longer, knockouts, patching, examples);
    }

    private static int samples(int wanted, long tokens, Questions questions, int length) {
        return (int) Math.clamp(tokens / questions.mostRead(length), 2, Math.max(2, wanted));
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
