package dev.lengthwise.tensor;

/** The native libraries cannot be unpacked or loaded; the message says why and what helps, in one line. */
public final class NoNativesException extends RuntimeException {
    public NoNativesException(String message) {
        super(message);
    }

    public NoNativesException(String message, Throwable cause) {
        super(message, cause);
    }
}
