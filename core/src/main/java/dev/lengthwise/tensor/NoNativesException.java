package dev.lengthwise.tensor;

/** The native libraries cannot be unpacked or loaded; the message says why and what helps, in one line. */
public class NoNativesException extends RuntimeException {
    public NoNativesException(String message) {
        super(message);
    }

    public NoNativesException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Somebody ended what was bringing them. */
    public static final class Interrupted extends NoNativesException {
        public Interrupted() {
            super("the download of libtorch's native libraries was interrupted");
        }
    }
}
