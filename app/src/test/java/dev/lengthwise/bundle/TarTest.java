package dev.lengthwise.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;

/** What the system's own tar makes of it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links and permissions are POSIX's")
class TarTest {
    @TempDir
    Path folder;
    private Path content;

    @BeforeEach
    void makeContent() throws IOException {
        content = Files.createDirectories(folder.resolve("content"));
    }

    private Path unpacked() throws Exception {
        Path tar = folder.resolve("content.tar");
        try (OutputStream out = Files.newOutputStream(tar)) {
            new Tar(out).write(content);
        }
        Path target = Files.createDirectories(folder.resolve("unpacked"));
        Process process = new ProcessBuilder("tar", "-xf", tar.toString(), "-C", target.toString()).redirectErrorStream(
                true).start();
        assertThat(process.inputReader().lines()).isEmpty();
        assertThat(process.waitFor()).isZero();
        return target.resolve("content");
    }

    @Test
    void filesComeBackWithTheirTimesAndPermissions() throws Exception {
        byte[] bytes = new byte[1500];
        new Random(1).nextBytes(bytes);
        Path program = Files.write(Files.createDirectories(content.resolve("bin")).resolve("program"), bytes);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.setLastModifiedTime(program, FileTime.fromMillis(1_234_567_890_000L));
        Files.write(content.resolve("empty"), new byte[0]);
        Files.write(content.resolve("block"), new byte[512]);
        Path unpacked = unpacked();
        assertThat(unpacked.resolve("bin/program")).hasBinaryContent(bytes).isExecutable();
        assertThat(Files.getLastModifiedTime(unpacked.resolve("bin/program")).toMillis())
                .isEqualTo(1_234_567_890_000L);
        assertThat(unpacked.resolve("empty")).isEmptyFile();
        assertThat(Files.isExecutable(unpacked.resolve("empty"))).isFalse();
        assertThat(unpacked.resolve("block")).hasSize(512);
    }

    @Test
    void linksStayLinks() throws Exception {
        Files.writeString(content.resolve("libopenblas.so.0"), "library");
        Files.createSymbolicLink(content.resolve("again.so"), Path.of("libopenblas.so.0"));
        assertThat(Files.readSymbolicLink(unpacked().resolve("again.so"))).isEqualTo(Path.of("libopenblas.so.0"));
    }

    @Test
    void namesMayBeLong() throws Exception {
        for (int length = 80; length <= 150; length++) {
            Path deep = content.resolve("d".repeat(60)).resolve("f".repeat(length - 69));
            Files.createDirectories(deep.getParent());
            Files.writeString(deep, Integer.toString(length));
        }
        Path unpacked = unpacked();
        for (int length = 80; length <= 150; length++) {
            assertThat(unpacked.resolve("d".repeat(60)).resolve("f".repeat(length - 69)))
                    .hasContent(Integer.toString(length));
        }
    }

    @Test
    void aNameThatDoesNotFitIsRefused() throws IOException {
        Files.writeString(content.resolve("f".repeat(101)), "");
        assertThatIOException().isThrownBy(() -> new Tar(OutputStream.nullOutputStream()).write(content))
                .withMessageContaining("too long or too large for a tar file");
    }

    /** Pieces are 32 MiB, so that this is two of them. */
    @Test
    void xzGivesTheSameBytesWhateverTheThreads() throws IOException {
        byte[] bytes = new byte[(32 << 20) + 1000];
        Arrays.fill(bytes, (byte) 'x');
        bytes[5] = 'y';
        bytes[bytes.length - 1] = 'z';
        byte[] one = compressed(bytes, 1);
        assertThat(compressed(bytes, 2)).isEqualTo(one);
        try (XZInputStream in = new XZInputStream(new ByteArrayInputStream(one))) {
            assertThat(Arrays.equals(in.readAllBytes(), bytes)).isTrue();
        }
    }

    private static byte[] compressed(byte[] bytes, int threads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XzOutputStream xz = new XzOutputStream(out, threads)) {
            xz.write(bytes, 0, 100);
            xz.write(bytes, 100, bytes.length - 100);
        }
        return out.toByteArray();
    }
}
