package dev.lengthwise.study;

import dev.lengthwise.file.WholeFile;
import dev.lengthwise.key.Key;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Percent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of doing a part of a kept study again, whatever the study is of. */
public interface Reproduced {
    /** Whether nothing differs. */
    boolean isSame();

    /** A line for each part that was done again, and an {@linkplain #ending ending}. */
    String table();

    /** The same as one JSON document. */
    String json();

    /** Keeps both in {@code reproduction.txt} and {@code reproduction.json}. */
    default void write(Path folder) throws IOException {
        WholeFile.write(folder.resolve("reproduction.txt"), table());
        WholeFile.write(folder.resolve("reproduction.json"), json());
    }

    /**
     * How each table ends: how much was done again, whether it is the same, and what differs in the circumstances.
     *
     * @param again how many parts were done again
     * @param of how many there are
     * @param part what one is called
     * @param kept the study's folder
     * @param circumstances what it was, what it is
     */
    default String ending(int again, int of, String part, Path kept, Map<String, List<String>> circumstances) {
        StringBuilder text = new StringBuilder().append(again).append(" of ").append(Counted.of(of, part))
                .append(" of ").append(kept).append(" run again: ")
                .append(isSame() ? "the same.\n" : "not the same.\n");
        circumstances.forEach((key, both) -> text.append("  ").append(key).append(" was ").append(both.getFirst())
                .append(", is ").append(both.getLast()).append('\n'));
        return text.toString();
    }

    /** A circumstance that differs. */
    record Change(@Key("what it was") String was, @Key("what it is") String is) {
        /** All that differ, by their keys. */
        public static Map<String, Change> of(Map<String, List<String>> circumstances) {
            Map<String, Change> changes = new LinkedHashMap<>();
            circumstances.forEach((key, both) -> changes.put(key, new Change(both.getFirst(), both.getLast())));
            return changes;
        }
    }

    /** Where two shares of exact matches differ most. */
    record Apart(@Key("length of the input") int length,
            @Key("the new share less the kept one") double difference) {
        /** {@code -1.2 points at length 50}. */
        public String words() {
            return Percent.points(difference) + " points at length " + length;
        }
    }
}
