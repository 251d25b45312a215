package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.task.TaskFailure;
import dev.lengthwise.train.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose task is a program of the shell: the input is the last digit of the seed, again and again, and the answer too. */
@DisabledOnOs(OS.WINDOWS)
class ProgramRunTest {
    private static final String PROGRAM = """
            echo '{"protocol":1,"values":10}'
            asked=0
            while read -r line; do
              asked=$((asked + 1))
              if [ -e crash ] && [ $asked -gt 55 ]; then echo 'out of ideas' >&2; exit 7; fi
              length=${line#*length\\":}; length=${length%%,*}
              seeds=${line#*seeds\\":[}; seeds=${seeds%%]*}
              for seed in $(echo "$seeds" | tr , ' '); do
                digit=${seed#${seed%?}}; values=$digit; n=1
                while [ $n -lt $length ]; do values=$values,$digit; n=$((n + 1)); done
                echo "{\\"input\\":[$values],\\"answer\\":[$values]}"
              done
            done
            """;

    @TempDir
    private Path folder;

    private Recipe recipe() throws IOException {
        Files.writeString(folder.resolve("digits.sh"), PROGRAM);
        Path file = folder.resolve("digits.yaml");
        Files.writeString(file,
                TinyRecipe.YAML.replaceAll("task: .*", "task: {kind: program, command: [sh, digits.sh]}")
                        .replaceAll("hints: .*\n", ""));
        return RecipeReader.readForUse(file, List.of());
    }

    private TinyRun run(String name) {
        return new TinyRun(folder.resolve(name));
    }

    @Test
    void isTheSameToTheBitAfterACrashOfItsProgram() throws Exception {
        TinyRun undisturbed = run("undisturbed");
        assertThat(undisturbed.start(recipe())).isTrue();

        Files.createFile(folder.resolve("crash"));
        TinyRun crashed = run("crashed");
        Recipe other = recipe().with("task.timeout", 59); // another process of the same program
        assertThatExceptionOfType(TaskFailure.class).isThrownBy(() -> crashed.start(other))
                .withMessageStartingWith(
                        "the program sh digits.sh has ended with exit code 7 on the request {\"hint\":null,")
                .withMessageEndingWith("; its last words: out of ideas");
        assertThat(crashed.state()).isEqualTo("failed");
        assertThat(RunManifest.read(crashed.folder.manifest()).failure().orElse(""))
                .startsWith("the program sh digits.sh has ended with exit code 7 on the request ");
        List<Long> steps = new Checkpoints(crashed.folder.checkpoints()).steps();
        assertThat(steps.getLast()).as("no step of checkpointEvery").isNotEqualTo(10).isNotEqualTo(20)
                .isEqualTo(RunManifest.read(crashed.folder.manifest()).progress().step().orElse(0L));

        Files.delete(folder.resolve("crash"));
        assertThat(crashed.resume(recipe())).isTrue();
        assertThat(crashed.hash()).isEqualTo(undisturbed.hash()).hasSize(64);
        assertThat(crashed.folder.evaluation()).hasSameTextualContentAs(undisturbed.folder.evaluation());
    }

    /** The effective recipe names the folder, so that it can be used from anywhere. */
    @Test
    void goesOnByItsOwnRecipeAndSaysWhatHasChanged() throws Exception {
        TinyRun run = run("run");
        assertThat(run.stopAfter(12, recipe())).isFalse();
        Files.writeString(folder.resolve("digits.sh"), PROGRAM + "# a comment\n");
        Recipe own = RecipeReader.readForUse(run.folder.recipe(), List.of());
        assertThat(own.task()).isEqualTo(recipe().task());
        Files.writeString(folder.resolve("digits.sh"), PROGRAM + "# a comment\n");
        assertThat(run.stopAfter(3, own)).isFalse();
        assertThat(run.said).contains(
                "the program's file digits.sh has other bytes than when this was made; its task may have changed");
    }

    @Test
    void aProgramThatGivesOtherExamplesIsNotGoneOnWith() throws Exception {
        TinyRun run = run("run");
        assertThat(run.stopAfter(12, recipe())).isFalse();
        Recipe other = recipe().with("task.timeout", 58);
        Files.writeString(folder.resolve("digits.sh"), PROGRAM.replace("values=$digit;", "digit=3; values=3;"));
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> run.resume(other))
                .withMessage(run.folder.path() + ": the task gives other examples now than when this run began (the"
                        + " first batch differs), so the run cannot go on with it; choose another --out for a new run");
        assertThat(run.state()).isEqualTo("failed");
        Files.writeString(folder.resolve("digits.sh"), PROGRAM);
        assertThat(run.resume(recipe())).isTrue();
    }

    /** Looking at results starts nothing; what the program said of its labels is kept with the scores. */
    @Test
    void aReportNeedsNoProgram() throws Exception {
        TinyRun run = run("run");
        Recipe told = recipe().with("task.timeout", 56);
        Files.writeString(folder.resolve("digits.sh"), PROGRAM.replace("\"values\":10", "\"values\":10,\"decisions\":["
                + "{\"label\":\"same digit\",\"labels\":\"answer\",\"meaning\":\"A digit as it was.\"}]"));
        assertThat(run.start(told)).isTrue();
        Files.writeString(folder.resolve("digits.sh"), "exit 9");
        DecisionKinds kinds = RunResults.read(run.folder).evaluation().kinds();
        assertThat(kinds.of("answer").label()).isEqualTo("same digit");
        assertThat(HtmlReport.render(RunResults.single(run.folder))).contains("Decision: same digit",
                "A digit as it was.");
        assertThat(RunResults.single(run.folder).arms()).hasSize(1);
        assertThat(RunList.below(folder)).extracting(RunList.Entry::task).containsExactly("program");
        assertThat(RecipeReader.read(run.folder.recipe(), List.of()).task().kind().name()).isEqualTo("program");
    }

    /** A program says in its first line that it has no separator: no key of the recipe could be changed. */
    @Test
    void aTaskWithoutASeparatorIsNotToldOfAKeyThatItDoesNotHave() throws Exception {
        Recipe without = recipe();
        Files.writeString(folder.resolve("digits.sh"),
                PROGRAM.replace("\"values\":10", "\"values\":10,\"separator\":false"));
        Files.writeString(folder.resolve("hinted.yaml"),
                Files.readString(folder.resolve("digits.yaml")).replace("digits.sh]", "digits.sh], timeout: 57")
                        + "hints: [{kind: next}]\n"); // another process of the changed program
        assertThat(without.task().hasKey("separator")).isFalse();
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> RecipeReader.readForUse(folder.resolve("hinted.yaml"), List.of()))
                .withMessageContaining("needs the token ⊥, which this task does not have; so it can have no hint");
    }
}
