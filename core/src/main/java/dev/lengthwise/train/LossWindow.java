package dev.lengthwise.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The losses since the last line of metrics; part of a checkpoint, so that a resumed run writes the same lines. */
public final class LossWindow {
    private static final String SUM = "loss.sum.";
    private static final String COUNT = "loss.count.";

    private final Map<String, Sum> sums = new LinkedHashMap<>();

    private static final class Sum {
        private double losses;
        private long count;
    }

    /** @param heads whose losses come, in the order in which their means are told */
    public LossWindow(List<String> heads) {
        heads.forEach(head -> sums.put(head, new Sum()));
    }

    void add(String head, double loss) {
        add(head, loss, 1);
    }

    /** Several losses at once, by their sum. */
    void add(String head, double losses, long count) {
        Sum sum = of(head);
        sum.losses += losses;
        sum.count += count;
    }

    /** The mean of each head that had a loss, after which the window is empty. */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((head, sum) -> {
            if (sum.count > 0) {
                means.put(head, sum.losses / sum.count);
            }
            sum.losses = 0;
            sum.count = 0;
        });
        return means;
    }

    /** The window as text, exact. */
    Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        sums.forEach((head, sum) -> {
            notes.put(SUM + head, Double.toString(sum.losses));
            notes.put(COUNT + head, Long.toString(sum.count));
        });
        return notes;
    }

    /** Takes over what {@link #notes} told. */
    void load(Map<String, String> notes) {
        sums.forEach((head, sum) -> {
            try {
                sum.losses = Double.parseDouble(note(notes, SUM + head));
                sum.count = Long.parseLong(note(notes, COUNT + head));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "not a checkpoint: " + SUM + head + " or " + COUNT + head + " is not a number", e);
            }
        });
    }

    private static String note(Map<String, String> notes, String name) {
        String note = notes.get(name);
        if (note == null) {
            throw new IllegalArgumentException("not a checkpoint of this model: " + name + " is missing");
        }
        return note;
    }

    private Sum of(String head) {
        return Objects.requireNonNull(sums.get(head), head);
    }
}
