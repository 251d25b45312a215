package dev.lengthwise.study;

import java.util.List;

/** How far a study is, whatever it is made of: what its {@link StatusFile} tells. */
public interface Headway {
    /** What it is made of, in the plural: {@code runs}. */
    String parts();

    /** Whether no part is left to do; one that failed is not. */
    boolean isOver();

    /** How much is done, in a few words: {@code 45 % of the work, 2 of 6 runs done}. */
    String standing();

    /** When it will be done, in a few words; empty where there is nothing to say. */
    String outlook();

    /** What is told as soon as it is another one, and not only every few seconds. */
    String state();

    /** A table of its parts, the headings first; only the headings where there is nothing to say. */
    List<List<String>> table();
}
