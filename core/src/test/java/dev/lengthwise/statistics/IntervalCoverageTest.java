package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How often a 95 % interval over seeds holds the true mean, measured. The table of the decision on statistics over seeds is this
 * test's output: it fails where the two differ.
 */
class IntervalCoverageTest {
    private static final Path DECISION = Path.of("docs/decisions/0013-statistics-over-seeds.md");
    private static final Interval SHARES = new Interval(0, 1);
    private static final int[] COUNTS = {3, 5, 10};
    private static final int STUDIES = 10_000;
    private static final int BOOTSTRAPPED_STUDIES = 2_000;

    /** Kinds of seeds that studies of length generalization meet, made up, with means that are known. */
    enum Kind {
        EVEN("evenly around 50 %: normal, deviation 5 points", 0.5) {
            @Override
            double draw(RandomGenerator random) {
                return 0.5 + 0.05 * random.nextGaussian();
            }
        },
        TOP("near the top: 100 % less an exponential, mean 95 %", 1 - 0.05 * (1 - Math.exp(-20))) {
            @Override
            double draw(RandomGenerator random) {
                return Math.max(0, 1 + 0.05 * Math.log(1 - random.nextDouble()));
            }
        },
        BOTTOM("near the bottom: mostly below 1 %, some up to 5 %", 0.01) {
            @Override
            double draw(RandomGenerator random) {
                return 0.05 * Math.pow(random.nextDouble(), 4);
            }
        },
        ANYWHERE("anywhere from 0 to 100 %", 0.5) {
            @Override
            double draw(RandomGenerator random) {
                return random.nextDouble();
            }
        },
        HALF("two camps: half at 95 %, half at 1 %", camps(0.5)) {
            @Override
            double draw(RandomGenerator random) {
                return camp(0.5, random);
            }
        },
        MOST("two camps: four in five at 95 %, one at 1 %", camps(0.8)) {
            @Override
            double draw(RandomGenerator random) {
                return camp(0.8, random);
            }
        };

        private final String words;
        private final double mean;

        Kind(String words, double mean) {
            this.words = words;
            this.mean = mean;
        }

        abstract double draw(RandomGenerator random);

        /** 92 to 98 % with that probability, else 0 to 2 %. */
        private static double camp(double probability, RandomGenerator random) {
            return random.nextDouble() < probability
                    ? 0.92 + 0.06 * random.nextDouble()
                    : 0.02 * random.nextDouble();
        }

        private static double camps(double probability) {
            return probability * 0.95 + (1 - probability) * 0.01;
        }
    }

    private interface Method {
        Interval interval(double[] values, RandomGenerator random);
    }

    private static final Method STUDENT = (values, _) -> Summary.of(values, SHARES).interval().orElseThrow();
    private static final Method BOOTSTRAP = PercentileBootstrap::of;

    /** Share of studies with so many seeds whose interval holds the mean. */
    private static double coverage(Kind kind, int seeds, Method method, int studies) {
        RandomGenerator random = new Random(20261123); // its algorithm is specified, so the table is the same everywhere
        int held = 0;
        for (int study = 0; study < studies; study++) {
            double[] values = new double[seeds];
            for (int seed = 0; seed < seeds; seed++) {
                values[seed] = kind.draw(random);
            }
            held += method.interval(values, random).contains(kind.mean) ? 1 : 0;
        }
        return (double) held / studies;
    }

    @ParameterizedTest
    @EnumSource
    void theDecisionShowsWhatWasMeasured(Kind kind) throws IOException {
        List<String> cells = new ArrayList<>(List.of(kind.words));
        for (int seeds : COUNTS) {
            cells.add(percent(coverage(kind, seeds, STUDENT, STUDIES)));
            cells.add(percent(coverage(kind, seeds, BOOTSTRAP, BOOTSTRAPPED_STUDIES)));
        }
        String line = cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
        assertThat(Files.readAllLines(DECISION)).contains(line);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /** Where seeds scatter evenly, as it is derived, at any number of them. */
    @Test
    void studentsIntervalHoldsTheMeanOfEvenlyScatteredSeeds() {
        for (int seeds : COUNTS) {
            assertThat(coverage(Kind.EVEN, seeds, STUDENT, STUDIES)).isBetween(0.94, 0.96);
        }
    }

    /** One of 27 resamples is three times the least value: more than 2.5 %. So it covers an even mean in 1 - 2/8 of studies. */
    @Test
    void theBootstrapOfThreeValuesIsLeastToGreatest() {
        double[] values = {0.7, 0.1, 0.4};
        assertThat(PercentileBootstrap.of(values, new Random(1)).low()).isCloseTo(0.1, within(1e-12));
        assertThat(PercentileBootstrap.of(values, new Random(1)).high()).isCloseTo(0.7, within(1e-12));
        assertThat(coverage(Kind.EVEN, 3, BOOTSTRAP, BOOTSTRAPPED_STUDIES)).isBetween(0.73, 0.77);
    }

    /** Of 256 resamples, 1, 4 and 10 add up to 0, 1 and 2 quarters: 2.5 % of them, 6.4, are passed at 2, and from above too. */
    @Test
    void theBootstrapWeighsEveryResample() {
        Interval interval = PercentileBootstrap.of(new double[]{0, 0.25, 0.5, 0.75}, new Random(1));
        assertThat(interval.low()).isEqualTo(0.125);
        assertThat(interval.high()).isEqualTo(0.625);
    }

    /** No method knows of a camp that no seed was in: 0.8³ + 0.2³ of studies meet one camp only. */
    @Test
    void threeSeedsOfTwoCampsCoverAtMostWhatMeetsBoth() {
        assertThat(coverage(Kind.MOST, 3, STUDENT, STUDIES)).isBetween(0.46, 1 - 0.512 - 0.008 + 0.02);
        assertThat(Stream.of(STUDENT, BOOTSTRAP).map(method -> coverage(Kind.MOST, 3, method, BOOTSTRAPPED_STUDIES)))
                .allSatisfy(covered -> assertThat(covered).isLessThan(0.52));
    }
}
