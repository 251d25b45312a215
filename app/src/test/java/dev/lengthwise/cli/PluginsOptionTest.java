package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.task.JarOfSources;
import dev.lengthwise.task.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsOptionTest {
    private static final String RECIPE = """
            task: {kind: mirror, values: 10}
            hints: [{kind: before, share: 0.5}]
            lengths: [{min: 1, max: 4}]
            model: {depth: 1, width: 8, heads: 2, mlp: 16}
            train: {steps: 6, batch: 8, precision: fp32}
            evaluate: {lengths: [3], samples: 5}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void build() throws IOException {
        JarOfSources.sample().write(folder.resolve("plugins/mirror.jar"));
    }

    @AfterEach
    void withoutPlugins() {
        System.clearProperty(Plugins.PROPERTY);
        Plugins.install(List.of());
    }

    private static List<String> lines(Object... arguments) {
        Invocation run = Invocation.of(arguments);
        assertThat(run.code()).as(run.err()).isZero();
        return run.outLines();
    }

    @Test
    void samplesOfThePluginAreThoseOfTheBuiltInTask() {
        for (String hint : List.of("before", "shuffled")) {
            assertThat(
                    lines("sample", "mirror", "--plugins", folder.resolve("plugins"), "--lengths", "1,5", "--samples",
                            "20", "--hint", hint))
                    .extracting(line -> line.replace("mirror", "reverse"))
                    .isEqualTo(lines("sample", "reverse", "--lengths", "1,5", "--samples", "20", "--hint", hint));
        }
        System.setProperty(Plugins.PROPERTY, folder.resolve("plugins").toString());
        List<String> mirrored = lines("sample", "mirror", "--lengths", "5", "--samples", "20");
        assertThat(mirrored).allSatisfy(line -> assertThat(line).contains("\"decisions\":[\"value 1 of 5\","));
        assertThat(mirrored).extracting(line -> withoutDecisions(line.replace("mirror", "reverse"))).isEqualTo(
                lines("sample", "reverse", "--lengths", "5", "--samples", "20").stream()
                        .map(PluginsOptionTest::withoutDecisions).toList());
    }

    /** The plug-in has kinds of decisions of its own. */
    private static String withoutDecisions(String line) {
        return line.replaceFirst(",\"decisions\":\\[[^]]*]", "");
    }

    @Test
    void whatIsWrongWithAJarEndsWithCode2AndOneLine() throws IOException {
        Path jar = Files.writeString(folder.resolve("plugins/bad.jar"), "no jar");
        Invocation run = Invocation.of("sample", "sort", "--plugins", folder.resolve("plugins"), "--lengths", "5");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).first().asString()
                .startsWith("lengthwise: " + jar + ": this is not a readable jar: ");
    }

    @Test
    void aRunKeepsWhichPluginsItWasMadeWith() throws IOException {
        Path recipe = Files.writeString(folder.resolve("mirror.yaml"), RECIPE);
        Path run = folder.resolve("run");
        Path plugins = folder.resolve("plugins");
        lines("train", recipe, "--plugins", plugins, "--out", run, "--threads", "1");
        assertThat(Files.readString(new RunFolder(run).manifest()))
                .containsPattern("\"plugins\" : \"mirror\\.jar 1\\.0 sha256:[0-9a-f]{64}\"");
        assertThat(lines("predict", run, "7 3", "--plugins", plugins)).hasSize(1);

        Invocation without = Invocation.of("predict", run, "7 3");
        assertThat(without.code()).isNotZero();
        assertThat(without.err()).contains(
                "the plug-in mirror.jar 1.0 that this was made with is not loaded; --plugins DIR loads those of a folder")
                .contains("task.kind: \"mirror\" is not allowed; ");

        JarOfSources.sample().with("note", "other bytes").write(plugins.resolve("mirror.jar"));
        Invocation other = Invocation.of("predict", run, "7 3", "--plugins", plugins);
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(other.err()).contains("the plug-in mirror.jar has other bytes than when this was made: sha256 was ");
    }
}
