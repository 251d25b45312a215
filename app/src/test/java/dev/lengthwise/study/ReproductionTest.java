package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.cli.Main;
import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.RunStatus;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.Scores;
import dev.lengthwise.study.Reproduction.Beside;
import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReproductionTest {
    private static final Path RESULTS = Path.of("docs/results");

    @TempDir
    static Path shared;
    private static Path kept;

    @TempDir
    Path folder;

    /** Two arms, two seeds, a second each. */
    @BeforeAll
    static void runAStudy() throws Exception {
        TinyRecipe.file(shared);
        Path file = Files.writeString(shared.resolve("study.yaml"), """
                recipe: tiny.yaml
                seeds: [4, 7]
                arms:
                - name: control
                  set: {hints: []}
                - name: hint
                  control: control
                """);
        kept = shared.resolve("kept");
        go(StudyPlan.read(file, null, List.of("train.steps=3")), kept);
    }

    private static StudyResult go(StudyPlan plan, Path out) throws Exception {
        return new Study(plan, new Study.Options(out, false, 2, 1, "lengthwise"), Main.class,
                new StudyWatcher<StudyProgress>() {
                    @Override
                    public void say(String message) {
                    }

                    @Override
                    public void progress(StudyProgress progress) {
                    }
                }).go(() -> false);
    }

    /** With the first run of the first arm changed. */
    private Path copyOfKept(BiConsumer<ObjectNode, ObjectNode> resultsAndRun) throws IOException {
        Files.copy(kept.resolve("study.yaml"), folder.resolve("study.yaml"));
        ObjectNode results = Json.read(kept.resolve("results.json"));
        resultsAndRun.accept(results, (ObjectNode) results.at("/arms/0/runs/0"));
        Json.write(folder.resolve("results.json"), results);
        return folder;
    }

    @Test
    void aRunThatIsDoneAgainEndsWithTheSameBitsAndScores() throws Exception {
        Reproduction reproduction = Reproduction.of(kept, List.of("hint"), List.of(7L));
        assertThat(reproduction.plan().arms()).extracting(StudyPlan.Arm::name).containsExactly("hint");
        assertThat(reproduction.plan().seeds()).containsExactly(7L);
        assertThat(reproduction.threads()).isEqualTo(1);
        ReproductionOutcome outcomes = reproduction.compare(go(reproduction.plan(), folder.resolve("out")));
        assertThat(outcomes.isSame()).isTrue();
        assertThat(outcomes.runs()).singleElement()
                .satisfies(run -> assertThat(List.of(run.arm(), run.seed(), run.sameBits(), run.lengths(),
                        run.sameScores())).containsExactly("hint", 7L, true, 4, 4));
        assertThat(outcomes.table()).contains("hint  7     the same bits  the same at 4 of 4")
                .endsWith("\n1 of 4 runs of " + kept + " run again: the same.\n");
        assertThat(Json.parse(outcomes.json()).path("same").asBoolean()).isTrue();
        outcomes.write(folder);
        assertThat(folder.resolve("reproduction.txt")).hasContent(outcomes.table());
        assertThat(folder.resolve("reproduction.json")).hasContent(outcomes.json());
    }

    @Test
    void aStudySaysWhetherItsBitsAreThePublishedOnes() throws Exception {
        StudyPlan plan = KeptStudy.plan(kept);
        StudyResult result = KeptStudy.read(kept);
        assertThat(PublishedBits.line(folder, plan, result)).isEmpty();

        Path published = Files.createDirectories(folder.resolve(plan.name()));
        Files.copy(kept.resolve("study.yaml"), published.resolve("study.yaml"));
        Files.copy(kept.resolve("results.json"), published.resolve("results.json"));
        assertThat(PublishedBits.line(folder, plan, result)).contains("these are the bits of README: 4 of 4 published"
                + " runs, every parameter and every count (docs/results/" + plan.name() + ")");

        ObjectNode results = Json.read(published.resolve("results.json"));
        ((ObjectNode) results.at("/arms/0/runs/0")).put("parameterHash", "0");
        Json.write(published.resolve("results.json"), results);
        String others = "not the bits of README (docs/results/" + plan.name()
                + "): 3 of 4 runs are the same. What differs: ";
        assertThat(PublishedBits.line(folder, plan, result)).contains(others + "nothing that is kept");

        StudyPlan longer = StudyPlan.read(shared.resolve("study.yaml"), null,
                List.of("train.steps=4", "model.width=32"));
        assertThat(PublishedBits.line(folder, longer, result).orElseThrow()).startsWith(others)
                .contains("recipe key model.width 8 there, 32 here", "recipe key train.steps 3 there, 4 here");
    }

    @Test
    void otherBitsAndScoresAreTold() throws Exception {
        Path changed = copyOfKept((results, run) -> {
            run.put("parameterHash", "0");
            ((ObjectNode) run.at("/results/0")).put("correct", 20).remove("outcomes");
            ((ObjectNode) results.required("manifest")).put("precision", "bf16");
        });
        Reproduction reproduction = Reproduction.of(changed, List.of("control"), List.of(4L));
        StudyResult again = go(reproduction.plan(), folder.resolve("out"));
        ReproductionOutcome outcomes = reproduction.compare(again);
        assertThat(outcomes.isSame()).isFalse();
        Beside run = outcomes.runs().getFirst();
        assertThat(run.sameBits()).isFalse();
        assertThat(run.sameScores()).isEqualTo(1);
        assertThat(run.farthest().orElseThrow().length()).isEqualTo(3);
        double now = again.arms().getFirst().runs().getFirst().evaluation().results().getFirst().exact().rate();
        assertThat(run.farthest().orElseThrow().difference()).isEqualTo(now - 1);
        assertThat(outcomes.table()).contains("other bits  the same at 1 of 2", " points at length 3",
                "\n1 of 4 runs of " + changed + " run again: not the same.\n  precision was bf16, is fp32\n");
        assertThat(Json.parse(outcomes.json()).at("/circumstances/precision/was").asString()).isEqualTo("bf16");
    }

    /** What failed when it was kept is the same only if it fails in the same way. */
    @Test
    void aRunThatFailedHasToFailAgain() throws Exception {
        Path changed = copyOfKept((_, run) -> run.put("status", "failed: no luck"));
        Reproduction reproduction = Reproduction.of(changed, List.of("control"), List.of(4L));
        StudyResult again = go(reproduction.plan(), folder.resolve("out"));
        ReproductionOutcome outcomes = reproduction.compare(again);
        assertThat(outcomes.isSame()).isFalse();
        assertThat(outcomes.table()).contains("was failed: no luck, is done\n");
        RunResult done = again.arms().getFirst().runs().getFirst();
        RunResult failed = new RunResult(done.seed(), RunStatus.parse("failed: no luck"), Scores.NONE.main(), List.of(),
                List.of(), "",
                0);
        StudyResult failing = new StudyResult("", "", List.of(), Optional.empty(),
                List.of(new ArmResult("control", "", List.of(), TrainedLengths.from(1, 4), "", List.of(failed))),
                List.of(), ResultManifest.UNKNOWN);
        assertThat(reproduction.compare(failing).isSame()).isTrue();
    }

    @Test
    void aRunOfWhichNothingWasKeptIsNotReproduced() throws Exception {
        Path changed = copyOfKept((results, _) -> ((ArrayNode) results.at("/arms/0/runs")).remove(0));
        Reproduction reproduction = Reproduction.of(changed, List.of("control"), List.of(4L));
        ReproductionOutcome outcomes = reproduction.compare(go(reproduction.plan(), folder.resolve("out")));
        assertThat(outcomes.isSame()).isFalse();
        assertThat(outcomes.table()).contains("was not kept, is done\n", "1 of 3 runs of ");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> Reproduction.of(folder, List.of(), List.of()))
                .withMessage(folder.resolve("study.yaml")
                        + " does not exist; the folder of a study that has ended is needed");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> Reproduction.of(kept, List.of("hints"), List.of()))
                .withMessage(kept + ": no arm hints; there are control, hint");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> Reproduction.of(kept, List.of(), List.of(5L)))
                .withMessage(kept + ": no seed 5; there are 4, 7");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> Reproduction.of(RESULTS.resolve("construction-gap"), List.of(), List.of()))
                .withMessageEndingWith("nothing is trained in this study; run it again with study");
    }

    static List<Path> keptInThisProject() throws IOException {
        try (Stream<Path> folders = Files.list(RESULTS)) {
            return folders.filter(study -> Files.exists(study.resolve("study.yaml")))
                    .filter(study -> Plan.kind(study.resolve("study.yaml")).isEmpty())
                    .sorted().toList();
        }
    }

    /** Whoever doubts a number can have its run again. */
    @ParameterizedTest
    @MethodSource("keptInThisProject")
    void everyRunThatThisProjectCitesCanBeDoneAgain(Path study) throws IOException {
        Reproduction reproduction = Reproduction.of(study, List.of(), List.of());
        JsonNode arms = Json.read(study.resolve("results.json")).required("arms");
        assertThat(arms.valueStream().map(arm -> arm.required("arm").asString()))
                .containsExactlyElementsOf(reproduction.plan().arms().stream().map(StudyPlan.Arm::name).toList());
        assertThat(arms.valueStream()).allSatisfy(
                arm -> assertThat(arm.required("runs").valueStream().map(run -> run.required("seed").asLong()))
                        .containsExactlyElementsOf(reproduction.plan().seeds()));
        ComparableArms.require(reproduction.plan());
    }

    /** A number was its form of clusters. */
    @Test
    void theFirstStudyOfTheLaptopsHeadlineIsReadInTheFormThatItHas() throws IOException {
        Path first = RESULTS.resolve("laptop-headline-first");
        assertThat(Files.readString(first.resolve("study.yaml"))).contains("clusters: 0.7");
        assertThat(Reproduction.of(first, List.of(), List.of()).plan().arms())
                .extracting(arm -> arm.recipe().clusters()).containsExactly(new Clusters(0.7, false));
    }

    /** As a person may have written it; no run is started. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1000000000", "99999999999", "two", "1.5", ""})
    void threadsThatNoRunHadAreRefused(String threads) throws Exception {
        Path changed = copyOfKept((results, _) -> ((ObjectNode) results.required("manifest")).put("threads", threads));
        assertThatExceptionOfType(DamagedFileException.class)
                .isThrownBy(() -> Reproduction.of(changed, List.of(), List.of()))
                .withMessage(changed.resolve("results.json") + ": manifest.threads: \"" + threads
                        + "\" is not allowed; a whole number from 1 to 1024 is needed");
    }

    /** Whatever is wrong in results.json is refused by its key by those who read it, without a run being started. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "seed | \"one\" | seed: \"one\" is not allowed; a whole number from 0 on is needed",
            "seed | 1.5 | seed: 1.5 is not allowed; a whole number from 0 on is needed",
            "status | 1 | status: 1 is not allowed; text is needed",
            "parameterHash | null | parameterHash: null is not allowed; text is needed",
            "results | {} | results: {} is not allowed; a list is needed",
            "results | [3] | results.0: 3 is not allowed; an object is needed",
            "results | [{}] | results.0.length is missing",
            "results | [{\"length\":3,\"samples\":2,\"exact\":1,\"low\":0,\"high\":1,\"token\":1,\"errors\":{},\"correct\":2,\"tokens\":8,\"tokensCorrect\":8}] | results.0.decisions is missing",
            "results | [{\"length\":3,\"samples\":2,\"exact\":1,\"low\":0,\"high\":1,\"token\":1,\"errors\":{},\"correct\":2,\"tokens\":8,\"tokensCorrect\":8,\"decisions\":{\"end\":{\"total\":-1}}}] | results.0.decisions.end.total: -1 is not allowed; a whole number from 0 on is needed",
            "results | [{\"length\":3,\"samples\":2,\"exact\":1,\"low\":0,\"high\":1,\"token\":1,\"errors\":{},\"correct\":3,\"tokens\":8,\"tokensCorrect\":8,\"decisions\":{}}] | results.0: correct 3 of total 2 is no share",
            "results | [{\"length\":3,\"samples\":0,\"exact\":1,\"low\":0,\"high\":1,\"token\":1,\"errors\":{},\"correct\":0,\"tokens\":8,\"tokensCorrect\":8,\"decisions\":{}}] | results.0.samples: 0 is not allowed; a whole number from 1 on is needed",
            "hints | 1 | hints: 1 is not allowed; a list is needed"})
    void whatNoStudyWroteIsRefusedByItsKey(String key, String value, String message) throws Exception {
        Path changed = copyOfKept((_, run) -> run.set(key, Json.parse("{\"value\":" + value + "}").required("value")));
        Files.copy(kept.resolve("manifest.json"), changed.resolve("manifest.json"));
        String expected = changed.resolve("results.json") + ": arms.0.runs.0." + message;
        assertThatExceptionOfType(DamagedFileException.class)
                .isThrownBy(() -> Reproduction.of(changed, List.of(), List.of())).withMessage(expected);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> KeptStudy.read(changed))
                .withMessage(expected);
    }
}
