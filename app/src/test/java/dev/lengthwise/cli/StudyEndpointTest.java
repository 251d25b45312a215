package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A study that declares what decides. */
class StudyEndpointTest {
    @TempDir
    Path folder;

    @Test
    void whatWasDeclaredIsKeptAndWhatIsChangedLaterIsRefusedOrSaid() throws IOException {
        Path file = StudyFile.in(folder, TinyRecipe.YAML, 1);
        String plain = Files.readString(file);
        Files.writeString(file, plain + """
                endpoint: {metric: log2-n50, treatment: successor, control: control, margin: 0.26}
                """);
        Path out = folder.resolve("out");
        Object[] study = {"study", file, "--out", out, "--set", "train.steps=3", "--jobs", 1, "--json"};
        Invocation first = Invocation.of(study);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.json().path("endpoint").path("declared").asString()).isEqualTo("before");
        assertThat(first.json().path("endpoint").path("verdict").asString()).isEqualTo("not decided");
        assertThat(Files.readString(out.resolve("manifest.json"))).contains("\"endpoint\"", "\"hash\"");
        assertThat(Files.readString(out.resolve("study.yaml"))).contains("looks: [1]");
        assertThat(Files.readString(out.resolve("table.txt")))
                .startsWith("Endpoint (declared before any run had ended): not decided");

        // which inputs were right is kept for each run, and arms are compared input by input
        JsonNode arm = first.json().path("arms").path(1);
        assertThat(arm.path("runs").path(0).path("results"))
                .allSatisfy(score -> assertThat(score.path("outcomes").asString()).isNotEmpty());
        assertThat(arm.at("/overSeeds/0/differences/0/pairs/0/inputs").has("p")).isTrue();
        JsonNode again = Invocation.of("report", out, "--json", "--out", folder.resolve("page.html")).json();
        assertThat(again.path("arms").path(1).path("runs").path(0).path("results"))
                .isEqualTo(arm.path("runs").path(0).path("results"));

        Files.writeString(file, plain + """
                endpoint: {metric: log2-n50, treatment: successor, control: control, margin: 0.1}
                """);
        Invocation changed = Invocation.of("study", file, "--out", out, "--set", "train.steps=3", "--resume");
        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.err()).contains("started with `margin: 0.26` and now has `margin: 0.1`");

        Path kept = out.resolve("study.yaml");
        Files.writeString(kept, Files.readString(kept).replace("margin: 0.26", "margin: 0.1"));
        Invocation report = Invocation.of("report", out, "--out", folder.resolve("page.html"));
        assertThat(report.out()).startsWith("Endpoint (NOT the one declared before runs had ended");
    }

    @Test
    void anEndpointThatIsAddedToResultsIsCalledExploratory() throws IOException {
        Path file = StudyFile.in(folder, TinyRecipe.YAML, 1);
        Path out = folder.resolve("out");
        assertThat(Invocation.of("study", file, "--out", out, "--set", "train.steps=3", "--jobs", 1).code()).isZero();
        Path kept = out.resolve("study.yaml");
        Files.writeString(kept, Files.readString(kept) + """
                endpoint: {metric: log2-n50, treatment: successor, control: control, margin: 0.26}
                """);
        Invocation report = Invocation.of("report", out, "--json", "--out", folder.resolve("page.html"));
        assertThat(report.json().path("endpoint").path("declared").asString()).isEqualTo("added");
    }
}
