package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Targets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts what a model has been trained on; part of a checkpoint, so that a resumed run counts on. */
public final class Tally {
    private static final String EXAMPLES = "trained.examples.";
    private static final String TOKENS = "trained.answerTokens.";

    private final Map<String, Amount> amounts = new LinkedHashMap<>();
    private boolean known = true;

    /**
     * What one head has been trained on.
     *
     * @param examples inputs with an answer, each counted as often as it came
     * @param answerTokens tokens of those answers, their ends included: as many decisions had a loss
     */
    public record Amount(long examples, long answerTokens) {
        static final Amount NONE = new Amount(0, 0);

        private Amount plus(Targets targets) {
            return new Amount(examples + targets.examples(), answerTokens + targets.labels().length);
        }
    }

    /** @param heads the main task's and the hints', in the order in which they are told */
    Tally(List<String> heads) {
        heads.forEach(head -> amounts.put(head, Amount.NONE));
    }

    void add(Batch batch) {
        for (Targets targets : batch.targets()) {
            amounts.put(targets.head(), Objects.requireNonNull(amounts.get(targets.head())).plus(targets));
        }
    }

    /** By head, the main task's first; empty where training goes on from a checkpoint that has no counts. */
    Map<String, Amount> amounts() {
        return known ? new LinkedHashMap<>(amounts) : Map.of();
    }

    /** The counts as text; empty where they are not known. */
    Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        amounts().forEach((head, amount) -> {
            notes.put(EXAMPLES + head, Long.toString(amount.examples()));
            notes.put(TOKENS + head, Long.toString(amount.answerTokens()));
        });
        return notes;
    }

    /**
     * Takes over what {@link #notes} told. Versions before this counted nothing: their runs can be gone on with, and what they were
     * trained on stays unknown.
     *
     * @throws IllegalArgumentException where some heads were counted and not these
     */
    void load(Map<String, String> notes) {
        known = notes.keySet().stream().anyMatch(note -> note.startsWith(EXAMPLES) || note.startsWith(TOKENS));
        if (!known) {
            return;
        }
        amounts.replaceAll((head, _) -> new Amount(count(notes, EXAMPLES + head), count(notes, TOKENS + head)));
    }

    private static long count(Map<String, String> notes, String name) {
        String note = notes.get(name);
        if (note == null) {
            throw new IllegalArgumentException(
                    "the checkpoint is of another recipe or damaged: " + name + " is missing");
        }
        try {
            return Long.parseLong(note);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a checkpoint: " + name + " is not a number", e);
        }
    }
}
