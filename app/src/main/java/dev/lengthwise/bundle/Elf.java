package dev.lengthwise.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the sections of a 64-bit little-endian ELF file lie: just enough to find them by name (System V ABI, chapter 4).
 *
 * @param sections by name, in the order of the file; of two that are named alike the first
 */
record Elf(Map<String, Section> sections) {
    private static final int HEADER = 64;
    private static final int ENTRY = 64;
    private static final int NO_BITS = 8;

    /**
     * A stretch of the file.
     *
     * @param type as ELF numbers it
     * @param offset of its first byte
     * @param size in bytes
     * @param address where a process has it; 0 where it has not
     */
    record Section(int type, long offset, long size, long address) {
        /** Whether the file holds its bytes, and not only says how many there are to be. */
        boolean isInFile() {
            return type != NO_BITS;
        }

        /** Whether programs see it; what they do not see serves debuggers. */
        boolean isLoaded() {
            return address != 0;
        }
    }

    Optional<Section> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }

    /** @param name for messages */
    static Elf read(FileChannel file, Path name) throws IOException {
        ByteBuffer header = bytes(file, 0, HEADER, name);
        if (header.getInt(0) != 0x464c457f || header.get(4) != 2 || header.get(5) != 1) {
            throw new IOException(name + " is not a 64-bit little-endian ELF file");
        }
        long table = header.getLong(0x28);
        int entrySize = Short.toUnsignedInt(header.getShort(0x3a));
        int count = Short.toUnsignedInt(header.getShort(0x3c));
        int names = Short.toUnsignedInt(header.getShort(0x3e));
        if (entrySize != ENTRY || count == 0 || names >= count) {
            throw new IOException(name + ": no table of sections: " + count + " entries of " + entrySize
                    + " bytes, expected some of " + ENTRY);
        }
        ByteBuffer entries = bytes(file, table, (long) count * ENTRY, name);
        Section text = section(entries, names);
        ByteBuffer strings = bytes(file, text.offset(), text.size(), name);
        Map<String, Section> sections = new LinkedHashMap<>();
        for (int i = 1; i < count; i++) { // the first entry is empty
            Section section = section(entries, i);
            if (section.isInFile() && (section.offset() < 0 || section.size() < 0
                    || section.offset() > file.size() - section.size())) {
                throw new IOException(name + ": section " + i + " ends behind the file's " + file.size() + " bytes");
            }
            sections.putIfAbsent(string(strings, entries.getInt(i * ENTRY), name), section);
        }
        return new Elf(sections);
    }

    private static Section section(ByteBuffer entries, int index) {
        int at = index * ENTRY;
        return new Section(entries.getInt(at + 4), entries.getLong(at + 0x18), entries.getLong(at + 0x20),
                entries.getLong(at + 0x10));
    }

    private static String string(ByteBuffer strings, int from, Path name) throws IOException {
        int to = from;
        while (to >= 0 && to < strings.limit() && strings.get(to) != 0) {
            to++;
        }
        if (from < 0 || to >= strings.limit()) {
            throw new IOException(name + ": a section's name lies outside of the names");
        }
        byte[] text = new byte[to - from];
        strings.get(from, text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static ByteBuffer bytes(FileChannel file, long offset, long size, Path name) throws IOException {
        if (offset < 0 || size < 0 || size > Integer.MAX_VALUE || offset > file.size() - size) {
            throw new IOException(
                    name + " ends after " + file.size() + " bytes, expected " + size + " more from " + offset + " on");
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, offset + buffer.position()) >= 0) {
            // until it is full
        }
        return buffer.flip();
    }
}
