package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
    private static final int BYTES = 100_000;

    @TempDir
    Path folder;
    private Path file;
    private byte[] bytes;
    private NativeCache cache;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void packALibrary() throws IOException {
        bytes = new byte[BYTES];
        new Random(1).nextBytes(bytes);
        Path jar = folder.resolve("natives.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("libsome.so"));
            out.write(bytes);
        }
        Path unpacked = folder.resolve("cache");
        file = unpacked.resolve("natives.jar/libsome.so");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            cache = new NativeCache(unpacked, List.of(new NativeLibrary(file, jar, zip.getEntry("libsome.so"))));
        }
        cache.prepare(said::add);
        assertThat(file).hasBinaryContent(bytes);
        assertThat(said).isNotEmpty()
                .containsOnly("unpacking the native libraries, once: 0 of 1 MB, to " + unpacked);
        said.clear();
    }

    /** With size and time kept, so that the binding takes it for what it was. */
    private void zero(int from) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        byte[] damaged = bytes.clone();
        for (int i = from; i < from + 100; i++) {
            damaged[i] = 0;
        }
        Files.write(file, damaged);
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void whatIsThereStays() {
        cache.prepare(said::add);
        assertThat(said).isEmpty();
    }

    @Test
    void aDamagedBeginningIsSeenBeforeItIsLoaded() throws IOException {
        zero(0);
        cache.prepare(said::add);
        assertThat(said).first().isEqualTo("libsome.so is damaged and is unpacked again");
        assertThat(file).hasBinaryContent(bytes);
    }

    /** To read everything at every start would cost half a second. */
    @Test
    void damageElsewhereIsSeenAfterAProcessThatCrashed() throws IOException {
        zero(BYTES / 2);
        cache.prepare(said::add);
        assertThat(said).isEmpty();
        assertThat(cache.damaged(true)).hasSize(1);
        Path notes = Files.createDirectories(folder.resolve("cache/.lengthwise-starts"));
        Files.writeString(notes.resolve("999999999"), "");
        cache.prepare(said::add);
        assertThat(said).startsWith("the last process did not end normally: checking the native libraries",
                "libsome.so is damaged and is unpacked again");
        assertThat(file).hasBinaryContent(bytes);
        said.clear();
        cache.prepare(said::add);
        assertThat(said).as("it is checked once").isEmpty();
    }

    @Test
    void aProcessThatStillRunsIsNoReasonToCheck() throws IOException {
        cache.noteUse();
        cache.prepare(said::add);
        assertThat(said).isEmpty();
        assertThat(folder.resolve("cache/.lengthwise-starts").resolve(Long.toString(ProcessHandle.current().pid())))
                .exists();
    }

    @Test
    void whatIsCutShortOrOlderIsUnpackedAnew() throws IOException {
        Files.write(file, new byte[]{1, 2, 3});
        Files.write(file.resolveSibling(".unpacking-999999999-1"), bytes); // of a process that was killed
        cache.prepare(said::add);
        assertThat(file).hasBinaryContent(bytes);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        cache.prepare(said::add);
        assertThat(Files.getLastModifiedTime(file)).isGreaterThan(FileTime.fromMillis(0));
        try (var files = Files.list(file.resolveSibling(""))) {
            assertThat(files).as("nothing else is left").containsExactly(file);
        }
    }

    @Test
    void aFullDiskIsOneLineThatSaysHowMuchIsNeededWhere() {
        assertThat(cache.noRoom(490_123_456, 104_857_600).getMessage()).isEqualTo(
                "no room for the native libraries: 491 MB are needed in " + folder.resolve("cache")
                        + ", 104 MB are free; make room, or choose another folder with"
                        + " JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=FOLDER");
    }

    @Test
    void aFolderThatCannotBeIsOneLine() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        NativeLibrary library = cache.libraries().getFirst();
        NativeCache nowhere = new NativeCache(inTheWay.resolve("cache"), List.of(new NativeLibrary(
                inTheWay.resolve("cache/libsome.so"), library.jar(), library.entry())));
        assertThatExceptionOfType(NoNativesException.class).isThrownBy(() -> nowhere.prepare(said::add))
                .withMessageStartingWith(
                        "the native libraries cannot be unpacked to " + inTheWay.resolve("cache") + ": ")
                .withMessageNotContaining("\n");
    }
}
