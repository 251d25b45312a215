package dev.lengthwise.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** GPU code made by hand: entries whose payload is one byte, again and again. */
final class SyntheticFatBinary {
    static final int PTX = 1;
    static final int MACHINE_CODE = 2;

    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();

    SyntheticFatBinary with(int kind, int architecture, char filling, int size) {
        return with(kind, architecture, filling, size, 64);
    }

    /** @param header its bytes: 64 in most entries, more where there is more to say */
    SyntheticFatBinary with(int kind, int architecture, char filling, int size, int header) {
        byte[] entry = new byte[header + size];
        Arrays.fill(entry, header, entry.length, (byte) filling);
        ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) kind).putShort(2, (short) 0x101)
                .putInt(4, header).putLong(8, size).putInt(28, architecture);
        entries.writeBytes(entry);
        return this;
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(16 + entries.size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0xBA55ED50).putShort((short) 1).putShort((short) 16).putLong(entries.size())
                .put(entries.toByteArray());
        return bytes.array();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
