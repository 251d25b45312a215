package dev.lengthwise.engine;

import java.util.List;

/** A model that is asked to write answers out, greedily, token after token. Belongs to one thread. */
public interface Writer {
    /**
     * Goes on from prompts until each has written END.
     *
     * @param prompts what is given, all of one length, at least one token each
     * @param limit tokens written at most, at least 1
     * @return the tokens written; END, where it was written, is the last
     */
    List<int[]> write(String head, List<int[]> prompts, int limit);
}
