package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static dev.lengthwise.report.Records.study;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminalTableTest {
    @Test
    void showsMeansSeedsAndThePapersFigures() {
        assertThat(TerminalTable.ofStudy(Records.twoArms())).isEqualTo("""
                Exact match in percent, mean over seeds, each seed beneath. Right of the bar: unseen lengths, longer
                than the 20 of training.

                length         20 |    100
                control     99.03 |   0.10
                  seed 1    99.0  |   0.10
                  seed 2    98.1  |   0
                  seed 3   100    |   0.20
                successor   99.95 |  89.3
                  seed 1    99.90 |  91.3
                  seed 2   100    |  87.3

                Stated in the paper (arXiv 2310.00726), not measured here; its setting differs from ours.
                  the paper: control, length 100: < 1 % (width 1024); here 0.10 % (3 seeds, 0 to 0.20)
                """);
    }

    @Test
    void keepsRunsThatFailed() {
        StudyResult study = study(arm("control", run(1, scored(30, 500)), run(2, "diverged")),
                arm("alone", run(1, "out of memory")));
        assertThat(TerminalTable.ofStudy(study)).endsWith("""

                length                |    30
                control               |  50.0
                  seed 1              |  50.0
                  seed 2 (diverged)   |   -
                alone (out of memory) |   -
                """);
    }

    @Test
    void fitsInAHundredColumns() {
        LengthResult[] many = IntStream.rangeClosed(1, 30).mapToObj(n -> scored(10 * n, 900))
                .toArray(LengthResult[]::new);
        String table = TerminalTable
                .ofStudy(study(arm("a name that is longer than any name of an arm should ever be", run(1, many))));
        assertThat(table.lines()).allMatch(line -> line.length() <= TerminalTable.WIDTH);
        assertThat(table).contains("a name that is longer than any na...  ").contains(" 10 ").contains(" 300\n");
        assertThat(table.lines().filter(line -> line.startsWith("length"))).hasSize(3);
    }

    @Test
    void showsAnEvaluationLineByLine() {
        LengthResult worse = scored(100, 0,
                Map.of("first element", new DecisionCount(1000, 10, 10), "successor after 1",
                        new DecisionCount(60_000, 3000, 700), "repeat 2 of 2", new DecisionCount(9000, 500, 290)));
        // Wilson, 990 of 1000: (0.99 + z²/2000 ± z √(0.99·0.01/1000 + z²/4000000)) / (1 + z²/1000) = 0.98169, 0.99456
        // 0 of 1000: up to z²/1000 / (1 + z²/1000) = 0.00383
        assertThat(TerminalTable.ofEvaluation(new Evaluation("sort", List.of(scored(20, 990), worse)), 20))
                .isEqualTo("""
                        sort: exact match of the greedy output with its 95 % Wilson interval
                        length  samples  exact %  from     to  token %  commonest first errors
                           20     1,000     99.0  98.2  99.46    99.90  end (10)
                          100*    1,000      0     0     0.38    90.0   successor after 1 (700), repeat 2 of 2 (290)
                        * unseen length, longer than the 20 of training
                        """);
    }
}
