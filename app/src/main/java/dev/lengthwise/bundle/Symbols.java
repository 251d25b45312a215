package dev.lengthwise.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The names that debuggers show for the insides of a library; loading it does not read them. */
final class Symbols {
    private static final List<String> SECTIONS = List.of(".symtab", ".strtab");

    private Symbols() {
    }

    /**
     * Overwrites the names with zeros, in the file; nothing moves. The names that other libraries call stay.
     *
     * @return how many bytes
     */
    static long clear(Path library) throws IOException {
        long cleared = 0;
        try (FileChannel file = FileChannel.open(library, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Elf elf = Elf.read(file, library);
            for (String name : SECTIONS) {
                Elf.Section section = elf.section(name).orElse(null);
                if (section != null && section.isInFile() && !section.isLoaded() && section.size() > 0) {
                    ByteBuffer bytes = file.map(FileChannel.MapMode.READ_WRITE, section.offset(), section.size())
                            .order(ByteOrder.LITTLE_ENDIAN);
                    while (bytes.hasRemaining()) {
                        bytes.put(new byte[Math.min(bytes.remaining(), 1 << 16)]);
                    }
                    cleared += section.size();
                }
            }
        }
        return cleared;
    }
}
