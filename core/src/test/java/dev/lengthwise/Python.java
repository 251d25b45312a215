package dev.lengthwise;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

/** The language that the samples of programs are in. */
public final class Python {
    private Python() {
    }

    /** Skips a test, by name, where there is no Python. */
    public static void require() {
        boolean there;
        try {
            there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            there = false;
        }
        assumeTrue(there, "python3 is not installed");
    }
}
