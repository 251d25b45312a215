package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.run.LossCurve;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.RunStatus;
import dev.lengthwise.result.run.TrainedOn;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Finding;
import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.task.TrainedLengths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Small made-up records for the tests of this package; no results. */
final class Records {
    static final TrainedLengths TRAINED = TrainedLengths.from(2, 20);

    private Records() {
    }

    /** So many of 1000 exactly right, the others first wrong at the end; 10 decisions an example. */
    static LengthResult scored(int length, long right) {
        Map<String, DecisionCount> decisions = new LinkedHashMap<>();
        decisions.put("first element", new DecisionCount(1000, 0, 0));
        decisions.put("successor after 1", new DecisionCount(8000, 0, 0));
        decisions.put("end", new DecisionCount(1000, 1000 - right, 1000 - right));
        return new LengthResult(length, new Accuracy(right, 1000), new Accuracy(9000 + right, 10_000), decisions);
    }

    static LengthResult scored(int length, long right, Map<String, DecisionCount> decisions) {
        return new LengthResult(length, new Accuracy(right, 1000), new Accuracy(9000 + right, 10_000), decisions);
    }

    static RunResult run(long seed, LengthResult... results) {
        return run(seed, RunStatus.DONE.toString(), results);
    }

    static RunResult run(long seed, String status, LengthResult... results) {
        LossCurve curve = new LossCurve("sort", List.of(new LossCurve.Point(10, 4.5), new LossCurve.Point(20, 0.25)));
        return new RunResult(seed, RunStatus.parse(status), new Evaluation("sort", List.of(results)), List.of(),
                List.of(curve),
                "hash" + seed, 61.4);
    }

    /** The same, trained on so many examples of a head, with ten answer tokens each, in so many heads. */
    static RunResult trained(RunResult run, long examples, String... heads) {
        List<TrainedOn> amounts = Stream.of(heads).map(head -> new TrainedOn(head, examples, 10 * examples)).toList();
        return new RunResult(run.seed(), run.status(), run.evaluation(), run.hintEvaluations(), run.curves(),
                run.parameterHash(), run.seconds(), amounts, run.movement());
    }

    static ArmResult arm(String name, RunResult... runs) {
        return arm(name, "", runs);
    }

    static ArmResult arm(String name, String control, RunResult... runs) {
        return new ArmResult(name, "", control.isEmpty() ? List.of() : List.of(control), TRAINED, "",
                List.of(runs));
    }

    /** An arm that was trained on lengths of its own. */
    static ArmResult trainedOn(TrainedLengths trained, ArmResult arm) {
        return new ArmResult(arm.name(), arm.description(), arm.controls(), arm.match(), trained, arm.recipe(),
                arm.runs());
    }

    /** Seeds 1, 2, ... with so many of 1000 right at length 100. */
    static ArmResult at100(String name, String control, int... right) {
        RunResult[] runs = new RunResult[right.length];
        for (int i = 0; i < right.length; i++) {
            runs[i] = run(i + 1, scored(100, right[i]));
        }
        return arm(name, control, runs);
    }

    static StudyResult study(ArmResult... arms) {
        return study(Optional.empty(), arms);
    }

    static StudyResult study(Optional<Threshold> threshold, ArmResult... arms) {
        return new StudyResult("A study", "Does it?", List.of(), threshold, List.of(arms), List.of(),
                ResultManifest.UNKNOWN);
    }

    /** Two arms with three and two seeds, at lengths 20 and 100; a threshold that all reach; the paper's figure for one arm. */
    static StudyResult twoArms() {
        ArmResult control = new ArmResult("control", "no hint", List.of(), TRAINED, "name: sort-control\n",
                List.of(run(1, scored(20, 990), scored(100, 1)), run(2, scored(20, 981), scored(100, 0)),
                        run(3, scored(20, 1000), scored(100, 2))));
        ArmResult successor = new ArmResult("successor", "asks for the successor", List.of("control"), TRAINED,
                "name: sort-successor\n",
                List.of(run(1, scored(20, 999), scored(100, 913)), run(2, scored(20, 1000), scored(100, 873))));
        ResultManifest manifest = RecordReader.read(ResultManifest.class,
                Json.object().put("command", "./lengthwise study headline").put("machine", "a test"));
        return new StudyResult("Headline", "Does the hint help?", List.of(new Finding("It does.")),
                Optional.of(new Threshold(20, 0.95)), List.of(control, successor),
                List.of(new PaperFigure("control", 100, "< 1 %", "width 1024", false)), manifest);
    }
}
