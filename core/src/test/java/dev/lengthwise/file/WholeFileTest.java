package dev.lengthwise.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("results.json");
        WholeFile.write(file, "before");
    }

    /** A disk that is full in the middle of writing: Linux has a device that always is. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldWithTheFileAndLeavesTheOldOneAlone() throws IOException {
        Files.createSymbolicLink(folder.resolve("results.json.partial"), Path.of("/dev/full"));
        assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> WholeFile.write(file, "after"))
                .withMessage(file + ": No space left on device");
        assertOnlyBefore();
    }

    @Test
    void whatFailsWhileItIsMadeLeavesTheOldFileAlone() throws IOException {
        assertThatIllegalStateException().isThrownBy(() -> WholeFile.write(file, channel -> {
            throw new IllegalStateException("no luck");
        }));
        assertOnlyBefore();
    }

    private void assertOnlyBefore() throws IOException {
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void aFolderThatIsNotThereIsToldByName() {
        Path nowhere = folder.resolve("nowhere").resolve("a");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> WholeFile.write(nowhere, "x"))
                .withMessageStartingWith(nowhere.toString());
    }

    @Test
    void aFolderInTheFilesPlaceIsToldByName() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> WholeFile.write(taken, "x"))
                .withMessage(taken + ": is a folder; a file is needed");
        assertThat(taken).isEmptyDirectory();
    }

    /** The file stays as long as it was, so a full disk has room for it. */
    @Test
    void writingOverAFileNeedsNoRoom() throws IOException {
        WholeFile.overwrite(file, "now");
        assertThat(file).hasBinaryContent("now   ".getBytes(StandardCharsets.US_ASCII));
        WholeFile.overwrite(file, "longer than before");
        assertThat(file).hasContent("longer than before");
    }
}
