package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Some arms of a study now, the others later. */
class StudyArmsTest {
    @TempDir
    Path folder;

    private static List<String> arms(JsonNode results) {
        return results.path("arms").valueStream().map(arm -> arm.path("arm").asString()).toList();
    }

    @Test
    void armsThatAreLeftOutAreToldAndFilledInLater() throws IOException {
        Path file = StudyFile.in(folder, TinyRecipe.YAML, 1);
        Files.writeString(file,
                "endpoint: {metric: exact, length: 6, treatment: successor, control: control, margin: 0.05}\n",
                StandardOpenOption.APPEND);
        Path out = folder.resolve("out");
        Object[] study = {"study", file, "--out", out, "--set", "train.steps=3", "--jobs", 1};
        Invocation part = Invocation.of(with(study, "--arms", "successor", "--json"));
        assertThat(part.code()).isZero();
        assertThat(part.err()).contains("1 arm, 1 seed: 1 run, 1 at a time",
                "not run and not in table, report and JSON: control; --resume without --arms does them too\n",
                "successor is not compared with control until that has been run\n",
                "the endpoint is not looked at until control has been run\n");
        assertThat(arms(part.json())).containsExactly("successor");
        assertThat(part.json().path("manifest").path("arms not run").asString()).isEqualTo("control");
        assertThat(out.resolve("runs/control")).doesNotExist();
        assertThat(out.resolve("status.txt")).content().contains("tiny-study, only successor: all runs have ended")
                .doesNotContain("control seed 1");
        assertThat(out.resolve("report.html")).content().contains("arms not run");
        Invocation kept = Invocation.of("report", out, "--json", "--out", folder.resolve("page.html"));
        assertThat(arms(kept.json())).containsExactly("successor");

        Invocation whole = Invocation.of(with(study, "--resume", "--json"));
        assertThat(whole.code()).isZero();
        assertThat(whole.err()).contains("1 of 2 runs are done already", "done: control seed 1")
                .doesNotContain("not run and not in table", "the endpoint is not looked at");
        assertThat(part.json().has("endpoint")).isFalse();
        assertThat(whole.json().has("endpoint")).isTrue();
        assertThat(arms(whole.json())).containsExactly("control", "successor");
        assertThat(whole.json().path("manifest").has("arms not run")).isFalse();
        assertThat(whole.json().path("arms").path(1).path("controls").path(0).asString()).isEqualTo("control");
        assertThat(Files.readString(out.resolve("study.yaml"))).contains("name: control", "name: successor");
    }

    private static Object[] with(Object[] arguments, Object... more) {
        Object[] all = new Object[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }
}
