package dev.lengthwise.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PiecesTest {
    @TempDir
    Path folder;

    private void write(String name, int size, byte[] bytes) throws IOException {
        try (OutputStream out = new Pieces(folder.resolve(name), size)) {
            out.write(bytes[0]);
            out.write(bytes, 1, bytes.length - 1);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void noPieceIsLargerThanAskedFor() throws IOException {
        write("a.tar.gz", 10, random(25));
        assertThat(files()).containsExactly("a.tar.gz.part-00", "a.tar.gz.part-01", "a.tar.gz.part-02",
                "a.tar.gz.sha256");
        assertThat(folder.resolve("a.tar.gz.part-00")).hasSize(10);
        assertThat(folder.resolve("a.tar.gz.part-02")).hasSize(5);
    }

    @Test
    void thereIsNoEmptyLastPiece() throws IOException {
        write("a.tar.gz", 10, random(20));
        assertThat(files()).containsExactly("a.tar.gz.part-00", "a.tar.gz.part-01", "a.tar.gz.sha256");
    }

    /** SHA-256 of "abc" and of "" are in FIPS 180's examples. */
    @Test
    void sumsAreAsSha256sumPrintsThem() throws IOException {
        write("a", 0, "abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(folder.resolve("a.sha256"))
                .hasContent("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n");
    }

    @Test
    void piecesOfAnEarlierFileGo() throws IOException {
        write("a", 2, random(9));
        Files.writeString(folder.resolve("a.other"), "mine");
        write("a", 4, random(5));
        assertThat(files()).containsExactly("a.other", "a.part-00", "a.part-01", "a.sha256");
    }

    private Process join(String... arguments) throws IOException {
        Path script = folder.resolve("join.sh");
        Files.writeString(script,
                Files.readString(Path.of("app/src/main/bundle/join.sh")).replace("NAME", "a b.tar.gz"));
        return new ProcessBuilder(
                Stream.concat(Stream.of("/bin/sh", script.toString()), Stream.of(arguments)).toList())
                .directory(Path.of("/").toFile()).start();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for a POSIX shell")
    void theScriptJoinsThemAndUnpacks() throws Exception {
        Path content = Files.createDirectories(folder.resolve("in/content"));
        Files.write(content.resolve("file"), random(5000));
        try (OutputStream out = new GZIPOutputStream(new Pieces(folder.resolve("a b.tar.gz"), 1000))) {
            new Tar(out).write(content);
        }
        Process join = join("-x");
        assertThat(join.errorReader().lines().collect(Collectors.joining("\n")))
                .isEqualTo("a b.tar.gz is whole; the pieces can be deleted");
        assertThat(join.waitFor()).isZero();
        assertThat(folder.resolve("content/file")).hasBinaryContent(random(5000));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for a POSIX shell")
    void theScriptTellsWhichPieceIsDamagedOrMissing() throws Exception {
        write("a b.tar.gz", 10, random(25));
        Path second = folder.resolve("a b.tar.gz.part-01");
        Files.write(second, new byte[10]);
        Process join = join();
        assertThat(join.errorReader().lines().collect(Collectors.joining("\n")))
                .isEqualTo("join.sh: a b.tar.gz.part-01 is damaged: its SHA-256"
                        + " is not the one in a b.tar.gz.sha256; bring it over again");
        assertThat(join.waitFor()).isEqualTo(1);
        Files.delete(second);
        Process again = join();
        assertThat(again.errorReader().lines().collect(Collectors.joining("\n")))
                .isEqualTo("join.sh: a b.tar.gz.part-01 is missing");
        assertThat(again.waitFor()).isEqualTo(1);
        assertThat(files()).doesNotContain("a b.tar.gz", "a b.tar.gz.joining");
    }
}
