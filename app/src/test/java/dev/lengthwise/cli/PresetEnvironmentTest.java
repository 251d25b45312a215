package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.tensor.Presets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A variable that chooses other code, set before the command: never without a word. */
class PresetEnvironmentTest {
    private static final Map<String, String> PRESET = Map.of("ATEN_CPU_CAPABILITY", "default");
    private static final String WARNING = "set in the environment, and changes the bits: ATEN_CPU_CAPABILITY=default";

    @TempDir
    Path folder;
    private Path recipe;

    @BeforeEach
    void writeARecipe() throws Exception {
        Assumptions.assumeTrue(Presets.here().variables().isEmpty(), "something is preset where the tests run");
        recipe = TinyRecipe.file(folder);
    }

    private JsonNode train(String name, Map<String, String> environment) throws Exception {
        Path run = folder.resolve(name);
        try (CommandProcess train = CommandProcess.start(folder, environment, "train", recipe, "--threads", "1",
                "--set",
                "train.steps=3", "--out", run)) {
            assertThat(train.exitCode()).as(train.err()).isZero();
            for (String words : new String[]{train.err(), train.out()}) {
                assertThat(words).contains("bits depend on: ");
                assertThat(words.contains(WARNING)).isEqualTo(!environment.isEmpty());
            }
        }
        return new JsonMapper().readTree(run.resolve("manifest.json").toFile());
    }

    @Test
    void trainingSaysWhatChangesTheBitsAndKeepsIt() throws Exception {
        JsonNode plain = train("plain", Map.of());
        JsonNode preset = train("preset", PRESET);
        assertThat(plain.required("presets").asString()).isEqualTo("none");
        assertThat(preset.required("presets").asString()).isEqualTo("ATEN_CPU_CAPABILITY=default");
        assertThat(preset.required("kernels").asString()).isNotEqualTo(plain.required("kernels").asString());
    }

    /** What a newcomer met who did a documented study: every hash another one, and no word why. */
    @Test
    void reproductionSaysWhatIsNotAsItWas() throws Exception {
        Path study = StudyFile.in(folder, TinyRecipe.YAML, 1);
        Path kept = folder.resolve("kept");
        try (CommandProcess first = CommandProcess.start(folder, Map.of(), "study", study, "--seeds", "1", "--out",
                kept)) {
            assertThat(first.exitCode()).as(first.err()).isZero();
        }
        try (CommandProcess again = CommandProcess.start(folder, PRESET, "reproduce", kept, "--out",
                folder.resolve("again"))) {
            again.exitCode();
            assertThat(again.err()).contains(WARNING,
                    "other bits may come here: presets was none, is ATEN_CPU_CAPABILITY=default");
            assertThat(again.out()).contains("presets was none, is ATEN_CPU_CAPABILITY=default", WARNING,
                    "kernels was ");
        }
        try (CommandProcess report = CommandProcess.start(folder, PRESET, "report", kept, "--out",
                folder.resolve("page.html"))) {
            assertThat(report.exitCode()).isZero();
            assertThat(report.out()).contains(
                    "other bits may come here: presets was none, is ATEN_CPU_CAPABILITY=default");
        }
    }

    @Test
    void doctorSaysSoToo() throws Exception {
        try (CommandProcess doctor = CommandProcess.start(folder, PRESET, "doctor")) {
            assertThat(doctor.exitCode()).isZero();
            assertThat(doctor.out().lines())
                    .anyMatch(line -> line.matches("bits +presets +.*") && line.endsWith(WARNING));
        }
    }
}
