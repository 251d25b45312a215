package dev.lengthwise.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A jar that brings tasks, hints, or what they need.
 *
 * @param file its path
 * @param version as its manifest has it; empty where it has none
 * @param sha256 of its bytes, in hexadecimal
 */
public record Plugin(Path file, String version, String sha256) {
    /** Without the folder. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** {@code mirror.jar 1.0 sha256:41c2...}, as manifests have it. */
    @Override
    public String toString() {
        return name() + (version.isEmpty() ? "" : " " + version) + " sha256:" + sha256;
    }

    /** The SHA-256 of a file's bytes, in hexadecimal. */
    public static String sha256(Path file) throws IOException {
        return sha256(Files.readAllBytes(file));
    }

    /** The SHA-256 of some bytes, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e)); // every Java has it
        }
    }
}
