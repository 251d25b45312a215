package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Kept studies, asked how many seeds a difference takes, and what they say together. */
class PowerAndPoolCommandTest {
    private static Invocation power(Object... more) {
        Object[] arguments = new Object[more.length + 2];
        arguments[0] = "power";
        arguments[1] = "docs/results/tempered";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Invocation.of(arguments);
    }

    /** Exact match at 30: tempered 92.4, 90.6, 93.2 % less control 74.6, 58.8, 85.0 %: differences 17.8, 31.8, 8.2, deviation 11.86. */
    @Test
    void theScatterIsThatOfTheStudysSeeds() {
        JsonNode json = power("--length", 30, "--difference", 0.1, "--json").json();
        assertThat(json.path("metric").asString()).isEqualTo("exact");
        assertThat(json.path("fewestForSignFlips").asInt()).isEqualTo(6);
        JsonNode first = json.path("comparisons").path(0);
        assertThat(first.path("arm").asString()).isEqualTo("tempered");
        JsonNode study = Invocation.of("report", "docs/results/tempered", "--json", "--out", "target").json();
        JsonNode difference = study.path("arms").path(1).path("overSeeds").valueStream()
                .filter(scores -> scores.path("length").asInt() == 30).findFirst().orElseThrow().path("differences")
                .path(0);
        assertThat(first.path("paired").path("deviation").asDouble())
                .isCloseTo(difference.path("deviation").asDouble(), within(1e-12));
        assertThat(first.path("mean").asDouble()).isCloseTo(difference.path("mean").asDouble(), within(1e-12));
        assertThat(first.path("correlation").asDouble()).isEqualTo(difference.at("/tests/correlation").asDouble());
        int seeds = first.path("paired").path("seeds80").asInt();
        double ratio = 0.1 / first.path("paired").path("deviation").asDouble();
        // (1.96 + 0.84)² / ratio² for many seeds, and about two more for few
        assertThat(seeds).isBetween((int) (7.85 / ratio / ratio), (int) (7.85 / ratio / ratio) + 4);
    }

    @Test
    void aLargerDifferenceTakesFewerSeedsAndMoreSeedsFindSmallerOnes() {
        JsonNode large = power("--difference", 0.5, "--json").json().path("comparisons").path(0).path("paired");
        JsonNode small = power("--difference", 0.05, "--json").json().path("comparisons").path(0).path("paired");
        assertThat(large.path("seeds80").asInt()).isLessThan(small.path("seeds80").asInt());
        assertThat(small.path("seeds80").asInt()).isLessThan(small.path("seeds90").asInt());
        assertThat(large.path("smallest80")).isEqualTo(small.path("smallest80"));
        assertThat(power().out()).contains("a difference of 0.26 in log2 n50", "tempered to control");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThat(power("--metric", "exact").err()).contains("--length is missing");
        assertThat(power("--metric", "n50", "--length", 30).err()).contains("--length 30 is not allowed");
        assertThat(power("--metric", "n50").err()).contains("--difference is missing");
        assertThat(power("--length", 31).err()).contains("the study has no score there; it has 5, 10");
        assertThat(power("--difference", "-1").err()).contains("--difference: '-1' is not a number above 0");
        assertThat(power("--metric", "n51").err()).contains("one of exact, n50, log2-n50");
        assertThat(power("--alpha", "2").code()).isEqualTo(2);
        assertThat(Invocation.of("pool", "docs/results/tempered").err()).contains("at least two are pooled");
    }

    @Test
    void studiesWithoutACommonArmSaySo() {
        Invocation pool = Invocation.of("pool", "docs/results/increment", "docs/results/tempered");
        assertThat(pool.code()).isZero();
        assertThat(pool.out()).startsWith("No arm of these studies was trained by the same recipe");
    }
}
