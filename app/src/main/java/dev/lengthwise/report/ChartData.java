package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.result.run.LossCurve;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Head;
import dev.lengthwise.result.study.Measure;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.task.Placement;
import dev.lengthwise.task.TrainedLengths.Span;
import dev.lengthwise.text.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers behind the charts, embedded in the page as JSON for {@code report.js}.
 *
 * @param trained what some arm was trained on: neighbouring lengths, ascending
 * @param lengths the charts' x, ascending
 * @param places of the lengths: trained, below, between or beyond; null where that is not the same for all arms
 * @param losses one chart each: the main task's head first
 */
record ChartData(List<Span> trained, List<Integer> lengths, List<@Nullable String> places, List<Arm> arms,
        List<LossChart> losses) {
    private static final int MOST_POINTS = 300;
    private static final MathContext SCORE = new MathContext(8);
    private static final MathContext LOSS = new MathContext(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * An arm's look and scores.
     *
     * @param places of the lengths for this arm
     */
    record Arm(String name, ArmMark mark, List<String> places, List<Seed> seeds) {
    }

    /** A seed's [rate, low, high] for each of the lengths; null where there is none. */
    record Seed(long seed, List<@Nullable List<Double>> exact, List<@Nullable List<Double>> token) {
    }

    /** The curves of one head. */
    record LossChart(String head, List<Curve> curves) {
    }

    /**
     * One run's curve.
     *
     * @param arm place of its arm in {@link #arms()}
     * @param loss null where it is not a finite number
     */
    record Curve(int arm, long seed, List<Integer> steps, List<@Nullable Double> loss) {
    }

    static ChartData of(StudyResult study) {
        List<Integer> lengths = study.lengths();
        List<Arm> arms = new ArrayList<>();
        Map<String, List<Curve>> curves = new LinkedHashMap<>();
        for (ArmResult arm : study.arms()) { // the main heads come first
            arm.runs().forEach(run -> curves.put(run.evaluation().head(), new ArrayList<>()));
        }
        for (int index = 0; index < study.arms().size(); index++) {
            ArmResult arm = study.arms().get(index);
            List<Seed> seeds = new ArrayList<>();
            for (RunResult run : arm.runs()) {
                seeds.add(
                        new Seed(run.seed(), scores(run, lengths, Measure.EXACT), scores(run, lengths, Measure.TOKEN)));
                for (LossCurve curve : run.curves()) {
                    if (!curve.points().isEmpty()) {
                        curves.computeIfAbsent(curve.head(), _ -> new ArrayList<>())
                                .add(curve(index, run.seed(), curve));
                    }
                }
            }
            arms.add(new Arm(Shown.line(arm.name()), ArmMark.of(index),
                    lengths.stream().map(length -> arm.trained().place(length).toString()).toList(), seeds));
        }
        List<LossChart> losses = curves.entrySet()
                .stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new LossChart(entry.getKey(), entry.getValue()))
                .toList();
        ArmLengths trained = study.trained();
        List<@Nullable String> places = new ArrayList<>();
        lengths.forEach(length -> places.add(trained.place(length).map(Placement::toString).orElse(null)));
        return new ChartData(trained.any().spans(), lengths, places, arms, losses);
    }

    /** As JSON that is safe inside a script element. */
    String json() {
        return JSON.writeValueAsString(this).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static List<@Nullable List<Double>> scores(RunResult run, List<Integer> lengths, Measure measure) {
        List<@Nullable List<Double>> scores = new ArrayList<>();
        for (int length : lengths) {
            Optional<Accuracy> accuracy = Head.main().result(run, length).map(measure::of);
            scores.add(accuracy.map(found -> List
                    .of(rounded(found.rate(), SCORE), rounded(found.low(), SCORE), rounded(found.high(), SCORE)))
                    .orElse(null));
        }
        return scores;
    }

    private static Curve curve(int arm, long seed, LossCurve curve) {
        List<Integer> steps = new ArrayList<>();
        List<@Nullable Double> losses = new ArrayList<>();
        for (LossCurve.Point point : curve.thinned(MOST_POINTS).points()) {
            steps.add(point.step());
            losses.add(Double.isFinite(point.loss()) ? rounded(point.loss(), LOSS) : null);
        }
        return new Curve(arm, seed, steps, losses);
    }

    private static Double rounded(double value, MathContext digits) {
        return new BigDecimal(value).round(digits).doubleValue();
    }
}
