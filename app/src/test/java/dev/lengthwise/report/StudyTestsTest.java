package dev.lengthwise.report;

import static dev.lengthwise.report.Records.at100;
import static dev.lengthwise.report.Records.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.result.study.PairedDifference;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.TestsEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyTestsTest {
    /** Differences of steady +100, +200, +300; of upset +300, +50, -50, as its seeds go the other way; constant differs nowhere. */
    private static final StudyResult STUDY = study(at100("control", "", 100, 200, 300),
            at100("steady", "control", 200, 400, 600), at100("upset", "control", 400, 250, 250),
            at100("same", "control", 100, 200, 300));

    private static TestsEntry tests(String arm) {
        return StudyFile.of(STUDY, Path.of("report.html")).arms().stream().filter(entry -> entry.arm().equals(arm))
                .findFirst().orElseThrow().overSeeds().getFirst().differences().getFirst().tests().orElseThrow();
    }

    @Test
    void everyDifferenceHasItsPAndThatAmongAll() {
        TestsEntry.P t = tests("steady").t().orElseThrow();
        assertThat(t.p()).isCloseTo(1 - Math.sqrt(12) / Math.sqrt(14), within(1e-9));
        assertThat(t.holm()).isCloseTo(2 * t.p(), within(1e-12));
        assertThat(tests("steady").signFlips().orElseThrow().p()).isEqualTo(0.25);
        assertThat(tests("steady").signFlips().orElseThrow().holm()).isEqualTo(0.5);
        // ±300 ±50 ±50: six of eight are at least 300 from 0
        assertThat(tests("upset").signFlips().orElseThrow().p()).isEqualTo(6 / 8.0);
    }

    @Test
    void wherePairingDoesNotPayTheUnpairedIntervalStandsBeside() {
        assertThat(tests("steady").correlation().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(tests("steady").unpaired()).isEmpty();
        TestsEntry upset = tests("upset");
        assertThat(upset.correlation().orElseThrow()).isCloseTo(-Math.sqrt(0.75), within(1e-9));
        // means 0.3 and 0.2, errors² 0.0025 and 1/300: 0.0763763, degrees 3.9024
        TestsEntry.Unpaired unpaired = upset.unpaired().orElseThrow();
        assertThat((unpaired.low() + unpaired.high()) / 2).isCloseTo(0.1, within(1e-9));
        assertThat((unpaired.high() - unpaired.low()) / 2).isCloseTo(0.0763763 * 2.804, within(1e-3));
        assertThat(unpaired.splits()).isEqualTo(8 / 20.0);
    }

    @Test
    void whatDiffersNowhereIsNotTestedAndDoesNotCount() {
        assertThat(tests("same").t()).isEmpty();
        assertThat(tests("same").signFlips()).isEmpty();
        assertThat(tests("upset").signFlips().orElseThrow().holm()).isEqualTo(0.75); // 1 · 0.75, as steady's 0.25 is 2 · 0.25
        assertThat(PairedDifference.of(STUDY.arms().get(3), STUDY.arms().getFirst(), 100).orElseThrow().values().t())
                .isEmpty();
    }

    @Test
    void pageAndTerminalHaveThem() {
        assertThat(TerminalTable.ofStudy(STUDY)).contains("100  steady       +20.0  0.074  0.15")
                .contains("-0.87");
        assertThat(HtmlReport.render(STUDY)).contains("Tests of the differences").contains("sign flips\">0.25");
        StudyResult oneSeed = study(at100("control", "", 100), at100("other", "control", 900));
        assertThat(List.of(TerminalTable.ofStudy(oneSeed), HtmlReport.render(oneSeed)))
                .noneMatch(text -> text.contains("Tests of the differences"));
    }
}
