package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.report.PaperFigure;
import dev.lengthwise.report.StudyResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StudyJsonTest {
    private static final JsonNode JSON = Json.parse(StudyJson.of(
            new StudyResult("Hints", "Does it help?", List.of("It does."), 20,
                    List.of(Results.arm("control", 100, 300),
                            Results.arm("hint", List.of(Results.run(1, 900), Results.failed(2)))),
                    List.of(new PaperFigure("hint", 100, "> 0.92", "width 1024")), Map.of("commit", "abc")),
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

    @Test
    void hasTheFindingsThePapersFiguresAndWhereItComesFrom() {
        assertThat(JSON.path("findings")).extracting(JsonNode::asString).containsExactly("It does.");
        assertThat(JSON.path("trainedUpTo").asInt()).isEqualTo(20);
        assertThat(JSON.path("paper").path(0).path("exact").asString()).isEqualTo("> 0.92");
        assertThat(JSON.path("manifest").path("commit").asString()).isEqualTo("abc");
        assertThat(JSON.path("report").asString()).isEqualTo("runs/study-hints/report.html");
    }
}
