package dev.lengthwise.study;

import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.Finding;
import dev.lengthwise.report.LossCurve;
import dev.lengthwise.report.Match;
import dev.lengthwise.report.PairedDifference;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.report.SeedScores;
import dev.lengthwise.report.StudyResult;
import dev.lengthwise.report.Threshold;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.Summary;
import dev.lengthwise.task.TrainedLengths;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A study's results as one JSON document: every arm, every seed, with the counts behind each share, and the numbers over seeds. */
public final class StudyJson {
    private static final int MOST_POINTS = 50;
    private static final MathContext LOSS = new MathContext(5);

    private StudyJson() {
    }

    /** @param report the page that shows the same */
    public static String of(StudyResult study, Path report) {
        ObjectNode node = Json.object();
        node.put("study", study.title()).put("question", study.question()).put("trainedUpTo",
                study.trained().any().max());
        EvaluationJson.writeTrained(study.trained().any(), node);
        study.threshold().ifPresentOrElse(threshold -> node.putObject("threshold").put("length", threshold.length())
                .put("exact", threshold.exact()), () -> node.putNull("threshold"));
        node.putPOJO("findings", study.findings().stream().map(Finding::text).toList());
        ArrayNode arms = node.putArray("arms");
        List<SeedScores> scores = SeedScores.of(study);
        List<Match.Counted> matches = Match.counted(study);
        for (ArmResult arm : study.arms()) {
            ObjectNode armNode = arms.addObject().put("arm", arm.name()).put("description", arm.description());
            EvaluationJson.writeTrained(arm.trained(), armNode);
            armNode.putPOJO("controls", arm.controls());
            matches.stream().filter(counted -> counted.arm().equals(arm)).forEach(
                    counted -> armNode.putObject("matches").put("arm", counted.match().arm())
                            .put("examples", counted.match().examples()).putPOJO("own", counted.own())
                            .putPOJO("other", counted.other()).put("holds", counted.holds().orElse(null)));
            study.threshold().ifPresent(threshold -> add(threshold.seeds(arm), armNode.putObject("threshold")));
            ArrayNode overSeeds = armNode.putArray("overSeeds");
            scores.stream().filter(own -> own.arm().equals(arm)).forEach(own -> add(own, overSeeds.addObject()
                    .put("length", own.length()).put("place", arm.trained().place(own.length()).toString())));
            ArrayNode runs = armNode.putArray("runs");
            for (RunResult run : arm.runs()) {
                add(run, arm.trained(), runs.addObject());
            }
        }
        ArrayNode paper = node.putArray("paper");
        study.paper().forEach(figure -> paper.addObject().put("arm", figure.arm()).put("length", figure.length())
                .put("exact", figure.figure()).put("setting", figure.setting())
                .put("agreement", figure.agreement(study).words()));
        study.similarity().ifPresent(similarity -> node.set("similarity", SimilarityJson.of(similarity)));
        node.putPOJO("manifest", study.manifest());
        node.put("report", report.toString());
        return Json.pretty(node);
    }

    private static void add(Threshold.Seeds seeds, ObjectNode node) {
        node.putPOJO("reached", seeds.reached());
        node.putPOJO("below", seeds.below());
        node.putPOJO("unscored", seeds.unscored());
    }

    private static void add(SeedScores scores, ObjectNode node) {
        add(scores.exact(), node);
        ArrayNode differences = node.putArray("differences");
        for (PairedDifference difference : scores.differences()) {
            ObjectNode to = differences.addObject().put("control", difference.control());
            to.put("verdict", difference.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            add(difference.points(), to);
            ArrayNode pairs = to.putArray("pairs");
            difference.pairs().forEach(
                    pair -> pairs.addObject().put("seed", pair.seed()).put("difference", pair.difference()));
        }
    }

    /** Without a spread over seeds {@code deviation} or {@code interval} is null. */
    private static void add(Summary summary, ObjectNode node) {
        node.put("seeds", summary.count()).put("mean", summary.mean()).put("median", summary.median());
        node.put("deviation", summary.deviation().isPresent() ? summary.deviation().getAsDouble() : null);
        node.put("least", summary.least()).put("greatest", summary.greatest());
        Optional<Interval> interval = summary.interval();
        if (interval.isEmpty()) {
            node.putNull("interval");
        } else {
            node.putObject("interval").put("low", interval.get().low()).put("high", interval.get().high());
        }
        node.putObject("medianInterval").put("low", summary.medianInterval().low())
                .put("high", summary.medianInterval().high()).put("level", summary.medianInterval().level());
    }

    private static void add(RunResult run, TrainedLengths trained, ObjectNode node) {
        node.put("seed", run.seed()).put("status", run.status()).put("parameterHash", run.parameterHash());
        node.put("seconds", run.seconds());
        if (!run.trainedOn().isEmpty()) {
            TrainingData.copy(run.trainedOn(), node);
        }
        run.movement().ifPresent(movement -> Movements.write(movement, node));
        EvaluationJson.write(run.evaluation(), trained, node);
        EvaluationJson.writeHints(run.hintEvaluations(), trained, node);
        ArrayNode curves = node.putArray("curves");
        run.curves().forEach(curve -> add(curve, curves.addObject()));
        ScoreCurves.write(run.scoreCurves(), node);
    }

    /** The curves of a run as {@link #of} wrote them; none in results that are older than that. */
    static List<LossCurve> curves(JsonFields run) {
        List<LossCurve> curves = new ArrayList<>();
        for (JsonFields curve : run.has("curves") ? run.objects("curves") : List.<JsonFields>of()) {
            List<Integer> steps = curve.smalls("steps");
            List<Double> losses = curve.numbers("loss");
            if (losses.size() != steps.size()) {
                throw curve.refuse("loss", "one for each of " + steps.size() + " steps");
            }
            List<LossCurve.Point> points = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                points.add(new LossCurve.Point(steps.get(i), losses.get(i)));
            }
            curves.add(new LossCurve(curve.text("head"), points));
        }
        return curves;
    }

    /** The course of training, thinned; a loss that is no number is null. */
    private static void add(LossCurve curve, ObjectNode node) {
        node.put("head", curve.head());
        ArrayNode steps = node.putArray("steps");
        ArrayNode losses = node.putArray("loss");
        for (LossCurve.Point point : curve.thinned(MOST_POINTS).points()) {
            steps.add(point.step());
            losses.add(Double.isFinite(point.loss()) ? new BigDecimal(point.loss()).round(LOSS) : null);
        }
    }
}
