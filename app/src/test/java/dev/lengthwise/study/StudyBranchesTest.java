package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.cli.Main;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.run.BranchOf;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.TinyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of arms with branches: of each number of examples there is an arm in the results. */
class StudyBranchesTest {
    private static final String ARMS = """
            - name: control
              set: {hints: []}
            - name: hint
            """;

    @TempDir
    Path folder;
    private final List<String> said = new ArrayList<>();

    private StudyPlan plan(int steps, String branches, String seeds, String arms) throws IOException {
        TinyRecipe.file(folder);
        return StudyPlan.read(Files.writeString(folder.resolve("study.yaml"), """
                recipe: tiny.yaml
                seeds: %s
                arms:
                %s""".formatted(seeds, arms)), null, List.of("train.engine=kernel", "train.schedule=constant",
                "train.steps=" + steps, "train.branches=" + branches));
    }

    private StudyResult go(StudyPlan plan, String out, BooleanSupplier stop) throws Exception {
        said.clear();
        return new Study(plan, new Study.Options(folder.resolve(out), true, 2, 1, "lengthwise study"), Main.class,
                new StudyWatcher<>() {
                    @Override
                    public void say(String message) {
                        said.add(message);
                    }

                    @Override
                    public void progress(StudyProgress progress) {
                        assertThat(progress.share()).isBetween(0.0, 1.0);
                    }
                }).go(stop);
    }

    private static Map<String, String> hashes(StudyResult result) {
        Map<String, String> hashes = new TreeMap<>();
        for (ArmResult arm : result.arms()) {
            for (RunResult run : arm.runs()) {
                assertThat(run.done()).as("%s seed %s is done", arm.name(), run.seed()).isTrue();
                hashes.put(arm.name() + " " + run.seed(), run.parameterHash());
            }
        }
        return hashes;
    }

    /** The same in this process: every seed of the one arm with its branches, by a run of the recipe. */
    private Map<String, String> alone(StudyPlan plan) throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        StudyPlan.Arm arm = plan.arms().getFirst();
        for (long seed : plan.seeds()) {
            TinyRun run = new TinyRun(folder.resolve("alone-" + seed));
            run.start(arm.recipe().withSeed(seed));
            for (double examples : arm.recipe().train().branches()) {
                RunFolder branch = new RunFolder(folder.resolve("alone-" + seed)).branch((long) examples);
                hashes.put(arm.name() + "-at-" + (long) examples + " " + seed,
                        RunManifest.read(branch.manifest()).parameterHash().orElseThrow());
            }
        }
        return hashes;
    }

    @Test
    void everyNumberIsAnArmThatIsComparedWithTheControlsOfTheSameNumber() throws Exception {
        StudyPlan plan = plan(36, "[160, 320]", "[1]", ARMS);
        StudyResult result = go(plan, "out", () -> false);
        assertThat(result.arms()).extracting(ArmResult::name).containsExactly("control-at-160", "control-at-320",
                "hint-at-160", "hint-at-320");
        assertThat(result.arms()).extracting(ArmResult::controls).containsExactly(List.of(), List.of(),
                List.of("control-at-160"), List.of("control-at-320"));
        assertThat(result.arms().getLast().branch()).contains(new BranchOf("hint", 320, 160, 40, 36));
        assertThat(hashes(result).values()).doesNotHaveDuplicates();
        assertThat(plan.arm("hint-at-320").recipe().train().steps()).isEqualTo(40);
        assertThat(said).contains("2 arms, 1 seed: 6 runs, 4 branches among them, 2 at a time with 1 thread each");
        assertThat(said).contains("done: hint-at-160 seed 1");
        StudyResult kept = KeptStudy.read(folder.resolve("out"));
        assertThat(hashes(kept)).isEqualTo(hashes(result));
        assertThat(kept.arms()).extracting(ArmResult::branch)
                .isEqualTo(result.arms().stream().map(ArmResult::branch).toList());
        assertThat(HtmlReport.render(kept)).contains("Accuracy by examples", "hint, seed 1, 320 examples: ");
        assertThat(Reproduction.of(folder.resolve("out"), List.of("hint"), List.of()).compare(
                go(plan.only(List.of("hint"), List.of()), "again", () -> false)).isSame()).isTrue();
    }

    @Test
    void whereverItIsStoppedTheSameCommandEndsIt() throws Exception {
        StudyPlan plan = plan(36, "[160, 320]", "[1]", "- name: hint\n");
        for (int ended = 1; ended <= 2; ended++) {
            go(plan, "out", () -> said.stream().anyMatch(line -> line.startsWith("done: ")));
        }
        assertThat(hashes(go(plan, "out", () -> false))).isEqualTo(alone(plan));
    }

    /** To one that has ended: its trunks go on, and what was done stays. */
    @Test
    void seedsStepsAndBranchesCanBeAdded() throws Exception {
        go(plan(36, "[160]", "[1]", "- name: hint\n"), "out", () -> false);
        StudyPlan larger = plan(54, "[160, 480]", "[1, 2]", "- name: hint\n");
        assertThat(hashes(go(larger, "out", () -> false))).isEqualTo(alone(larger));
        assertThat(said).contains("1 of 6 runs are done already");
    }

    /** A learning rate so high that the loss is no number soon, which is the trunk's failure. */
    @Test
    void branchesOfATrunkThatFailsAreFailedToo() throws Exception {
        StudyResult result = go(plan(36, "[160, 320]", "[1]",
                "- name: hint\n  set: {train: {learningRate: 1e30, clip: 0}}\n"), "out", () -> false);
        assertThat(result.arms()).allSatisfy(arm -> assertThat(arm.runs().getFirst().status())
                .hasToString("failed: its trunk failed before it"));
    }
}
