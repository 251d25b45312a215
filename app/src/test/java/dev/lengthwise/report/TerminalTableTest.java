package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static dev.lengthwise.report.Records.study;
import static dev.lengthwise.report.Records.trainedOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.task.TrainedLengths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminalTableTest {
    @Test
    void anArmWithSeveralControlsHasALineForEach() {
        ArmResult hint = new ArmResult("hint", "", List.of("control", "shuffled"), Records.TRAINED, "",
                Records.at100("hint", "", 50, 60).runs());
        String table = TerminalTable.ofStudy(study(Records.at100("control", "", 0, 10),
                Records.at100("shuffled", "control", 7, 7), hint));
        assertThat(table).contains("""
                Differences: shuffled to control.

                                 mean  95 % interval  median    sd  difference  95 % interval
                length 100, unseen, beyond
                  control        0.50      0 to  6.9    0.50  0.71
                  shuffled       0.70                   0.70  0          +0.20  -6.2 to  +6.6
                  hint           5.5       0 to 11.9    5.5   0.71
                    to control                                           +5.0
                    to shuffled                                          +4.8   -1.6 to +11.2
                """);
    }

    @Test
    void saysHowManyExamplesARunHad() {
        StudyResult study = study(
                arm("control", Records.trained(run(1, scored(20, 5)), 2400, "sort"),
                        Records.trained(run(2, scored(20, 5)), 2400, "sort")),
                arm("hint", Records.trained(run(1, scored(20, 5)), 1200, "sort", "successor"),
                        Records.trained(run(2, scored(20, 5)), 600, "sort", "successor")),
                arm("old", run(1, scored(20, 5))));
        assertThat(TerminalTable.ofStudy(study))
                .contains("\nExamples that a run was trained on: control 2,400 sort; hint"
                        + " 1,200 sort + 1,200 successor or 600\n  sort + 600 successor.\n");
    }

    @Test
    void showsMeansSeedsAndThePapersFigures() {
        assertThat(TerminalTable.ofStudy(Records.twoArms())).isEqualTo("""
                Exact match in percent, mean over seeds, each seed beneath. Trained on lengths 2 to 20. Other
                lengths are unseen.

                           trained |  beyond
                length          20 |     100
                control      99.03 |    0.10
                  seed 1     99.0  |    0.10
                  seed 2     98.1  |    0
                  seed 3    100    |    0.20
                successor    99.95 |   89.3
                  seed 1     99.90 |   91.3
                  seed 2    100    |   87.3

                Reached 95 % exact match at length 20, which was trained on: control 3 of 3 seeds; successor 2 of 2
                  seeds. Every seed with a score counts in every mean.

                n50 is the length at which exact match falls to 50 %, between the tested lengths on a logarithmic
                scale. "Beyond 100" is not 100: exact match is above 50 % at every length tested, up to 100. The
                mean over seeds is the geometric one, its interval Student's t of logarithms; there is none
                ("outside") where a seed's n50 is outside of the lengths tested. The median and its exact interval
                are by rank, and hold then too. Ratio: how many times as far as its control, seed by seed; p by
                Student's t and of sign flips.

                               n50  95 % interval      median    ratio
                control       44.4   43.5 to 45.4        44.4
                    seeds 44.4, 44.0, 44.8
                successor  outside                 beyond 100  outside
                    seeds beyond 100, beyond 100

                Over seeds: mean, its 95 % interval over seeds (Student's t), median, standard deviation; then the
                mean difference to the control seed by seed, in percentage points, with its interval over seeds.
                With one seed, or where all are the same, there is no such interval. Exact, however seeds scatter:
                least to greatest of 2 seeds hold the median of all there could be with a probability of 50.0 % or
                more.
                Differences: successor to control.

                              mean    95 % interval  median     sd  difference    95 % interval
                length 20
                  control    99.03  96.7  to 100      99.0   0.95
                  successor  99.95  99.31 to 100      99.95  0.071        +1.4   -5.0 to   +7.8
                length 100, unseen, beyond
                  control     0.10   0    to   0.35    0.10  0.10
                  successor  89.3   63.9  to 100      89.3   2.8         +89.3  +64.5 to +100

                Tests of the differences. p of a difference is by Student's t over seeds, as its interval is. Holm
                and BH (Benjamini and Hochberg) adjust it for the number of all that have one, 2. The p of sign
                flips needs no normal distribution: it is the share of all signs that the seeds' differences could
                have that give a mean as far from 0. r is the correlation of the pairs, an arm's score and its
                control's with the same seed. Where r is 0 or below, pairing does not pay, and the interval of the
                unpaired difference stands there, by Welch.

                length             difference      p   Holm     BH  sign flips  r  unpaired, 95 %
                    20  successor        +1.4   0.22   0.22   0.22        0.50
                   100  successor       +89.3  0.014  0.028  0.028        0.50

                Published elsewhere, not measured here. Ours can agree with it only at the same size.
                  published: control, length 100: < 1 % (width 1024), not tested at that size; here 0.10 % (3 seeds,
                    0 to 0.20)
                """);
    }

    @Test
    void keepsRunsThatFailed() {
        StudyResult study = study(arm("control", run(1, scored(30, 500)), run(2, "failed: diverged")),
                arm("alone", run(1, "failed: out of memory")));
        assertThat(TerminalTable.ofStudy(study)).endsWith("""

                                              |  beyond
                length                        |      30
                control                       |    50.0
                  seed 1                      |    50.0
                  seed 2 (failed: diverged)   |     -
                alone (failed: out of memory) |     -
                """);
    }

    @Test
    void marksSeedsBelowTheThreshold() {
        StudyResult study = study(Optional.of(new Threshold(20, 0.95)),
                arm("a", run(1, scored(20, 990)), run(2, scored(20, 400)), run(3, "killed")),
                arm("b", run(1, scored(20, 949))));
        assertThat(TerminalTable.ofStudy(study)).contains("\n  seed 1 ", "\n  seed 2 (below 95 %) ",
                "\n  seed 3 (killed) ", "\nb (below 95 %) ",
                """

                        Reached 95 % exact match at length 20, which was trained on: a 1 of 3 seeds, not seed 2, no score
                          for seed 3; b 0 of 1 seed, not seed 1. Every seed with a score counts in every mean.
                        """);
    }

    @Test
    void theLinesOverSeedsFitToo() {
        String first = "a-name-that-is-as-long-as-it-may-be-no-1";
        ArmResult[] arms = IntStream.rangeClosed(1, 4).mapToObj(arm -> Records.at100(
                first.replace('1', (char) ('0' + arm)), arm == 1 ? "" : first, 999, 1, 0)).toArray(ArmResult[]::new);
        String table = TerminalTable.ofStudy(study(arms));
        assertThat(table.lines()).allMatch(line -> line.length() <= TerminalTable.WIDTH);
        assertThat(table.lines().filter(line -> line.startsWith("  a-name-that-is") && line.contains(" 0 to 100 ")))
                .hasSize(4);
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
        assertThat(TerminalTable.ofEvaluation(new Evaluation("sort", List.of(scored(20, 990), worse)),
                Records.TRAINED))
                .isEqualTo(
                        """
                                sort: exact match of the greedy output with its 95 % Wilson interval
                                length           samples  exact %  from     to  token %  commonest first errors
                                    20  trained    1,000     99.0  98.2  99.46    99.90  end (10)
                                   100  beyond     1,000      0     0     0.38    90.0   successor after 1 (700)
                                Trained on lengths 2 to 20. Other lengths are unseen.
                                n50, the length at which exact match falls to 50 %, is 44.4 (95 % interval over test inputs 44.1 to
                                44.7), between the tested lengths on a logarithmic scale.
                                """);
        assertThat(TerminalTable.ofEvaluation(new Evaluation("sort", List.of(scored(20, 990))), Records.TRAINED))
                .isEqualTo("""
                        sort: exact match of the greedy output with its 95 % Wilson interval
                        length  samples  exact %  from     to  token %  commonest first errors
                            20    1,000     99.0  98.2  99.46    99.90  end (10)
                        """);
    }

    @Test
    void trainedOnOneLengthTheOthersAreBelowAndBeyond() {
        String table = TerminalTable.ofEvaluation(new Evaluation("sort", IntStream.of(10, 25, 50, 75)
                .mapToObj(length -> scored(length, 500)).toList()), TrainedLengths.from(50, 50));
        assertThat(table.lines().skip(2).map(line -> line.strip().split(" +")[1]).limit(4)).containsExactly("below",
                "below", "trained", "beyond");
        assertThat(table).contains("\nTrained on length 50. Other lengths are unseen.\nn50,");
    }

    /** A bar parts every two groups. */
    @Test
    void theColumnsOfAGapStandApart() {
        ArmResult gap = trainedOn(TrainedLengths.from(5, 10).or(TrainedLengths.from(50, 50)),
                arm("gap", run(1, IntStream.of(2, 5, 10, 30, 50, 100).mapToObj(length -> scored(length, 500))
                        .toArray(LengthResult[]::new))));
        assertThat(TerminalTable.ofStudy(study(gap))).startsWith("""
                Exact match in percent. Trained on lengths 5 to 10, 50. Other lengths are unseen.

                       |  below |  trained    |  between |  trained |  beyond
                length |      2 |     5    10 |       30 |       50 |     100
                gap    |   50.0 |  50.0  50.0 |     50.0 |     50.0 |    50.0
                """);
    }

    /** 3 is in the gap of one arm, 10 is below the other's; all agree that 2 is trained and that 100 is beyond. */
    @Test
    void armsThatDifferAreMarkedEachByItsOwnLengths() {
        LengthResult[] results = IntStream.of(2, 3, 10, 50, 100).mapToObj(length -> scored(length, 500))
                .toArray(LengthResult[]::new);
        ArmResult one = trainedOn(TrainedLengths.from(2, 2).or(TrainedLengths.from(4, 10)),
                arm("one", run(1, results), run(2, Arrays.copyOf(results, 3))));
        ArmResult two = trainedOn(TrainedLengths.from(2, 3).or(TrainedLengths.from(50, 50)),
                arm("two", run(1, results)));
        assertThat(TerminalTable.ofStudy(study(one, two))).startsWith("""
                Exact match in percent, mean over seeds, each seed beneath. Trained on lengths: one 2, 4 to 10; two
                2 to 3, 50. Other lengths are unseen. By arm: < below, ~ between, > beyond what that arm was trained
                on.

                          trained |  by arm              |  beyond
                length          2 |     3     10     50  |     100
                one          50.0 |  50.0~  50.0   50.0> |    50.0
                  seed 1     50.0 |  50.0~  50.0   50.0> |    50.0
                  seed 2     50.0 |  50.0~  50.0    -    |     -
                two          50.0 |  50.0   50.0~  50.0  |    50.0
                """);
    }
}
