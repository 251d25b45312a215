package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static dev.lengthwise.report.Records.study;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.PaperFigure.Agreement;
import dev.lengthwise.result.study.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperFigureTest {
    /** Two seeds at length 100: 0 and 1 % are right. */
    private static final StudyResult STUDY = study(arm("control", run(1, scored(100, 0)), run(2, scored(100, 10))));

    /** What a small model does says nothing against a figure about a large one, nor for it. */
    @ParameterizedTest
    @CsvSource({"< 1 %", "> 92 %", "0 %"})
    void ofAnotherSizeNothingIsSaid(String figure) {
        assertThat(new PaperFigure("control", 100, figure, "width 1024", false).agreement(STUDY))
                .isEqualTo(Agreement.NOT_TESTED);
        assertThat(Agreement.NOT_TESTED.words()).isEqualTo("not tested at that size");
    }

    @ParameterizedTest
    @CsvSource({"< 2 %, ALL", "< 0.02, ALL", "< 1 %, SOME", "> 92 %, NONE", "> 0.5 %, SOME", "0 %, NO_BOUND",
            "as good, NO_BOUND"})
    void atItsSizeABoundIsHeldAgainstEverySeed(String figure, Agreement agreement) {
        assertThat(new PaperFigure("control", 100, figure, "", true).agreement(STUDY)).isEqualTo(agreement);
    }

    @Test
    void whereNothingWasScoredNothingIsSaid() {
        assertThat(new PaperFigure("hint", 100, "> 92 %", "", true).agreement(STUDY)).isEqualTo(Agreement.NOT_RUN);
        assertThat(new PaperFigure("control", 50, "> 92 %", "", true).agreement(STUDY)).isEqualTo(Agreement.NOT_RUN);
    }
}
