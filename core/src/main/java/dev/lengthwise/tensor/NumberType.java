package dev.lengthwise.tensor;

import java.nio.ByteBuffer;

/** The types of numbers that safetensors files are read and written with, as the format names them. */
public enum NumberType {
    F64(8, "Double"), F32(4, "Float"), BF16(2, "BFloat16"), F16(2, "Half"), I64(8, "Long"), U8(1, "Byte");

    private final int bytes;
    private final String word;

    NumberType(int bytes, String word) {
        this.bytes = bytes;
        this.word = word;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }

    /** The next number of some bytes in little-endian order; rounded where fp32 does not have it. */
    public float next(ByteBuffer bytes) {
        return switch (this) {
            case F64 -> (float) bytes.getDouble();
            case F32 -> bytes.getFloat();
            case BF16 -> Float.intBitsToFloat(bytes.getShort() << Short.SIZE);
            case F16 -> Float.float16ToFloat(bytes.getShort());
            case I64 -> bytes.getLong();
            case U8 -> Byte.toUnsignedInt(bytes.get());
        };
    }

    /** As libtorch names it, and messages do. */
    public String word() {
        return word;
    }
}
