package dev.lengthwise.tensor;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.lengthwise.file.UnreadableFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file of weights, it is read, or refused as damaged. */
class SafetensorsFuzzTest {
    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "10m")
    void bytesAreReadOrRefused(byte @NotNull [] bytes) throws IOException {
        read(bytes);
    }

    /** The header's length is right, so that its text is what is tried. */
    @FuzzTest(maxDuration = "10m")
    void aHeaderIsReadOrRefused(@NotNull String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + text.length + 64).order(ByteOrder.LITTLE_ENDIAN);
        read(file.putLong(text.length).put(text).array());
    }

    private static void read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("weights.safetensors"), bytes);
        try (Scope scope = new Scope()) {
            TensorFile.read(file);
        } catch (DamagedFileException | UnreadableFileException refused) {
            if (String.valueOf(refused.getMessage()).isBlank()) {
                throw new AssertionError("a refusal without words", refused);
            }
        }
    }
}
