package dev.lengthwise.evaluate;

import java.util.Base64;
import java.util.BitSet;

/**
 * Which test inputs a model answers wholly right: a bit an input, in the order in which they are drawn. The first inputs of more are the
 * same ones, so that two models can be compared input by input on those that both have.
 *
 * @param right the inputs that are right, by their places from 0
 * @param inputs how many there are, at least 1
 */
public record Outcomes(BitSet right, int inputs) {
    public Outcomes {
        if (inputs < 1 || right.length() > inputs) {
            throw new IllegalArgumentException("input " + (right.length() - 1) + " is not one of " + inputs);
        }
        right = (BitSet) right.clone();
    }

    @Override
    public BitSet right() {
        return (BitSet) right.clone();
    }

    /** Base64 of the bits, eight a byte, the first input in the lowest bit of the first byte. */
    public String base64() {
        byte[] bytes = new byte[(inputs + Byte.SIZE - 1) / Byte.SIZE];
        byte[] set = right.toByteArray(); // without zeros at the end
        System.arraycopy(set, 0, bytes, 0, set.length);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads {@link #base64}.
     *
     * @throws IllegalArgumentException where it is none of so many inputs
     */
    public static Outcomes parse(String base64, int inputs) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + base64 + "\" is not base64", e);
        }
        int needed = (inputs + Byte.SIZE - 1) / Byte.SIZE;
        if (bytes.length != needed) {
            throw new IllegalArgumentException(
                    "has " + bytes.length + " bytes; " + inputs + " inputs have " + needed);
        }
        return new Outcomes(BitSet.valueOf(bytes), inputs);
    }
}
