package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.experiment.Setup;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.run.RunFootprint;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final OptionalLong PLENTY = OptionalLong.of(100_000_000_000L);

    @Test
    void oneRunACore() {
        assertThat(SideBySide.of("run", 0, 1, 12, 4, 1e9, PLENTY)).isEqualTo(new SideBySide(4, ""));
        assertThat(SideBySide.of("run", 0, 1, 3, 4, 1e9, PLENTY).jobs()).isEqualTo(3);
        assertThat(SideBySide.of("run", 0, 1, 12, 4, 1e9, OptionalLong.empty()).jobs()).isEqualTo(4);
    }

    @Test
    void threadsOfAllRunsTogetherAreNoMoreThanCores() {
        assertThat(SideBySide.of("run", 0, 2, 12, 4, 1e9, PLENTY).jobs()).isEqualTo(2);
        assertThat(SideBySide.of("run", 0, 3, 12, 4, 1e9, PLENTY).jobs()).isEqualTo(1);
        assertThat(SideBySide.of("run", 0, 8, 12, 4, 1e9, PLENTY).jobs()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIntoMemoryWaits() {
        assertThat(SideBySide.of("run", 0, 1, 12, 4, 3e9, OptionalLong.of(8_000_000_000L)))
                .isEqualTo(new SideBySide(2, "a run needs about 3.0 GB, 8.0 GB are free"));
        assertThat(SideBySide.of("run", 0, 1, 12, 4, 30e9, OptionalLong.of(8_000_000_000L)).jobs()).isEqualTo(1);
    }

    @Test
    void whoAsksGetsWhatHeAsksFor() {
        assertThat(SideBySide.of("run", 6, 2, 12, 4, 30e9, OptionalLong.of(8_000_000_000L)))
                .isEqualTo(new SideBySide(6, ""));
    }

    @Test
    void moreAtOnceThanThereIsRoomForAreRefused() {
        OptionalLong free = OptionalLong.of(8_000_000_000L);
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> SideBySide.require("run", 6, 12, 3e9, free))
                .withMessage("--jobs 6 is not allowed: a run needs about 3.0 GB, 8.0 GB are free; at most 2");
        SideBySide.require("run", 2, 12, 3e9, free);
        SideBySide.require("run", 6, 2, 3e9, free); // there are only two to do
        SideBySide.require("run", 0, 12, 30e9, free); // ours to choose
        SideBySide.require("run", 6, 12, 3e9, OptionalLong.empty());
    }

    /** Batch 1024 of the paper's lengths has about 12,000 tokens; a width of 1024 has 25 million weights. */
    @Test
    void aRunNeedsMoreTheLargerItIs() {
        double small = footprint("train.batch=64", "train.engine=torch");
        double large = footprint("train.batch=1024", "train.engine=torch");
        assertThat(small).isBetween(0.6e9, 0.8e9);
        assertThat(large).isBetween(1e9, 2e9);
        assertThat(footprint("model.width=1024", "model.mlp=4096", "train.batch=64")).isGreaterThan(small + 24 * 25e6);
        assertThat(footprint("train.batch=64")).as("our own engine, without libtorch").isBetween(0.25e9, 0.4e9);
    }

    private static double footprint(String... settings) {
        return new RunFootprint(Setup.of(RecipeReader.read(Path.of("recipes/sort.yaml"), List.of(settings))))
                .training().bytes();
    }
}
