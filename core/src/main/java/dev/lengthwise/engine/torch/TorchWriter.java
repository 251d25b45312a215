package dev.lengthwise.engine.torch;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.engine.Writer;
import dev.lengthwise.model.KeyValueCache;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Writes by libtorch.
 *
 * @param precision any but auto
 * @param keeps whether keys and values of earlier tokens are kept; else everything is computed anew for each token
 * @param end the token that closes an answer
 */
public record TorchWriter(Transformer model, Precision precision, boolean keeps, int end) implements Writer {

    @Override
    public List<int[]> write(String head, List<int[]> prompts, int limit) {
        int length = prompts.getFirst().length;
        long[][] columns = new long[length + limit][prompts.size()];
        for (int place = 0; place < length; place++) {
            for (int i = 0; i < prompts.size(); i++) {
                columns[place][i] = prompts.get(i)[place];
            }
        }
        try (NoGradGuard guard = new NoGradGuard()) {
            int written = keeps ? cached(head, columns, length) : uncached(head, columns, length);
            return answers(columns, length, written);
        }
    }

    private int cached(String head, long[][] columns, int given) {
        try (KeyValueCache cache = model.cache(columns[0].length, columns.length, precision)) {
            boolean[] closed = new boolean[columns[0].length];
            for (int place = given; place < columns.length; place++) {
                try (Scope scope = new Scope()) {
                    Tensor logits = place == given
                            ? model.begin(head, Tensors.of(beginnings(columns, given)), cache, precision)
                            : model.step(head, Tensors.of(columns[place - 1]), cache, precision);
                    columns[place] = argmax(logits);
                }
                if (allClosed(closed, columns[place])) {
                    return place + 1 - given;
                }
            }
        }
        return columns.length - given;
    }

    private int uncached(String head, long[][] columns, int given) {
        int sequences = columns[0].length;
        boolean[] closed = new boolean[sequences];
        for (int place = given; place < columns.length; place++) {
            long[] tokens = beginnings(columns, place);
            long[] last = new long[sequences];
            for (int i = 0; i < sequences; i++) {
                last[i] = (long) (i + 1) * place - 1;
            }
            try (Scope scope = new Scope()) {
                BatchTensors read = new BatchTensors(Tensors.of(tokens), LengthGroups.of(sequences, place));
                columns[place] = argmax(
                        model.logits(head, model.residual(read, Tensors.of(last), precision), precision));
            }
            if (allClosed(closed, columns[place])) {
                return place + 1 - given;
            }
        }
        return columns.length - given;
    }

    /** The first tokens of each sequence, one sequence after another. */
    private static long[] beginnings(long[][] columns, int length) {
        int sequences = columns[0].length;
        long[] tokens = new long[sequences * length];
        for (int i = 0; i < sequences; i++) {
            for (int place = 0; place < length; place++) {
                tokens[i * length + place] = columns[place][i];
            }
        }
        return tokens;
    }

    private static long[] argmax(Tensor logits) {
        return Tensors.longs(torch.argmax(logits, new LongOptional(1), false));
    }

    private boolean allClosed(boolean[] closed, long[] column) {
        boolean all = true;
        for (int i = 0; i < closed.length; i++) {
            closed[i] |= column[i] == end;
            all &= closed[i];
        }
        return all;
    }

    private List<int[]> answers(long[][] columns, int given, int written) {
        List<int[]> answers = new ArrayList<>();
        for (int i = 0; i < columns[0].length; i++) {
            int[] answer = new int[written];
            int length = 0;
            while (length < written) {
                answer[length] = (int) columns[given + length][i];
                length++;
                if (answer[length - 1] == end) {
                    break;
                }
            }
            answers.add(Arrays.copyOf(answer, length));
        }
        return answers;
    }
}
