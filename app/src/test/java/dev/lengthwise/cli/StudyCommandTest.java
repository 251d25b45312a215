package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A study of an arm that learns and one that cannot. */
class StudyCommandTest {
    @TempDir
    static Path shared;
    private static Path file;
    private static Path folder;
    private static Invocation study;

    @BeforeAll
    static void runTheStudy() throws IOException {
        file = StudyFile.in(shared, TinyRecipe.YAML, 2);
        Files.writeString(file, Files.readString(file).replace("- name: control\n    set: {hints: []}",
                "- name: broken\n    set: {train: {learningRate: 1e30, schedule: constant}}"));
        folder = shared.resolve("out");
        study = study("--jobs", 2);
    }

    private static Invocation study(Object... more) {
        Object[] arguments = new Object[6 + more.length];
        System.arraycopy(new Object[]{"study", file, "--out", folder, "--threads", 1}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Invocation.of(arguments);
    }

    private static JsonNode results() {
        return JsonMapper.shared().readTree(folder.resolve("results.json").toFile());
    }

    private static RunFiles run(String arm, int seed) {
        return new RunFiles(folder.resolve("runs").resolve(arm).resolve("seed-" + seed));
    }

    @Test
    void aFailedRunFailsTheStudyButNotTheOthers() {
        assertThat(study.code()).isEqualTo(1);
        assertThat(study.err()).contains("2 arms, 2 seeds: 4 runs, 2 at a time with 1 thread each\n",
                "done: successor seed 1\n", "done: successor seed 2\n",
                "failed: broken seed 1 (exit 1): the loss of sort is NaN at step 1 ");
        assertThat(results().path("arms")).extracting(arm -> arm.path("arm").asString()).containsExactly("broken",
                "successor");
        assertThat(results().path("arms").valueStream().flatMap(arm -> arm.path("runs").valueStream()))
                .extracting(run -> run.path("status").asString().replaceFirst("NaN.*", "NaN")).containsExactly(
                        "failed: the loss of sort is NaN", "failed: the loss of sort is NaN", "done", "done");
    }

    /** A full disk behind stdout: what it would have shown is in the folder. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux'")
    void whatItCannotPrintIsKept() throws Exception {
        Path alone = Files.createDirectories(shared.resolve("full"));
        Path small = StudyFile.in(alone, TinyRecipe.YAML, 1);
        Files.createSymbolicLink(alone.resolve("stdout"), Path.of("/dev/full"));
        try (CommandProcess full = CommandProcess.start(alone, "study", small, "--out", alone.resolve("out"),
                "--set", "train.steps=2")) {
            assertThat(full.exitCode()).as(full.err()).isOne();
            assertThat(full.err()).contains("lengthwise: stdout: No space left on device; not everything was written to"
                    + " it; the output is in table.txt beside " + alone.resolve("out/report.html")
                    + "\n");
        }
        assertThat(alone.resolve("out/table.txt")).content().startsWith("Exact match in percent");
    }

    @Test
    void theTableAndTheReportShowTheFailure() throws IOException {
        assertThat(study.outLines()).anyMatch(line -> line.matches("successor +[0-9.]+ \\| +[0-9.]+"))
                .anyMatch(line -> line.startsWith("broken ") && line.endsWith("-"))
                .anyMatch(line -> line.startsWith("  seed 1 (failed: the loss"))
                .filteredOn(line -> !line.startsWith("bits depend on: ")).allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(Math.max(100, 8 + folder.toString().length()
                                + "/report.html".length())));
        assertThat(study.out()).startsWith(Files.readString(folder.resolve("table.txt")));
        assertThat(study.outLines()).contains("report: " + folder.resolve("report.html")).last().asString()
                .startsWith("bits depend on: ");
        assertThat(Files.readString(folder.resolve("report.html"))).contains("broken").contains(
                "failed: the loss of sort is NaN");
        assertThat(results().path("findings")).last().asString()
                .contains("2 of 4 runs did not finish and have no numbers: broken seed 1 (failed: the loss");
    }

    @Test
    void everyArmHasTheSameSeedsAndTheSameTests() {
        assertThat(results().path("arms")).allSatisfy(arm -> assertThat(arm.path("runs"))
                .extracting(run -> run.path("seed").asInt()).containsExactly(1, 2));
        assertThat(decisionsAsked(run("successor", 2))).isNotEmpty().isEqualTo(decisionsAsked(run("successor", 1)));
    }

    /** How often each kind of decision was due at length 6 depends on nothing but the inputs. */
    private static List<Integer> decisionsAsked(RunFiles run) {
        return JsonMapper.shared().readTree(run.folder().resolve("evaluation.json").toFile()).path("results").path(1)
                .path("decisions").valueStream().map(kind -> kind.path("total").asInt()).toList();
    }

    @Test
    void keepsItsRecipesItsPlanAndEachWholeRun() {
        for (String arm : List.of("successor", "broken")) {
            assertThat(RecipeReader.read(folder.resolve("recipes/" + arm + ".yaml"), List.of()).name())
                    .isEqualTo("tiny-study-" + arm);
        }
        assertThat(folder.resolve("study.yaml")).exists();
        assertThat(folder.resolve("manifest.json")).exists();
        assertThat(run("successor", 2).folder().resolve("report.html")).exists();
        assertThat(run("broken", 2).manifest().path("seed").asInt()).isEqualTo(2);
    }

    /** An arm's run is the run that train makes of the arm's recipe. */
    @Test
    void aRunOfAStudyIsARunOfItsOwn() throws IOException {
        RunFiles alone = new RunFiles(shared.resolve("alone"));
        assertThat(Invocation.of("train", folder.resolve("recipes/successor.yaml"), "--seed", 2, "--threads", 1,
                "--out", alone.folder()).code()).isZero();
        run("successor", 2).assertSameAs(alone);
    }

    @Test
    void anotherStudyDoesNotGoIntoTheFolder() {
        assertThat(study().err()).isEqualTo("lengthwise: " + folder
                + ": there is a study here already; continue it with --resume or choose another --out\n");
        Invocation other = study("--resume", "--seeds", 3, "--set", "train.steps=31");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).startsWith("lengthwise: " + folder.resolve("study.yaml") + ": line ")
                .contains("; continue it as it was started or choose another --out").hasLineCount(1);
        assertThat(run("broken", 3).folder()).doesNotExist();
    }

