package dev.lengthwise.bundle;

import static dev.lengthwise.bundle.SyntheticFatBinary.MACHINE_CODE;
import static dev.lengthwise.bundle.SyntheticFatBinary.PTX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FatBinariesTest {
    private static final Architecture SM_90 = new Architecture(9, 0);

    @TempDir
    Path folder;

    private Path library(byte[] code) throws IOException {
        byte[] text = "other code, which stays".getBytes(StandardCharsets.US_ASCII);
        return Files.write(folder.resolve("library.so"),
                new SyntheticElf().loaded(".text", text).loaded(".nv_fatbin", code).loaded(".data", text).bytes());
    }

    private static byte[] five() {
        return new SyntheticFatBinary().with(MACHINE_CODE, 75, 'a', 24).with(MACHINE_CODE, 80, 'b', 16)
                .with(MACHINE_CODE, 90, 'c', 32).with(MACHINE_CODE, 100, 'd', 8, 104).with(MACHINE_CODE, 120, 'e', 40)
                .bytes();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    @Test
    void zerosThePayloadsOfOtherArchitecturesAndNothingElse() throws IOException {
        Path library = library(five());
        String before = text(library);
        FatBinaries.Thinned thinned = FatBinaries.thin(library, SM_90);
        assertThat(thinned).isEqualTo(new FatBinaries.Thinned(1, 0, 32, 24 + 16 + 8 + 40));
        assertThat(text(library)).isEqualTo(before.replace("a".repeat(24), "\0".repeat(24))
                .replace("b".repeat(16), "\0".repeat(16)).replace("d".repeat(8), "\0".repeat(8))
                .replace("e".repeat(40), "\0".repeat(40)));
    }

    @Test
    void doingItTwiceChangesNothing() throws IOException {
        Path library = library(five());
        FatBinaries.thin(library, SM_90);
        byte[] once = Files.readAllBytes(library);
        FatBinaries.thin(library, SM_90);
        assertThat(library).hasBinaryContent(once);
    }

    /** Machine code of a lower minor number runs too; of another major number it does not. */
    @Test
    void keepsWhatRuns() throws IOException {
        Path library = library(new SyntheticFatBinary().with(MACHINE_CODE, 80, 'a', 8).with(MACHINE_CODE, 86, 'b', 8)
                .with(MACHINE_CODE, 89, 'c', 8).with(MACHINE_CODE, 90, 'd', 8).bytes());
        FatBinaries.thin(library, new Architecture(8, 6));
        assertThat(text(library)).contains("aaaaaaaa", "bbbbbbbb").doesNotContain("c".repeat(8), "d".repeat(8));
    }

    /** One architecture may have several entries: with and without features of its own. */
    @Test
    void keepsEveryEntryOfTheArchitecture() throws IOException {
        Path library = library(new SyntheticFatBinary().with(MACHINE_CODE, 90, 'a', 8).with(MACHINE_CODE, 90, 'b', 8)
                .with(MACHINE_CODE, 80, 'c', 8).bytes());
        assertThat(FatBinaries.thin(library, SM_90).kept()).isEqualTo(16);
        assertThat(text(library)).contains("aaaaaaaa", "bbbbbbbb");
    }

    @Test
    void keepsIntermediateCodeOnlyWhereNoMachineCodeRuns() throws IOException {
        byte[] both = new SyntheticFatBinary().with(MACHINE_CODE, 90, 'a', 8).with(PTX, 90, 'b', 8).bytes();
        byte[] older = new SyntheticFatBinary().with(MACHINE_CODE, 80, 'c', 8).with(PTX, 80, 'd', 8).bytes();
        byte[] newer = new SyntheticFatBinary().with(MACHINE_CODE, 120, 'e', 8).with(PTX, 120, 'f', 8).bytes();
        Path library = library(SyntheticFatBinary.concat(both, older, newer));
        assertThat(FatBinaries.thin(library, SM_90)).isEqualTo(new FatBinaries.Thinned(3, 1, 16, 32));
        assertThat(text(library)).contains("aaaaaaaa", "dddddddd").doesNotContain("bbbbbbbb", "cccccccc", "eeeeeeee",
                "ffffffff");
    }

    @Test
    void readsOverTheGapsBetweenFatBinaries() throws IOException {
        Path library = library(SyntheticFatBinary.concat(five(), new byte[24], five(), new byte[8]));
        assertThat(FatBinaries.thin(library, SM_90).fatBinaries()).isEqualTo(2);
    }

    @Test
    void leavesAFileWithoutGpuCodeAlone() throws IOException {
        Path library = Files.write(folder.resolve("plain.so"), new SyntheticElf().loaded(".text", five()).bytes());
        byte[] before = Files.readAllBytes(library);
        assertThat(FatBinaries.thin(library, SM_90)).isEqualTo(FatBinaries.Thinned.NOTHING);
        assertThat(library).hasBinaryContent(before);
    }

    @Test
    void changesNothingOfALayoutItDoesNotKnow() throws IOException {
        byte[] unknownKind = new SyntheticFatBinary().with(7, 80, 'a', 8).bytes();
        byte[] cut = five();
        cut[8]++; // says that it is a byte longer than it is
        byte[] junk = SyntheticFatBinary.concat(five(), new byte[]{1, 2, 3, 4});
        for (byte[] second : new byte[][]{unknownKind, cut, junk}) {
            Path library = library(SyntheticFatBinary.concat(five(), second));
            byte[] before = Files.readAllBytes(library);
            assertThatIOException().isThrownBy(() -> FatBinaries.thin(library, SM_90))
                    .withMessageContaining("not a layout that is known, nothing was changed");
            assertThat(library).hasBinaryContent(before);
        }
    }
}
