package dev.lengthwise.result.study;

import java.util.List;

/**
 * What was found, in sentences.
 *
 * @param lead the sentence that says what it is about
 * @param details further sentences, each to be read by itself; maybe none
 */
public record Finding(String lead, List<String> details) {
    public Finding {
        details = List.copyOf(details);
    }

    public Finding(String sentence) {
        this(sentence, List.of());
    }

    /** All sentences in one text. */
    public String text() {
        return details.isEmpty() ? lead : lead + " " + String.join(" ", details);
    }
}
