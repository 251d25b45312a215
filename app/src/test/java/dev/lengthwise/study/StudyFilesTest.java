package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Batcher;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.Scale;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.recipe.StudyPlanWriter;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.run.Workload;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped studies, at every scale they have. */
class StudyFilesTest {
    private static final Path FOLDER = Path.of("studies");

    @TempDir
    Path folder;

    private static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    /** Studies of arms. */
    static List<Path> files() throws IOException {
        return all().stream().filter(file -> Plan.kind(file).isEmpty()).toList();
    }

    private static StudyPlan plan(String name, @Nullable Scale scale) {
        return StudyPlan.read(FOLDER.resolve(name + ".yaml"), scale, List.of());
    }

    /** A file's plan at each of its scales, or its only one. */
    private static List<StudyPlan> plans(Path file) {
        List<StudyPlan> plans = new ArrayList<>();
        for (Scale scale : Plan.scales(file)) {
            plans.add(StudyPlan.read(file, scale, List.of()));
        }
        return plans.isEmpty() ? List.of(StudyPlan.read(file, null, List.of())) : plans;
    }

    private static Recipe recipe(StudyPlan plan, String arm) {
        return plan.arm(arm).recipe().withSeed(plan.seeds().getFirst());
    }

    private static Batcher data(StudyPlan plan, String arm) {
        return Setup.of(recipe(plan, arm)).batcher();
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachIsReadAtEveryScaleAndNamedAfterItsFile(Path file) throws IOException {
        for (StudyPlan plan : plans(file)) {
            assertThat(plan.name() + ".yaml").isEqualTo(String.valueOf(file.getFileName()));
            assertThat(plan.title()).isNotEqualTo(plan.name());
            assertThat(plan.question()).isNotBlank();
            ComparableArms.require(plan);
            String written = StudyPlanWriter.yaml(plan);
            Path again = Files.writeString(folder.resolve("again.yaml"), written);
            assertThat(StudyPlanWriter.yaml(StudyPlan.read(again, null, List.of()))).isEqualTo(written);
        }
    }

    /**
     * By the speeds of docs/benchmarks/cpu.md, on two cores. The laptop headline has an hour for each arm, its ablations
     * take a little longer than other studies, and copies, which are learned late, an hour and a quarter. Two are for several nights.
     */
    @ParameterizedTest
    @MethodSource("files")
    void smokeTakesSecondsLaptopHalfAnHourAndWhatHasNoScalesAnHour(Path file) {
        for (StudyPlan plan : plans(file)) {
            double seconds = plan.arms().stream().mapToDouble(arm -> 2 + Workload.of(arm.recipe()).whole()).sum()
                    * plan.seeds().size() / 2;
            if (plan.scale() == Scale.SMOKE) {
                assertThat(seconds).isLessThan(30);
            } else if (plan.scale() == Scale.LAPTOP && (plan.name().equals("laptop-headline")
                    || plan.name().equals("laptop-plain"))) {
                assertThat(seconds).isLessThan(plan.arms().size() * 60 * 60.0);
            } else if (plan.scale() == Scale.LAPTOP && plan.name().equals("laptop-ablations")) {
                assertThat(seconds).isLessThan(40 * 60);
            } else if (plan.scale() == Scale.LAPTOP && plan.name().equals("copies")) {
                assertThat(seconds).isLessThan(75 * 60);
            } else if (plan.scale() == Scale.LAPTOP && plan.name().equals("laptop-plain-hint")) {
                assertThat(seconds).isLessThan(20 * 60 * 60);
            } else if (plan.scale() == Scale.LAPTOP && plan.name().equals("regime")) {
                assertThat(seconds).isLessThan(72 * 60 * 60);
            } else if (plan.scale() == Scale.LAPTOP) {
                assertThat(seconds).isLessThan(30 * 60);
            } else if (plan.scale() == null) {
                assertThat(seconds).isLessThan(60 * 60);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"headline", "tempered", "hints", "increment", "depth", "beta", "isolation", "diversity",
            "membership"})
    void thePapersScaleIsThePapers(String name) {
        StudyPlan plan = plan(name, Scale.PAPER);
        assertThat(plan.seeds()).hasSize(5).startsWith(plan(name, Scale.LAPTOP).seeds().toArray(new Long[0]));
        assertThat(plan.threshold()).isEqualTo(new Threshold(20, 0.95));
        for (StudyPlan.Arm arm : plan.arms()) {
            Recipe recipe = arm.recipe();
            assertThat(recipe.model().width()).isEqualTo(1024);
            assertThat(recipe.train().steps()).isEqualTo(arm.name().equals("longer") ? 200_000 : 100_000);
            assertThat(recipe.train().learningRate()).isEqualTo(1e-5);
            assertThat(recipe.train().precision()).isEqualTo(Asked.of(Precision.BF16));
            assertThat(recipe.lengths()).isEqualTo(Lengths.PAPER.ranges());
            assertThat(recipe.evaluate().lengths()).containsExactly(10, 20, 30, 50, 75, 100, 200, 500);
        }
        StudyPlan.Arm first = plan.arms().getFirst();
        assertThat(first.recipe().train().batch()).isEqualTo(1024);
        assertThat(first.recipe().model().depth()).isEqualTo(name.equals("depth") ? 1 : 2);
    }

    /** What its arms say they match is checked whenever a study is run; here that they say it, and by how much they differ. */
    @ParameterizedTest
    @EnumSource
    void isolationMatchesComputeAndData(Scale scale) {
        StudyPlan plan = plan("isolation", scale);
        ComparableArms.require(plan);
        assertThat(plan.arms().stream().filter(arm -> arm.matches() != null)
                .map(arm -> arm.name() + " " + Objects.requireNonNull(arm.matches()).arm()))
                .containsExactly("successor-replace control", "data-matched successor-replace",
                        "compute-matched successor-add", "longer successor-add", "successor-add control",
                        "shuffled control");
        int batch = data(plan, "control").examples(0);
        assertThat(data(plan, "data-matched").examples(0)).isEqualTo(batch / 2);
        assertThat(data(plan, "compute-matched").examples(0)).isEqualTo(2 * batch);
        assertThat(data(plan, "longer").examples(0)).isEqualTo(batch);
        assertThat(recipe(plan, "longer").train().steps()).isEqualTo(2 * recipe(plan, "control").train().steps());
        assertThat(plan.similarity()).isTrue();
    }

    @Test
    void armsThatAreComparedDifferInNothingButWhatTheyAreNamedAfter() {
        for (String study : List.of("depth", "diversity")) {
            StudyPlan plan = plan(study, Scale.LAPTOP);
            for (StudyPlan.Arm arm : plan.arms()) {
                for (String name : arm.controls()) {
                    Recipe control = recipe(plan, name);
                    assertThat(arm.name()).startsWith(name.replace("-shuffled", ""));
                    assertThat(List.of(arm.recipe().task(), arm.recipe().model(), arm.recipe().train()))
                            .isEqualTo(List.of(control.task(), control.model(), control.train()));
                }
            }
        }
    }

    @Test
    void everyHintForSortingIsAmongTheHints() {
        StudyPlan plan = plan("hints", Scale.PAPER);
        assertThat(plan.arms().stream().skip(1).map(arm -> arm.recipe().hints().getFirst().kind()))
                .containsExactlyInAnyOrderElementsOf(
                        Hints.names(Setup.of(plan.arms().getFirst().recipe()).task()));
    }
}
