package dev.lengthwise.run;

import java.util.List;
import java.util.Optional;

/**
 * The first line in which two texts differ.
 *
 * @param line counted from 1
 * @param before the line of the one text, without indentation
 * @param now the line of the other
 */
record Difference(int line, String before, String now) {

    static Optional<Difference> between(String before, String now) {
        List<String> old = before.lines().toList();
        List<String> given = now.lines().toList();
        for (int i = 0; i < Math.max(old.size(), given.size()); i++) {
            String was = i < old.size() ? old.get(i) : "(nothing)";
            String is = i < given.size() ? given.get(i) : "(nothing)";
            if (!was.equals(is)) {
                return Optional.of(new Difference(i + 1, was.strip(), is.strip()));
            }
        }
        return Optional.empty();
    }
}
