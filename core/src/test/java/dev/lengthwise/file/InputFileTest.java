package dev.lengthwise.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class InputFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsTextWithoutAByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "\uFEFF⊥ é 😀\n");
        assertThat(InputFile.text(file, 100)).isEqualTo("⊥ é 😀\n");
        assertThat(InputFile.text(Files.createSymbolicLink(folder.resolve("link"), file), 100)).startsWith("⊥");
    }

    @Test
    void whatIsNoTextOfThatSizeIsRefusedByName() throws IOException {
        Path file = Files.write(folder.resolve("latin"), new byte[]{'a', (byte) 0xe9});
        assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> InputFile.text(file, 100))
                .withMessage(file + ": is not UTF-8 text").matches(e -> e.reason().equals("is not UTF-8 text"));
        Path long11 = Files.writeString(folder.resolve("long"), "12345678901");
        assertThat(InputFile.text(long11, 11)).hasSize(11);
        assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> InputFile.text(long11, 10))
                .withMessage(long11 + ": is larger than 10 bytes");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> InputFile.text(folder.resolve("none"), 10));
    }

    /** Whoever opens a named pipe waits until somebody opens it to write. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatIsNoFileIsRefusedAndNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        for (Path file : new Path[]{pipe, link, Path.of("/dev/zero")}) {
            for (Reading reading : new Reading[]{InputFile::text, InputFile::textOrPipe}) {
                assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> reading.of(file, 10))
                        .withMessage(file + ": is a pipe or a device; a file is needed");
                assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> reading.of(folder, 10))
                        .withMessage(folder + ": is a folder; a file is needed");
            }
        }
    }

    private interface Reading {
        String of(Path file, int largest) throws IOException;
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void standardInputIsReadWhereItIsAskedFor() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("task: sort".getBytes(StandardCharsets.UTF_8)));
            assertThat(InputFile.textOrPipe(Path.of("/dev/stdin"), 100)).isEqualTo("task: sort");
        } finally {
            System.setIn(before);
        }
    }
}
