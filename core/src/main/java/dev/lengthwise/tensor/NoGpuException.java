package dev.lengthwise.tensor;

/** A GPU was asked for that cannot be used. */
public final class NoGpuException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoGpuException(String message) {
        super(message);
    }
}