    @Test
    void armsThatAreTestedDifferentlyAreRefused() throws IOException {
        Path unfair = StudyFile.in(Files.createDirectories(shared.resolve("unfair")), TinyRecipe.YAML, 1);
        Files.writeString(unfair, Files.readString(unfair) + "  - name: lucky\n    set: {evaluate: {seed: 7}}\n");
        Invocation refused = Invocation.of("study", unfair, "--out", shared.resolve("unfair/out"));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("lengthwise: study tiny-study: arm lucky is evaluated with seed 7 and 20"
                + " samples, arm control with seed 2310 and 20; all arms need the same test inputs\n");
        assertThat(shared.resolve("unfair/out")).doesNotExist();
    }

    @Test
    void aDamagedRunIsShownAndTheOthersStay() throws IOException {
        Path small = StudyFile.in(Files.createDirectories(shared.resolve("small")), TinyRecipe.YAML, 1);
        Path out = shared.resolve("small/out");
        Object[] command = {"study", small, "--out", out, "--threads", 1, "--json", "--resume", "--set",
                "train.steps=2"};
        Invocation first = Invocation.of(command);
        assertThat(first.code()).isZero();
        assertThat(first.json()).isEqualTo(JsonMapper.shared().readTree(out.resolve("results.json").toFile()));
        Invocation again = Invocation.of("reproduce", out, "--arms", "successor", "--out",
                shared.resolve("small/again"));
        assertThat(again.code()).as(again.out()).isZero();
        assertThat(again.outLines()).contains("1 of 2 runs of " + out + " run again: the same.").anyMatch(
                line -> line.matches("successor +1 +the same bits +the same at 4 of 4 +-"));
        assertThat(again.out()).startsWith(Files.readString(shared.resolve("small/again/reproduction.txt")))
                .contains("\nbits depend on: ");
        Invocation itself = Invocation.of("reproduce", out, "--out", out, "--resume");
        assertThat(itself.code()).isEqualTo(2);
        assertThat(itself.err()).contains("the new runs need a folder of their own; choose another --out\n");
        assertReportedAgain(out);
        Files.writeString(out.resolve("runs/control/seed-1/manifest.json"), "{");
        Invocation second = Invocation.of(command);
        assertReportedAgain(out);
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).contains("1 of 2 runs are done already\n")
                .contains("failed: control seed 1 (exit 1): ");
        assertThat(second.json().path("arms").path(0).path("runs").path(0).path("status").asString())
                .startsWith("damaged: ").contains("manifest.json: not JSON");
        assertThat(second.json().path("arms").path(1).path("runs"))
                .isEqualTo(first.json().path("arms").path(1).path("runs"));
        assertThat(second.json().path("arms").path(1).path("overSeeds").path(0).path("differences")).isEmpty();
    }

    /** From what is kept of a study, without the folders of its runs, comes the same page, to the letter. */
    private static void assertReportedAgain(Path study) throws IOException {
        Path kept = Files.createDirectories(shared.resolve("kept"));
        for (String file : List.of("study.yaml", "results.json", "manifest.json")) {
            Files.copy(study.resolve(file), kept.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path page = shared.resolve("pages/kept.html");
        Invocation shown = Invocation.of("report", kept, "--out", page);
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out()).startsWith("Exact match in percent").endsWith("report: " + page + "\n");
        assertThat(page).hasSameTextualContentAs(study.resolve("report.html"));
        Invocation.of("report", kept, "--out", shared.resolve("pages"));
        assertThat(shared.resolve("pages/report.html")).hasSameTextualContentAs(page);
        JsonNode again = Invocation.of("report", kept, "--out", page, "--json").json();
        JsonNode before = JsonMapper.shared().readTree(study.resolve("results.json").toFile());
        assertThat(again.path("arms")).isEqualTo(before.path("arms"));
        assertThat(again.path("findings")).isEqualTo(before.path("findings"));
        Invocation nothing = Invocation.of("report", shared.resolve("pages"));
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("the folder of a study that has ended is needed");
    }
}
