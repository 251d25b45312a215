package dev.lengthwise.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.recipe.PlanReader;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.study.Study;
import dev.lengthwise.study.StudyWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Twelve small cells, kept and judged again on the same machine. */
class GapReproductionTest {
    private static final class Quiet implements StudyWatcher<GapProgress> {
        private final List<String> said = new ArrayList<>();

        @Override
        public void say(String message) {
            said.add(message);
        }

        @Override
        public void progress(GapProgress progress) {
        }

        @Override
        public void doing(String what) {
        }
    }

    @TempDir
    Path folder;
    private Path kept;
    private final Quiet quiet = new Quiet();

    @BeforeEach
    void keep() throws Exception {
        kept = folder.resolve("kept");
        GapPlan plan = (GapPlan) new PlanReader(List.of(new GapPlanKind()))
                .read(Files.writeString(folder.resolve("hand.yaml"), SmallGapPlan.TEXT), null, List.of());
        new GapStudy(plan, new Study.Options(kept, false, 2, 1, "lengthwise study hand"), quiet).go(() -> false);
        quiet.said.clear();
    }

    private Optional<GapReproduced> again(boolean resume, BooleanSupplier stop, String... cells) throws Exception {
        GapReproduction reproduction = GapReproduction.of(kept, List.of(cells));
        assertThat(reproduction.threads()).isEqualTo(1);
        assertThat(reproduction.otherHere()).isEmpty();
        return reproduction.go(new Study.Options(folder.resolve("again"), resume, 2, 1, "lengthwise reproduce kept"),
                quiet, stop);
    }

    @Test
    void allCellsAreTheSame() throws Exception {
        GapReproduced all = again(false, () -> false).orElseThrow();
        assertThat(all.isSame()).isTrue();
        assertThat(all.cells()).hasSize(12).allMatch(GapReproduction.Beside::isSame)
                .allMatch(cell -> cell.lengths() > 0 && cell.firstBefore().equals(cell.firstNow()));
        assertThat(all.table()).contains("sort/fp64-beta-0.85-near-neighbours")
                .endsWith("\n12 of 12 cells of " + kept + " run again: the same.\n");
        assertThat(Files.readString(folder.resolve("again/status.txt")))
                .startsWith("hand: all cells have ended, to be compared\n12 of 12 cells done\n");
        assertThat(all.dependsOn()).first().asString().startsWith("bits depend on: ");
    }

    /** A star stands for anything; what is not asked for is not judged. */
    @Test
    void onlyTheCellsAskedForAreJudged() throws Exception {
        GapReproduced some = again(false, () -> false, "sort/fp64-beta-2-uniform", "*-plain-3-near-neighbours")
                .orElseThrow();
        assertThat(some.cells()).extracting(GapReproduction.Beside::cell).containsExactly(
                "sort/fp64-plain-3-near-neighbours", "sort/fp64-beta-2-uniform",
                "sort/all-bf16-plain-3-near-neighbours");
        assertThat(some.table()).endsWith("\n3 of 12 cells of " + kept + " run again: the same.\n");
        try (Stream<Path> files = Files.list(folder.resolve("again/cells/sort"))) {
            assertThat(files).hasSize(3);
        }
        assertThat(Json.read(folder.resolve("again/manifest.json")).path("command").asString())
                .isEqualTo("lengthwise reproduce kept");
    }

    /** One input that was wrong at length 4 when it was kept is right now, and the commit is another. */
    @Test
    void whatDiffersIsSaidByCellLengthAndCircumstance() throws Exception {
        ObjectNode results = Json.read(kept.resolve("results.json"));
        ((ObjectNode) results.required("manifest")).put("commit", "0123456789ab");
        JsonNode cell = results.required("sweeps").path(0).path("cells").valueStream()
                .filter(each -> each.path("softmax").asString().equals("β = 2")
                        && each.path("precision").asString().equals("fp64")
                        && each.path("family").asString().equals("uniform"))
                .findFirst().orElseThrow();
        ObjectNode four = (ObjectNode) cell.path("results").valueStream()
                .filter(each -> each.path("length").asInt() == 4).findFirst().orElseThrow();
        long samples = four.path("samples").asLong();
        four.put("correct", samples - 1).put("tokensCorrect", four.path("tokens").asLong() - 1)
                .set("errors", Json.object().put("end", 1));
        Json.write(kept.resolve("results.json"), results);

        GapReproduced outcome = again(false, () -> false, "sort/fp64-beta-2-*").orElseThrow();
        assertThat(outcome.isSame()).isFalse();
        GapReproduction.Beside changed = outcome.cells().getFirst();
        assertThat(changed.cell()).isEqualTo("sort/fp64-beta-2-uniform");
        assertThat(changed.sameScores()).isEqualTo(changed.lengths() - 1);
        assertThat(changed.firstBefore()).contains(4);
        assertThat(changed.firstNow()).isEmpty();
        assertThat(changed.farthest().orElseThrow().length()).isEqualTo(4);
        assertThat(changed.farthest().orElseThrow().difference()).isEqualTo(1.0 / samples);
        assertThat(outcome.cells().get(1).isSame()).isTrue();
        assertThat(outcome.table()).contains("was 4, is none", " points at length 4",
                "2 of 12 cells of " + kept + " run again: not the same.\n  commit was 0123456789ab, is ");
        JsonNode json = Json.parse(outcome.json());
        assertThat(json.path("same").asBoolean()).isFalse();
        assertThat(json.at("/cells/0/firstBefore").asInt()).isEqualTo(4);
        assertThat(json.at("/cells/0/firstNow").isNull()).isTrue();
        assertThat(json.at("/circumstances/commit/was").asString()).isEqualTo("0123456789ab");
    }

    @Test
    void aStoppedOneSaysNothingYetAndGoesOn() throws Exception {
        assertThat(again(false, () -> true)).isEmpty();
        assertThat(again(true, () -> false).orElseThrow().isSame()).isTrue();
    }

    @Test
    void aCellThatThereIsNotIsRefusedWithTheNearest() throws IOException {
        assertThatThrownBy(() -> GapReproduction.of(kept, List.of("sort/fp64-beta-3-uniform")))
                .isInstanceOf(RecipeException.class)
                .hasMessage(
                        kept + ": no cell is called sort/fp64-beta-3-uniform; did you mean sort/fp64-beta-2-uniform? "
                                + "there are 12, such as sort/fp64-plain-3-uniform, sort/fp64-plain-3-near-neighbours, "
                                + "sort/fp64-beta-0.85-uniform");
        assertThat(folder.resolve("again")).doesNotExist();
    }
}
