package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.cli.Main;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.run.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StudyTest {
    @TempDir
    Path folder;
    private final List<String> said = new ArrayList<>();
    private Consumer<Path> status = file -> {
    };

    private StudyPlan plan(String arms) throws IOException {
        return plan(arms, "[1]");
    }

    private StudyPlan plan(String arms, String seeds) throws IOException {
        TinyRecipe.file(folder);
        return StudyPlan.read(Files.writeString(folder.resolve("study.yaml"), """
                recipe: tiny.yaml
                seeds: %s
                arms:
                %s
                """.formatted(seeds, arms)), null, List.of("train.steps=2"));
    }

    private void stopAtOnce(StudyPlan plan) throws IOException, InterruptedException {
        study(plan, message -> {
        }).go(() -> true);
    }

    private Study study(StudyPlan plan, Consumer<String> listener) {
        return study(plan, "out", listener);
    }

    private Study study(StudyPlan plan, String out, Consumer<String> listener) {
        return new Study(plan, new Study.Options(folder.resolve(out), true, 1, 1, "lengthwise study"), Main.class,
                new StudyWatcher<StudyProgress>() {
                    @Override
                    public void say(String message) {
                        said.add(message);
                        listener.accept(message);
                    }

                    @Override
                    public void progress(StudyProgress progress) {
                        assertThat(progress.share()).isBetween(0.0, 1.0);
                        status.accept(folder.resolve("out/status.txt"));
                    }
                });
    }

    /** A run that a killed session of the study has left may take a while to stop. */
    @Test
    void waitsForAnotherProcessThatWorksOnARun() throws Exception {
        StudyPlan plan = plan("- name: only");
        study(plan, message -> {
        }).go(() -> true);
        said.clear();
        FolderLock other = Objects.requireNonNull(
                FolderLock.take(Files.createDirectories(folder.resolve("out/runs/only/seed-1"))));
        StudyResult result = study(plan, message -> {
            if (message.equals("waiting for another process that works on only seed 1")) {
                close(other);
            }
        }).go(() -> false);
        assertThat(said).filteredOn(line -> !line.startsWith("bits depend on: ")).containsExactly(
                "1 arm, 1 seed: 1 run, 1 at a time with 1 thread each",
                "its progress is written to " + folder.resolve("out/status.txt"),
                "waiting for another process that works on only seed 1", "done: only seed 1");
        assertThat(result.arms().getFirst().runs().getFirst().status().toString()).isEqualTo("done");
    }

    private static void close(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void stoppedBeforeTheFirstRunItStartsNone() throws Exception {
        StudyResult result = study(plan("- name: a\n- name: b"), message -> {
        }).go(() -> true);
        assertThat(result.arms()).allSatisfy(
                arm -> assertThat(arm.runs().getFirst().status().toString()).isEqualTo("not started"));
        assertThat(folder.resolve("out/runs")).doesNotExist();
        assertThat(folder.resolve("out/report.html")).exists();
    }

    @Test
    void aLengthThatOneArmTrainedOnIsUnseenToTheOther() throws Exception {
        StudyResult result = study(
                plan("- name: short\n- name: long\n  set: {lengths: [{min: 1, max: 6, share: 1}], evaluate: {lengths: [8]}}"),
                message -> {
                }).go(() -> true);
        assertThat(result.trained().arms()).hasToString("{short=1 to 4, long=1 to 6}");
        assertThat(result.findings()).hasSize(3);
        assertThat(result.findings().get(0).lead()).startsWith(
                "Exact match at length 6, trained for long; beyond for short: ");
        assertThat(result.findings().get(1).lead()).startsWith(
                "Exact match at length 8, 1.3 times the longest trained on: ");
    }

    @Test
    void theFirstArmIsTheControlOfTheOthers() throws Exception {
        StudyResult result = study(plan("- name: a\n- name: b\n- name: c"), message -> {
        }).go(() -> true);
        assertThat(result.arms()).extracting(ArmResult::controls).containsExactly(List.of(), List.of("a"),
                List.of("a"));
    }

    /** Trained up to 4 and tested at 3 and 6; then arms that have no such length in common. */
    @Test
    void theThresholdIsAtTheLongestLengthThatEveryArmTrainsOnAndIsTestedAt() throws Exception {
        String longer = "- name: short\n- name: long\n  set: {lengths: [{min: 1, max: 6, share: 1}]%s}";
        assertThat(study(plan(longer.formatted("")), message -> {
        }).go(() -> true).threshold()).contains(new Threshold(3, 0.95));
        StudyPlan apart = plan(longer.formatted(", evaluate: {lengths: [2, 6]}"));
        assertThat(study(apart, "apart", message -> {
        }).go(() -> true).threshold()).isEmpty();
    }

    /** Of the lengths 3 and 6 that are tested, 3 is in a gap for one arm. */
    @Test
    void theThresholdIsNotInAGap() throws Exception {
        String gap = "- name: all\n  set: {lengths: [{min: 1, max: 6, share: 1}]}\n- name: gap\n  set: {lengths:"
                + " [{min: 1, max: 2, share: 0.5}, {min: %d, max: 7, share: 0.5}]}";
        assertThat(study(plan(gap.formatted(5)), message -> {
        }).go(() -> true).threshold()).contains(new Threshold(6, 0.95));
        assertThat(study(plan(gap.formatted(7)), "seven", message -> {
        }).go(() -> true).threshold()).isEmpty();
    }

    @Test
    void twoStudiesDoNotShareAFolder() throws Exception {
        StudyPlan plan = plan("- name: only");
        study(plan, message -> {
        }).go(() -> true);
        try (FolderLock other = FolderLock.take(folder.resolve("out"))) {
            assertThat(other).isNotNull();
            assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> study(plan, message -> {
            }).go(() -> true)).withMessage(folder.resolve("out") + ": another process is working on this study");
        }
    }

    @Test
    void seedsAreAddedAtTheEndAndNothingElseChanges() throws Exception {
        stopAtOnce(plan("- name: only", "[3, 1]"));
        stopAtOnce(plan("- name: only", "[3, 1, 7, 8]"));
        assertThat(Files.readString(folder.resolve("out/study.yaml"))).contains("seeds: [3, 1, 7, 8]");
        for (String seeds : List.of("[3, 1]", "[1, 3, 7, 8, 9]", "[3, 1, 7, 9]")) {
            assertThatExceptionOfType(RecipeException.class)
                    .isThrownBy(() -> stopAtOnce(plan("- name: only", seeds)))
                    .withMessage(folder.resolve("out/study.yaml") + ": line 5: the study was started with `seeds: [3,"
                            + " 1, 7, 8]` and now has `seeds: " + seeds
                            + "`; continue it as it was started or choose another --out");
        }
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> stopAtOnce(plan("- name: other", "[3, 1, 7, 8, 9]")))
                .withMessageContaining("the study was started with `seeds: ");
        assertThat(Files.readString(folder.resolve("out/study.yaml"))).contains("seeds: [3, 1, 7, 8]");
    }

    /** With fewer keys, as recipes had them then; of fewer seeds or as many. */
    @Test
    void aStudyThatAnEarlierVersionBeganGoesOn() throws Exception {
        stopAtOnce(plan("- name: only", "[3, 1]"));
        Path written = folder.resolve("out/study.yaml");
        String text = Files.readString(written);
        for (String seeds : List.of("[3, 1]", "[3, 1, 7]")) {
            Files.writeString(written, text.replaceAll("(?m)^ *(keep|every|everySamples):.*\n", ""));
            assertThat(Files.readString(written)).hasSizeLessThan(text.length());
            stopAtOnce(plan("- name: only", seeds));
            assertThat(written).content().contains("seeds: " + seeds, "keep: 2", "everySamples: 200");
        }
        Files.writeString(written, Files.readString(written).replace("width: 8", "width: 16"));
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> stopAtOnce(plan("- name: only", "[3, 1, 7]")))
                .withMessageContaining("the study was started with `width: 16` and now has `width: 8`");
    }

    @Test
    void theManifestKeepsEverySession() throws Exception {
        stopAtOnce(plan("- name: only", "[3]"));
        JsonNode first = manifest().path("sessions").path(0);
        stopAtOnce(plan("- name: only", "[3, 4]"));
        assertThat(manifest().path("sessions")).hasSize(2).first().isEqualTo(first);
        assertThat(manifest().path("sessions").path(1).path("seeds").toString()).isEqualTo("[3,4]");
        assertThat(first.path("process").asLong()).isEqualTo(ProcessHandle.current().pid());
        assertThat(manifest().path("started")).isEqualTo(first.path("started"));
        for (String fact : List.of("command", "commit", "version", "threads", "precision", "processor", "jobs")) {
            assertThat(first.path(fact)).as(fact).isEqualTo(manifest().path(fact));
        }
    }

    private JsonNode manifest() throws IOException {
        return Json.read(folder.resolve("out/manifest.json"));
    }

    @Test
    void itsStatusCanBeReadWhileItRunsAndAfterwards() throws Exception {
        List<String> seen = new ArrayList<>();
        status = file -> {
            try {
                seen.add(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        study(plan("- name: only\n- name: broken\n  set: {train: {learningRate: 1e30, schedule: constant}}"),
                message -> {
                }).go(() -> false);
        assertThat(seen).first().asString().startsWith("study: running, starting\n0 % of the work, 0 of 2 runs done,")
                .contains(" by process " + ProcessHandle.current().pid() + ", started ")
                .containsPattern("\nonly seed 1 +training +0/2 ").containsPattern("\nbroken seed 1 +waiting +0/2 ");
        assertThat(Files.readString(folder.resolve("out/status.txt")))
                .startsWith(
                        "study: all runs have ended, report.html is written\n100 % of the work, 1 of 2 runs done, 1 failed\n")
                .containsPattern("\nonly seed 1 +done +2/2 .* sort [0-9.]+, successor [0-9.]+ at step 2\n")
                .containsPattern("\nbroken seed 1 +failed .* the loss of sort is NaN");
    }

    @Test
    void aStoppedStudySaysHowItGoesOn() throws Exception {
        stopAtOnce(plan("- name: a\n- name: b"));
        assertThat(Files.readString(folder.resolve("out/status.txt")))
                .startsWith(
                        "study: stopped; --resume continues it\n0 % of the work, 0 of 2 runs done, 2 interrupted\n");
    }

    @Test
    void armsOfDifferentTasksAreNotComparedWithEachOther() throws Exception {
        String arms = "- name: sort\n- name: increment\n  set: {task: {kind: increment}, hints: []}\n";
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> stopAtOnce(plan(arms))).withMessage(
                "study study: arm increment and arm sort, which it is compared with, have different tasks; give it"
                        + " `control: none` or an arm with its task");
        stopAtOnce(plan(arms + "  control: none"));
        assertThat(folder.resolve("out/status.txt")).exists();
    }

    /** 8 examples a step of 2, half of them the hint's or the hint's on top; matched are 4 a step, or 16 in two ways. */
    @Test
    void armsThatAreSaidToBeMatchedHaveToBe() throws Exception {
        String hinted = """
                - name: control
                  set: {hints: []}
                - name: replaced
                  set: {hints: [{kind: successor, share: 0.5}]}
                - name: added
                  set: {hints: [{kind: successor, share: 0.5}], accounting: add}
                - name: other
                  set: {hints: [], train: {batch: %d, steps: %d}}
                  matches: {arm: %s, examples: %s}
                """;
        for (String claim : List.of("4 6 replaced main", "8 6 replaced total", "16 6 added total", "8 12 added total",
                "8 6 added main")) {
            ComparableArms.require(planWithoutSteps(hinted.formatted(claimed(claim))));
        }
        for (var claim : Map.of("8 6 replaced main", "48 examples of the main task, and arm replaced, which it matches,"
                + " on 24", "8 6 added total", "48 examples in total, and arm added, which it matches, on 96")
                .entrySet()) {
            StudyPlan plan = planWithoutSteps(hinted.formatted(claimed(claim.getKey())));
            assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> stopAtOnce(plan))
                    .withMessage("study study: arm other trains on " + claim.getValue()
                            + "; change its train.batch or train.steps");
        }
    }

    /** How many examples it will have had when it stops, nobody knows before. */
    @Test
    void anArmThatMayStopEarlyCannotBeSaidToMatch() throws Exception {
        for (String arms : List.of("- name: a\n- name: b\n  set: {train: {stopAt: {exact: 1.0}}}\n  matches: {arm: a}",
                "- name: a\n  set: {train: {stopAt: {exact: 1.0}}}\n- name: b\n  matches: {arm: a}")) {
            StudyPlan plan = planWithoutSteps(arms);
            assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> stopAtOnce(plan))
                    .withMessageStartingWith("study study: arm b is to match arm a in what it is trained on, but ")
                    .withMessageEndingWith(" may stop early; leave out its train.stopAt or the claim");
        }
    }

    private static Object[] claimed(String claim) {
        String[] words = claim.split(" ", -1);
        return new Object[]{Integer.parseInt(words[0]), Integer.parseInt(words[1]), words[2], words[3]};
    }

    private StudyPlan planWithoutSteps(String arms) throws IOException {
        TinyRecipe.file(folder);
        return StudyPlan.read(Files.writeString(folder.resolve("study.yaml"),
                "recipe: {task: {kind: sort, values: 20}, lengths: [{min: 1, max: 4}], accounting: replace, model: {depth: 1,"
                        + " width: 8, heads: 2}, train: {steps: 6, batch: 8}, evaluate: {lengths: [3], samples: 2}}\n"
                        + "seeds: [1]\narms:\n" + arms),
                null, List.of());
    }

    @Test
    void armsThatHoldOutOtherInputsAreRefused() throws Exception {
        StudyPlan plan = plan("- name: a\n- name: b\n  set: {evaluate: {heldOut: 0.5}}");
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> stopAtOnce(plan)).withMessage(
                "study study: arm b holds out 0.5 of all inputs, arm a 0.0; all arms need the same test inputs");
    }
}
