package dev.lengthwise.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The GPU code inside a library: its section {@code .nv_fatbin} is one fat binary after another, each with the same functions
 * compiled for several architectures.
 *
 * <p>A fat binary is a header (magic, version, bytes of header, bytes of all that follows) and entries; an entry is a header (kind,
 * bytes of header, bytes of payload, minor version of the format, architecture, ...) and a payload, which is most often compressed.
 * NVIDIA does not describe this; field by field it is what cuobjdump, Cricket and GPU Ocelot read.
 */
final class FatBinaries {
    private static final String SECTION = ".nv_fatbin";
    private static final int MAGIC = 0xBA55ED50;
    private static final int HEADER = 16;
    private static final int SMALLEST_ENTRY = 32;
    private static final int PTX = 1;
    private static final int MACHINE_CODE = 2;

    /**
     * What was done to a library.
     *
     * @param fatBinaries how many there are
     * @param without how many have nothing that runs on the architecture
     * @param kept bytes of payload
     * @param zeroed bytes of payload
     */
    record Thinned(int fatBinaries, int without, long kept, long zeroed) {
        static final Thinned NOTHING = new Thinned(0, 0, 0, 0);

        Thinned and(Thinned other) {
            return new Thinned(fatBinaries + other.fatBinaries, without + other.without, kept + other.kept,
                    zeroed + other.zeroed);
        }
    }

    /**
     * One architecture's part of a fat binary.
     *
     * @param payload place of its first byte in the section
     */
    private record Entry(int kind, Architecture architecture, int payload, int size) {
    }

    private FatBinaries() {
    }

    /**
     * Overwrites with zeros, in the file, the payloads that an architecture does not use; nothing moves. Kept is the machine code that
     * runs there and, in a fat binary without any, the intermediate code that can be translated there. A file without GPU code is left
     * as it is; so is one that is not understood to its last byte.
     */
    static Thinned thin(Path library, Architecture architecture) throws IOException {
        try (FileChannel file = FileChannel.open(library, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<Elf.Section> section = Elf.read(file, library).section(SECTION);
            if (section.isEmpty() || section.get().size() == 0) {
                return Thinned.NOTHING;
            }
            ByteBuffer code = file.map(FileChannel.MapMode.READ_WRITE, section.get().offset(), section.get().size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            List<List<Entry>> fatBinaries = read(code, library); // all of them, before anything is changed
            Thinned thinned = Thinned.NOTHING;
            for (List<Entry> entries : fatBinaries) {
                thinned = thinned.and(thin(code, entries, architecture));
            }
            return thinned;
        }
    }

    private static List<List<Entry>> read(ByteBuffer code, Path library) throws IOException {
        List<List<Entry>> fatBinaries = new ArrayList<>();
        int at = 0;
        while (at < code.limit()) {
            if (code.get(at) == 0) { // between two
                at++;
                continue;
            }
            require(at + HEADER <= code.limit() && code.getInt(at) == MAGIC, "no fat binary", at, library);
            int header = Short.toUnsignedInt(code.getShort(at + 6));
            long size = code.getLong(at + 8);
            require(header >= HEADER && size >= 0 && size <= code.limit() - at - header, "a fat binary of " + size
                    + " bytes", at, library);
            int end = at + header + (int) size;
            fatBinaries.add(entries(code, at + header, end, library));
            at = end;
        }
        return fatBinaries;
    }

    private static List<Entry> entries(ByteBuffer code, int from, int end, Path library) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int at = from;
        while (at < end) {
            require(at + SMALLEST_ENTRY <= end, "half an entry", at, library);
            int kind = Short.toUnsignedInt(code.getShort(at));
            int header = code.getInt(at + 4);
            long size = code.getLong(at + 8);
            require((kind == PTX || kind == MACHINE_CODE) && header >= SMALLEST_ENTRY && size >= 0
                    && size <= (long) end - at - header, "an entry of kind " + kind + " with " + size + " bytes", at,
                    library);
            entries.add(new Entry(kind, Architecture.of(code.getInt(at + 28)), at + header, (int) size));
            at += header + (int) size;
        }
        return entries;
    }

    private static Thinned thin(ByteBuffer code, List<Entry> entries, Architecture architecture) {
        boolean runs = entries.stream().anyMatch(entry -> isMachineCode(entry, architecture));
        int keptEntries = 0;
        long kept = 0;
        long zeroed = 0;
        for (Entry entry : entries) {
            boolean keep = isMachineCode(entry, architecture)
                    || (!runs && entry.kind() == PTX && architecture.translates(entry.architecture()));
            if (keep) {
                keptEntries++;
                kept += entry.size();
            } else {
                code.put(entry.payload(), new byte[entry.size()]);
                zeroed += entry.size();
            }
        }
        return new Thinned(1, keptEntries == 0 ? 1 : 0, kept, zeroed);
    }

    private static boolean isMachineCode(Entry entry, Architecture architecture) {
        return entry.kind() == MACHINE_CODE && architecture.runs(entry.architecture());
    }

    private static void require(boolean holds, String found, int at, Path library) throws IOException {
        if (!holds) {
            throw new IOException(library + ": " + found + " at byte " + at + " of " + SECTION
                    + ": not a layout that is known, nothing was changed");
        }
    }
}
