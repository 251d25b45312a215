package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.Python;
import dev.lengthwise.TinyRecipe;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.task.JarOfSources;
import dev.lengthwise.task.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The task reverse with its hint: built in, as the sample plug-in and as the sample program. */
class ReverseInThreeFormsTest {
    private static final Map<String, String> FORMS = Map.of("built in", "{kind: reverse, values: 9}", "plug-in",
            "{kind: mirror, values: 9}", "program",
            "{kind: program, command: [python3, reverse.py, \"9\"], folder: samples}");

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        JarOfSources.sample().write(folder.resolve("mirror.jar"));
        Plugins.install(List.of(folder));
    }

    @AfterEach
    void withoutPlugins() {
        Plugins.install(List.of());
    }

    private static Recipe recipe(String form) {
        String yaml = TinyRecipe.YAML.replaceAll("task: .*", "task: " + FORMS.get(form)).replace("successor", "before");
        return RecipeReader.parse("three", yaml);
    }

    private TinyRun run(String name) {
        return new TinyRun(folder.resolve(name));
    }

    private static String firstBatch(TinyRun run) throws IOException {
        return Json.read(run.folder.manifest()).path("firstBatch").asString("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"built in", "plug-in", "program"})
    void trainsGoesOnToTheSameBitsIsScoredAndReported(String form) throws Exception {
        if (form.equals("program")) {
            Python.require();
        }
        TinyRun undisturbed = run("undisturbed");
        assertThat(undisturbed.start(recipe(form))).isTrue();
        TinyRun stopped = run("stopped");
        assertThat(stopped.stopAfter(13, recipe(form))).isFalse();
        assertThat(stopped.resume(recipe(form))).isTrue();
        assertThat(stopped.hash()).isEqualTo(undisturbed.hash()).hasSize(64);
        assertThat(stopped.folder.evaluation()).hasSameTextualContentAs(undisturbed.folder.evaluation());
        assertThat(RunResults.read(stopped.folder).evaluation().results()).hasSize(2);
        assertThat(stopped.folder.report()).content().contains("<html", "before");
    }

    @Test
    void allFormsBeginWithTheSameBatch() throws Exception {
        TinyRun builtIn = run("built-in");
        builtIn.stopAfter(1, recipe("built in"));
        TinyRun jar = run("jar");
        jar.stopAfter(1, recipe("plug-in"));
        assertThat(firstBatch(jar)).isEqualTo(firstBatch(builtIn)).isNotEmpty();
        Python.require();
        TinyRun program = run("program");
        program.stopAfter(1, recipe("program"));
        assertThat(firstBatch(program)).isEqualTo(firstBatch(builtIn));
    }
}
