package dev.lengthwise.result.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void placeTheFile() {
        file = folder.resolve("manifest.json");
    }

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        Json.write(file, Json.object().put("seed", 1));
        Json.write(file, Json.object().put("seed", 2));
        assertThat(Json.read(file)).isEqualTo(Json.object().put("seed", 2));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "1", "null", "{", "{\"a\":1", "{\"a\":1}}", "{\"a\":1} x", "<html>"})
    void namesTheFileThatHoldsNoObject(String text) throws IOException {
        Files.writeString(file, text);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> Json.read(file))
                .withMessageStartingWith(file + ": not ").extracting(Throwable::getMessage).asString()
                .doesNotContain("\n");
    }

    @Test
    void namesTheFileThatIsNoText() throws IOException {
        Files.write(file, new byte[]{'{', (byte) 0xff, '}'});
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> Json.read(file))
                .withMessage(file + ": is not UTF-8 text");
    }

    @Test
    void whatAReaderRefusesIsDamageOfTheFile() throws IOException {
        Json.write(file, Json.object().put("seed", "one"));
        assertThatExceptionOfType(DamagedFileException.class)
                .isThrownBy(() -> Json.read(file, node -> node.required("steps").asInt()))
                .withMessageStartingWith(file + ": ").withMessageContaining("steps");
        assertThatExceptionOfType(DamagedFileException.class)
                .isThrownBy(() -> Json.read(file, node -> node.required("seed").asLong()))
                .withMessageStartingWith(file + ": ");
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> Json.read(file, node -> {
            throw new IllegalArgumentException("seconds -1 is below 0");
        })).withMessage(file + ": seconds -1 is below 0");
    }

    @Test
    void aMissingFileIsNotDamage() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Json.read(file));
    }
}
