package dev.lengthwise.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints what is kept in files as well. */
final class Printed {
    private Printed() {
    }

    /**
     * Prints. Where nobody reads along any more, such as after a terminal was closed, that is said and is no failure: everything is
     * kept.
     *
     * @param text with its line feed
     * @param kept where it stands too
     */
    static void print(String text, String kept) {
        System.out.print(text);
        if (System.out.checkError()) {
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            System.err.println("stdout was closed or is full; what was to be printed stands in " + kept);
        }
    }
}
