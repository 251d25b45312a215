package dev.lengthwise.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElfTest {
    @TempDir
    Path folder;

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Elf read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            return Elf.read(channel, Path.of("file"));
        }
    }

    @Test
    void findsSectionsByName() throws IOException {
        Elf elf = read(new SyntheticElf().loaded(".text", text("seven b")).empty(".bss", 1 << 20)
                .unloaded(".strtab", text("names")).bytes());
        assertThat(elf.sections().keySet()).containsExactly(".text", ".bss", ".strtab", ".shstrtab");
        assertThat(elf.section(".text")).contains(new Elf.Section(1, 64, 7, 0x1000));
        assertThat(elf.section(".strtab")).hasValueSatisfying(section -> {
            assertThat(section.offset()).isEqualTo(64 + 7);
            assertThat(section.isLoaded()).isFalse();
        });
        assertThat(elf.section(".bss")).hasValueSatisfying(section -> assertThat(section.isInFile()).isFalse());
        assertThat(elf.section(".nv_fatbin")).isEmpty();
    }

    @Test
    void refusesWhatIsNoElfFile() {
        assertThatIOException().isThrownBy(() -> read(new byte[64]))
                .withMessage("file is not a 64-bit little-endian ELF file");
        assertThatIOException().isThrownBy(() -> read(text("short"))).withMessageContaining("ends after 5 bytes");
    }

    @Test
    void refusesAFileThatWasCutOff() throws IOException {
        byte[] whole = new SyntheticElf().loaded(".text", text("code")).bytes();
        for (int length = 64; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatIOException().as("%d of %d bytes", length, whole.length).isThrownBy(() -> read(cut));
        }
    }

    @Test
    void clearsTheNamesForDebuggersOnly() throws IOException {
        Path file = Files.write(folder.resolve("library.so"), new SyntheticElf().loaded(".dynstr", text("called"))
                .unloaded(".symtab", text("symbols")).unloaded(".strtab", text("insides")).bytes());
        String before = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(Symbols.clear(file)).isEqualTo(14);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).isEqualTo(
                before.replace("symbols", "\0".repeat(7)).replace("insides", "\0".repeat(7)));
    }
}
