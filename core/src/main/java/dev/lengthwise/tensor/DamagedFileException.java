package dev.lengthwise.tensor;

/** A file of ours that is not what was written: cut short, or with other bits. The message names file and damage. */
public final class DamagedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedFileException(String message) {
        super(message);
    }
}
