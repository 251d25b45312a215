package dev.lengthwise.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.PlanReader;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.Scale;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.increment.IncrementFamily;
import dev.lengthwise.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GapPlanReaderTest {
    private static final String PLAN = """
            kind: construction-gap
            title: By hand
            question: How far?
            seed: 7
            scales:
              smoke: {note: quick, sweeps: {sort: {lengths: [1, 4], beta: [2]}}, without: [long]}
              laptop: {note: slow}
            sweeps:
              - name: sort
                task: {kind: sort, values: 5}
                maxLength: 50
                plain: [10]
                beta: [0.5, 2]
                precisions: [fp64, all-bf16]
                families: [uniform, one-value]
                lengths: [1, 10, 50]
                samples: 3
                attention: [5]
              - name: long
                task: {kind: increment}
                maxLength: 9
                beta: [2]
                lengths: {from: 3, to: 6}
            """;

    private static final PlanReader READER = new PlanReader(List.of(new GapPlanKind()));

    @TempDir
    Path folder;

    private GapPlan read(String text, @Nullable Scale scale) throws IOException {
        return (GapPlan) READER.read(Files.writeString(folder.resolve("hand.yaml"), text), scale, List.of());
    }

    @Test
    void everyCombinationIsACell() throws IOException {
        GapPlan plan = read(PLAN, null);
        assertThat(plan.name()).isEqualTo("hand");
        assertThat(plan.scale()).isEqualTo(Scale.LAPTOP);
        assertThat(plan.seed()).isEqualTo(7);
        GapPlan.Sweep sort = plan.sweeps().getFirst();
        assertThat(sort.softmaxes()).containsExactly(new Softmax.Plain(10), new Softmax.LogLength(0.5),
                new Softmax.LogLength(2));
        assertThat(sort.cells()).hasSize(2 * 3 * 2);
        assertThat(sort.cells().getFirst().file()).isEqualTo("fp64-plain-10-uniform");
        assertThat(sort.cells().getLast().label()).isEqualTo("sort all-bf16 β = 2 one-value");
        assertThat(plan.cells()).hasSize(12 + 6 * 4);
    }

    @Test
    void whatIsNotSaidIsAllThereIs() throws IOException {
        GapPlan.Sweep increment = read(PLAN, null).sweeps().get(1);
        assertThat(increment.lengths()).containsExactly(3, 4, 5, 6);
        assertThat(increment.precisions()).containsExactly(Precision.FP64, Precision.FP32, Precision.FP16,
                Precision.BF16, Precision.ALL_FP16, Precision.ALL_BF16);
        assertThat(increment.families()).containsExactly(UniformFamily.UNIFORM, IncrementFamily.ONE_VALUE,
                IncrementFamily.NINES,
                IncrementFamily.ZEROS_THEN_NINES);
        assertThat(increment.samples()).isEqualTo(1);
        assertThat(increment.attention()).isEmpty();
    }

    @Test
    void aScaleIsLaidOverItsSweepsAndLeavesSomeOut() throws IOException {
        GapPlan smoke = read(PLAN, Scale.SMOKE);
        assertThat(smoke.sweeps()).hasSize(1);
        assertThat(smoke.sweeps().getFirst().lengths()).containsExactly(1, 4);
        assertThat(smoke.sweeps().getFirst().softmaxes()).hasSize(2);
        assertThat(smoke.sweeps().getFirst().samples()).isEqualTo(3);
        assertThat(smoke.note()).isEqualTo("quick");
        assertThat(Plan.scales(folder.resolve("hand.yaml"))).containsExactly(Scale.SMOKE, Scale.LAPTOP);
    }

    @Test
    void whatIsWrittenGivesTheSameCells() throws IOException {
        GapPlan plan = read(PLAN, null);
        String written = GapPlanWriter.yaml(plan);
        assertThat(read(written, null)).isEqualTo(plan);
        assertThat(GapPlanWriter.yaml(read(written, null))).isEqualTo(written);
    }

    @Test
    void errorsNameThePlaceAndWhatIsAllowed() {
        refused("families: [uniform, one-value]", "families: [nines]", "sweeps.0.families.0",
                "\"nines\" is not allowed; one of uniform, one-value, one-missing");
        refused("lengths: [1, 10, 50]", "lengths: [1, 51]", "sweeps.0.lengths",
                "[1, 51] are not ascending from 1 to maxLength 50");
        refused("precisions: [fp64, all-bf16]", "precisions: [auto]", "sweeps.0.precisions.0",
                "\"auto\" is not allowed; one of fp64, fp32, fp16, bf16, all-fp16, all-bf16");
        refused("beta: [0.5, 2]", "beta: [0.0]", "sweeps.0.beta", "has 0.0, which is not a number above 0");
        refused("kind: construction-gap", "kind: gap", "kind",
                "\"gap\" is not a kind of study: construction-gap, or no kind for a study of arms");
        refused("without: [long]", "without: [short]", "scales.smoke.without.0",
                "\"short\" is not allowed; one of sort, long");
    }

    private void refused(String text, String instead, String where, String message) {
        assertThatThrownBy(() -> read(PLAN.replace(text, instead), scale(text)))
                .isInstanceOf(RecipeException.class).hasMessageContaining(": " + where + ": ")
                .hasMessageContaining(message);
    }

    /** What only one scale says is read at that scale alone. */
    private static @Nullable Scale scale(String text) {
        return text.startsWith("without") ? Scale.SMOKE : null;
    }

    @Test
    void valuesOfRecipesCannotBeSet() throws IOException {
        Path file = Files.writeString(folder.resolve("hand.yaml"), PLAN);
        assertThatThrownBy(() -> READER.read(file, null, List.of("train.steps=1"))).isInstanceOf(RecipeException.class)
                .hasMessageContaining("--set is for studies of arms");
    }

    @Test
    void sweepsOfAStudyByHandAreToldTogether() throws IOException {
        assertThat(wrong("""
                kind: construction-gap
                seed: x
                scales:
                  smoke: {sweeps: {long: {samples: 0}}, without: [longer]}
                  laptop: {}
                sweeps:
                  - {name: sort, task: {kind: sort, values: 1}, maxLength: 5, beta: [0], lengths: [1, 9]}
                  - {name: long, task: {kind: increment}, beta: [1], precisions: [fp8, auto], lengths: {from: 9, to: 3}}
                """)).containsExactly(
                "hand.yaml:2:7: seed: \"x\" is not a whole number",
                "hand.yaml:4:36: scales.smoke.sweeps.long.samples: 0 is below 1",
                "hand.yaml:4:51: scales.smoke.without.0: \"longer\" is not allowed; one of sort, long",
                "hand.yaml:7:45: sweeps.0.task.values: 1 is below 2",
                "hand.yaml:7:69: sweeps.0.beta: has 0.0, which is not a number above 0",
                "hand.yaml:7:83: sweeps.0.lengths: [1, 9] are not ascending from 1 to maxLength 5",
                "hand.yaml:8:5: sweeps.1.maxLength: missing; a whole number is needed",
                "hand.yaml:8:67: sweeps.1.precisions.0: \"fp8\" is not allowed; one of fp64, fp32, fp16, bf16, all-fp16,"
                        + " all-bf16",
                "hand.yaml:8:72: sweeps.1.precisions.1: \"auto\" is not allowed; one of fp64, fp32, fp16, bf16,"
                        + " all-fp16, all-bf16",
                "hand.yaml:8:88: sweeps.1.lengths: 9-3 runs backwards; write 3-9");
    }

    private List<String> wrong(String text) {
        return catchThrowableOfType(RecipeException.class, () -> read(text, null)).lines().stream()
                .map(line -> line.replace(folder + "/", "")).toList();
    }
}
