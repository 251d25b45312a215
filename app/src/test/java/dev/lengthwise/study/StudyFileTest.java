package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.run.LossCurve;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.RunStatus;
import dev.lengthwise.result.study.Finding;
import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.task.TrainedLengths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StudyFileTest {
    private static final JsonNode JSON = RecordWriter.tree(StudyFile.of(
            new StudyResult("Hints", "Does it help?", List.of(new Finding("It does.")),
                    Optional.of(new Threshold(100, 0.25)),
                    List.of(Results.arm("control", 100, 300),
                            Results.arm("hint", List.of(Results.run(1, 900), Results.failed(2)))),
                    List.of(new PaperFigure("hint", 100, "> 0.92", "width 1024", false)),
                    RecordReader.read(ResultManifest.class, Json.object().put("commit", "abc"))),
            Path.of("runs/study-hints/report.html")));

    @Test
    void hasEveryArmWithEverySeed() {
        assertThat(JSON.path("arms")).hasSize(2);
        assertThat(JSON.path("arms").path(0).path("arm").asString()).isEqualTo("control");
        assertThat(JSON.path("arms").path(0).path("runs")).extracting(run -> run.path("seed").asInt())
                .containsExactly(1, 2);
        assertThat(JSON.path("arms").path(0).path("runs").path(1).path("results").path(0).path("correct").asInt())
                .isEqualTo(300);
        assertThat(JSON.path("arms").path(1).path("runs").path(0).path("results").path(0).path("exact").asDouble())
                .isEqualTo(0.9);
    }

    @Test
    void aFailedRunHasItsStatusAndNoNumbers() {
        JsonNode failed = JSON.path("arms").path(1).path("runs").path(1);
        assertThat(failed.path("seed").asInt()).isEqualTo(2);
        assertThat(failed.path("status").asString()).isEqualTo("failed: no luck");
        assertThat(failed.path("results")).isEmpty();
    }

    /** 10 % and 30 %: deviation 0.1414, t at 1 degree of freedom 12.706, margin 1.27, which is cut off. */
    @Test
    void hasTheNumbersOverSeeds() {
        JsonNode control = JSON.path("arms").path(0).path("overSeeds").path(0);
        assertThat(control.path("length").asInt()).isEqualTo(100);
        assertThat(control.path("seeds").asInt()).isEqualTo(2);
        assertThat(control.path("mean").asDouble()).isCloseTo(0.2, within(1e-12));
        assertThat(control.path("median").asDouble()).isCloseTo(0.2, within(1e-12));
        assertThat(control.path("deviation").asDouble()).isCloseTo(0.1414214, within(1e-7));
        assertThat(control.path("least").asDouble()).isEqualTo(0.1);
        assertThat(control.path("greatest").asDouble()).isEqualTo(0.3);
        assertThat(control.path("interval").toString()).isEqualTo("{\"low\":0.0,\"high\":1.0}");
        assertThat(control.path("medianInterval").toString()).isEqualTo("{\"low\":0.1,\"high\":0.3,\"level\":0.5}");
        assertThat(control.path("differences")).isEmpty();
    }

    @Test
    void hasTheDifferenceOfEachSeedToTheControl() {
        assertThat(JSON.path("arms").path(0).path("controls")).isEmpty();
        assertThat(JSON.path("arms").path(1).path("controls").toString()).isEqualTo("[\"control\"]");
        JsonNode hint = JSON.path("arms").path(1).path("overSeeds").path(0);
        assertThat(hint.path("deviation").isNull()).isTrue();
        assertThat(hint.path("interval").isNull()).isTrue();
        JsonNode difference = hint.path("differences").path(0);
        assertThat(difference.path("control").asString()).isEqualTo("control");
        assertThat(difference.path("verdict").asString()).isEqualTo("above");
        assertThat(difference.path("mean").asDouble()).isCloseTo(0.8, within(1e-12));
        assertThat(difference.path("interval").isNull()).isTrue();
        assertThat(difference.path("pairs").toString()).isEqualTo("[{\"seed\":1,\"difference\":0.8}]");
    }

    /** So that the course of training can be looked at where the run itself is not kept. */
    @Test
    void hasTheCurvesOfTrainingThinned() {
        List<LossCurve.Point> points = new ArrayList<>();
        for (int step = 1; step <= 120; step++) {
            points.add(new LossCurve.Point(step, step == 120 ? Double.NaN : 1.0 / 3));
        }
        RunResult plain = Results.run(7, 900);
        RunResult curved = new RunResult(7, RunStatus.DONE, plain.evaluation(), List.of(),
                List.of(new LossCurve("sort", points)), "", 1);
        JsonNode curve = RecordWriter.tree(StudyFile.of(
                new StudyResult("Hints", "", List.of(), Optional.empty(),
                        List.of(Results.arm("control", List.of(curved))), List.of(), ResultManifest.UNKNOWN),
                Path.of("report.html"))).path("arms").path(0).path("runs").path(0).path("curves").path(0);
        assertThat(curve.path("head").asString()).isEqualTo("sort");
        assertThat(curve.path("steps")).hasSize(40);
        assertThat(curve.path("steps").path(0).asInt()).isEqualTo(3);
        assertThat(curve.path("loss").path(0).toString()).isEqualTo("0.33333");
        assertThat(curve.path("steps").path(39).asInt()).isEqualTo(120);
        assertThat(curve.path("loss").path(39).isNull()).isTrue();
    }

    @Test
    void everyArmHasTheLengthsItWasTrainedOn() {
        StudyResult study = new StudyResult("Hints", "", List.of(), Optional.empty(),
                List.of(Results.trainedOn(TrainedLengths.from(2, 50).or(TrainedLengths.from(200, 200)),
                        Results.arm("control", 100)), Results.arm("hint", 900)),
                List.of(), ResultManifest.UNKNOWN);
        JsonNode json = RecordWriter.tree(StudyFile.of(study, Path.of("report.html")));
        JsonNode control = json.path("arms").path(0);
        assertThat(control.path("trainedLengths")).hasToString("[{\"min\":2,\"max\":50},{\"min\":200,\"max\":200}]");
        assertThat(control.path("runs").path(0).path("results").path(0).path("place").asString()).isEqualTo("between");
        assertThat(control.path("overSeeds").path(0).path("place").asString()).isEqualTo("between");
        JsonNode hint = json.path("arms").path(1);
        assertThat(hint.path("trainedLengths")).hasToString("[{\"min\":2,\"max\":100}]");
        assertThat(hint.path("runs").path(0).path("results").path(0).path("place").asString()).isEqualTo("trained");
        assertThat(json.path("trainedLengths")).hasToString("[{\"min\":2,\"max\":100},{\"min\":200,\"max\":200}]");
    }

    @Test
    void namesTheSeedsThatReachedTheThresholdAndThoseThatDidNot() {
        assertThat(JSON.path("threshold").toString()).isEqualTo("{\"length\":100,\"exact\":0.25}");
        assertThat(JSON.path("arms").path(0).path("threshold").toString())
                .isEqualTo("{\"reached\":[2],\"below\":[1],\"unscored\":[]}");
        assertThat(JSON.path("arms").path(1).path("threshold").toString())
                .isEqualTo("{\"reached\":[1],\"below\":[],\"unscored\":[2]}");
    }

    @Test
    void hasTheFindingsThePapersFiguresAndWhereItComesFrom() {
        assertThat(JSON.path("findings")).extracting(JsonNode::asString).containsExactly("It does.");
        assertThat(JSON.path("trainedUpTo").asInt()).isEqualTo(100);
        assertThat(JSON.path("paper").path(0).path("exact").asString()).isEqualTo("> 0.92");
        assertThat(JSON.path("paper").path(0).path("agreement").asString()).isEqualTo("not tested at that size");
        assertThat(JSON.path("manifest").path("commit").asString()).isEqualTo("abc");
        assertThat(JSON.path("report").asString()).isEqualTo("runs/study-hints/report.html");
    }
}
