package dev.lengthwise.study;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.RunStatus;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.task.TrainedLengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Results made by hand: of 1000 examples at length 100, so many are right. */
final class Results {
    static final TrainedLengths TRAINED = TrainedLengths.from(2, 100);

    private Results() {
    }

    static RunResult run(long seed, int correctOf1000) {
        LengthResult at100 = new LengthResult(100, new Accuracy(correctOf1000, 1000), new Accuracy(101_000, 101_000),
                Map.of("end", new DecisionCount(1000, 0, 0)));
        return new RunResult(seed, RunStatus.DONE, new Evaluation("sort", List.of(at100)), List.of(), List.of(), "",
                12.5);
    }

    static RunResult failed(long seed) {
        return new RunResult(seed, RunStatus.parse("failed: no luck"), new Evaluation("", List.of()), List.of(),
                List.of(), "", 0);
    }

    /** Seeds 1, 2, ... with so many right answers each. */
    static ArmResult arm(String name, int... correctOf1000) {
        List<RunResult> runs = new ArrayList<>();
        for (int i = 0; i < correctOf1000.length; i++) {
            runs.add(run(i + 1, correctOf1000[i]));
        }
        return arm(name, runs);
    }

    /** An arm whose control is the arm {@code control}. */
    static ArmResult arm(String name, List<RunResult> runs) {
        return new ArmResult(name, "", name.equals("control") ? List.of() : List.of("control"), TRAINED, "",
                runs);
    }

    /** The same arm, trained on other lengths. */
    static ArmResult trainedOn(TrainedLengths trained, ArmResult arm) {
        return new ArmResult(arm.name(), arm.description(), arm.controls(), trained, "", arm.runs());
    }

    /** A study of arms that were trained on 2 up to a length. */
    static StudyResult study(int trainedUpTo, Optional<Threshold> threshold, ArmResult... arms) {
        return new StudyResult("A study", "", List.of(), threshold,
                Stream.of(arms).map(arm -> trainedOn(TrainedLengths.from(2, trainedUpTo), arm)).toList(), List.of(),
                ResultManifest.UNKNOWN);
    }
}
