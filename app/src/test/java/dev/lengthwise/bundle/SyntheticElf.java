package dev.lengthwise.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** An ELF file made by hand: a header, sections with given bytes, their names and the table. */
final class SyntheticElf {
    private static final int PROGRAM = 1;
    private static final int NO_BITS = 8;

    private final Map<String, Content> sections = new LinkedHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // written once
    private record Content(int type, long address, byte[] bytes) {
    }

    SyntheticElf loaded(String name, byte[] bytes) {
        sections.put(name, new Content(PROGRAM, 0x1000, bytes));
        return this;
    }

    SyntheticElf unloaded(String name, byte[] bytes) {
        sections.put(name, new Content(PROGRAM, 0, bytes));
        return this;
    }

    /** A section that says a size but has no bytes. */
    SyntheticElf empty(String name, int size) {
        sections.put(name, new Content(NO_BITS, 0x2000, new byte[size]));
        return this;
    }

    byte[] bytes() {
        StringBuilder names = new StringBuilder("\0");
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String name : sections.keySet()) {
            places.put(name, names.length());
            names.append(name).append('\0');
        }
        int ownName = names.length();
        names.append(".shstrtab\0");
        byte[] nameBytes = names.toString().getBytes(StandardCharsets.US_ASCII);
        int size = 64 + sections.values().stream().mapToInt(content -> content.bytes().length).sum()
                + nameBytes.length + 64 * (sections.size() + 2);
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[]{0x7f, 'E', 'L', 'F', 2, 1, 1}).position(64);
        ByteBuffer table = ByteBuffer.allocate(64 * (sections.size() + 2)).order(ByteOrder.LITTLE_ENDIAN);
        table.position(64);
        sections.forEach((name, content) -> {
            entry(table, Objects.requireNonNull(places.get(name)), content.type(), content.address(), file.position(),
                    content.bytes().length);
            if (content.type() != NO_BITS) {
                file.put(content.bytes());
            }
        });
        entry(table, ownName, 3, 0, file.position(), nameBytes.length);
        file.put(nameBytes);
        file.putLong(0x28, file.position()).putShort(0x3a, (short) 64)
                .putShort(0x3c, (short) (sections.size() + 2)).putShort(0x3e, (short) (sections.size() + 1));
        file.put(table.flip());
        byte[] bytes = new byte[file.position()];
        file.flip().get(bytes);
        return bytes;
    }

    private static void entry(ByteBuffer table, int name, int type, long address, long offset, long size) {
        table.putInt(name).putInt(type).putLong(0).putLong(address).putLong(offset).putLong(size).putLong(0)
                .putLong(1).putLong(0);
    }
}
