package dev.lengthwise.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between its words. */
final class Words {
    private Words() {
    }

    /**
     * Lines of at most so many columns; only a word that is longer, such as a path, makes a longer one: whoever copies it gets all of
     * it.
     *
     * @param indent columns that further lines begin with
     */
    static List<String> wrap(String text, int columns, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(text.substring(0, text.length() - text.stripLeading().length()));
        boolean empty = true; // of words
        for (String word : text.strip().split(" +")) {
            if (!empty && TextWidth.of(line + " " + word) > columns) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
