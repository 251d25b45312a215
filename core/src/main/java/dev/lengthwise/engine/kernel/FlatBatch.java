package dev.lengthwise.engine.kernel;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import java.util.List;

/** A batch by sequences: the answers of each are due at its last tokens, and belong to one head. Safe to share between threads. */
final class FlatBatch {
    private static final int NONE = -1;

    private final int[] tokens; // [S]
    private final int[] starts; // [B + 1]
    private final int[] first; // of each sequence, its first token where an answer is due
    private final int[] head; // of each sequence
    private final int[] labels; // [S], of the tokens where answers are due
    private final int[] due; // of each head, how many answers
    private final double[] weights; // of each head's mean loss
    private final float[] growth; // [S], or none where nothing is tempered

    private FlatBatch(Batch batch, List<String> heads, TransformerConfig config) {
        LengthGroups groups = batch.groups();
        int size = groups.tokens();
        tokens = ints(batch.tokens());
        starts = ints(groups.starts());
        labels = new int[size];
        int sequences = starts.length - 1;
        first = new int[sequences];
        head = new int[sequences];
        for (int i = 0; i < sequences; i++) {
            head[i] = NONE;
            first[i] = starts[i + 1] - starts[i];
        }
        due = new int[heads.size()];
        weights = new double[heads.size()];
        for (Targets targets : batch.targets()) {
            place(targets, heads);
        }
        growth = config.temper() instanceof Temper.None ? new float[0] : growth(config.temper(), batch.stretches());
    }

    /** @param heads the model's, in its order */
    static FlatBatch of(Batch batch, List<String> heads, TransformerConfig config) {
        LengthGroups groups = batch.groups();
        config.position().require(groups.lengths()[groups.size() - 1]);
        return new FlatBatch(batch, heads, config);
    }

    private void place(Targets targets, List<String> heads) {
        int number = heads.indexOf(targets.head());
        if (number < 0) {
            throw new IllegalArgumentException("the model has no head " + targets.head() + ": it has " + heads);
        }
        due[number] = targets.labels().length;
        weights[number] = targets.weight();
        int sequence = 0;
        for (int i = 0; i < targets.positions().length; i++) {
            int at = Math.toIntExact(targets.positions()[i]);
            while (starts[sequence + 1] <= at) {
                sequence++;
            }
            boolean begins = i == 0 || targets.positions()[i - 1] < starts[sequence];
            boolean follows = !begins && targets.positions()[i - 1] == at - 1L;
            boolean last = i + 1 == targets.positions().length || targets.positions()[i + 1] >= starts[sequence + 1];
            if (last && at != starts[sequence + 1] - 1
                    || !follows && (!begins || head[sequence] != NONE || at < starts[sequence])) {
                throw new IllegalArgumentException("answers of " + targets.head()
                        + " are not due one after another up to the end of a sequence: position " + at);
            }
            if (begins) {
                head[sequence] = number;
                first[sequence] = at - starts[sequence];
            }
            labels[at] = Math.toIntExact(targets.labels()[i]);
        }
    }

    /** What β multiplies, for each token, which sees itself and those before it in its sequence. */
    private float[] growth(Temper temper, double[] stretches) {
        float[] all = new float[tokens.length];
        for (int sequence = 0; sequence < sequences(); sequence++) {
            double stretch = stretches.length == 0 ? 1 : stretches[sequence];
            for (int i = starts[sequence]; i < starts[sequence + 1]; i++) {
                all[i] = (float) temper.growth((i - starts[sequence] + 1) * stretch);
            }
        }
        return all;
    }

    private static int[] ints(long[] numbers) {
        int[] ints = new int[numbers.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = Math.toIntExact(numbers[i]);
        }
        return ints;
    }

    int sequences() {
        return starts.length - 1;
    }

    int heads() {
        return due.length;
    }

    /** S. */
    int tokens() {
        return tokens.length;
    }

    int token(int at) {
        return tokens[at];
    }

    float growth(int at) {
        return growth[at];
    }

    /** Where a sequence begins; for the number of sequences, where the last one ends. */
    int start(int sequence) {
        return starts[sequence];
    }

    /** Its first token where an answer is due, counted from its first token. */
    int first(int sequence) {
        return first[sequence];
    }

    /** Its answers. */
    int answers(int sequence) {
        return starts[sequence + 1] - starts[sequence] - first[sequence];
    }

    int head(int sequence) {
        return head[sequence];
    }

    int label(int sequence, int answer) {
        return labels[starts[sequence] + first[sequence] + answer];
    }

    /** A head's answers in the whole batch. */
    int due(int number) {
        return due[number];
    }

    /** What the gradient of one answer's loss counts for: the head's weight over its answers. */
    float scale(int number) {
        return (float) (weights[number] / due[number]);
    }

    /** Tokens of the longest sequence. */
    int longest() {
        return starts[sequences()] - starts[sequences() - 1];
    }
}
