package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.recipe.StudyPlanReader;
import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.StudyResult;
import dev.lengthwise.report.Threshold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
    @TempDir
    Path folder;
    private final List<String> said = new ArrayList<>();

    private StudyPlan plan(String arms) throws IOException {
        TinyRecipe.file(folder);
        return StudyPlanReader.read(Files.writeString(folder.resolve("study.yaml"), """
                recipe: tiny.yaml
                seeds: [1]
                arms:
                %s
                """.formatted(arms)), List.of("train.steps=2"));
    }

    private Study study(StudyPlan plan, Consumer<String> listener) {
        return study(plan, "out", listener);
    }

    private Study study(StudyPlan plan, String out, Consumer<String> listener) {
        return new Study(plan, new Study.Options(folder.resolve(out), true, 1, 1, "lengthwise study"),
                new Study.Watcher() {
                    @Override
                    public void say(String message) {
                        said.add(message);
                        listener.accept(message);
                    }

                    @Override
                    public void progress(long steps, long of, String running) {
                        assertThat(steps).isBetween(0L, of);
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
        assertThat(said).containsExactly("1 arm, 1 seed: 1 run, 1 at a time with 1 thread each",
                "waiting for another process that works on only seed 1", "done: only seed 1");
        assertThat(result.arms().getFirst().runs().getFirst().status()).isEqualTo("done");
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
                arm -> assertThat(arm.runs().getFirst().status()).isEqualTo("not started"));
        assertThat(folder.resolve("out/runs")).doesNotExist();
        assertThat(folder.resolve("out/report.html")).exists();
    }

    /** What one arm trained on is not unseen for the study. */
    @Test
    void onlyLengthsBeyondEveryArmsTrainingAreUnseen() throws Exception {
        StudyResult result = study(
                plan("- name: short\n- name: long\n  set: {lengths: [{min: 1, max: 6, share: 1}], evaluate: {lengths: [8]}}"),
                message -> {
                }).go(() -> true);
        assertThat(result.trainedUpTo()).isEqualTo(6);
        assertThat(result.findings()).first().asString().startsWith("Exact match at length 8, 1.3 times");
        assertThat(result.findings()).hasSize(2);
    }

    @Test
    void theFirstArmIsTheControlOfTheOthers() throws Exception {
        StudyResult result = study(plan("- name: a\n- name: b\n- name: c"), message -> {
        }).go(() -> true);
        assertThat(result.arms()).extracting(ArmResult::control).containsExactly("", "a", "a");
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
}
