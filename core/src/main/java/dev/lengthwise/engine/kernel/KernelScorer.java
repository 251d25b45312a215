package dev.lengthwise.engine.kernel;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.engine.Scorer;
import java.util.ArrayList;
import java.util.List;

/** Scores by tiles, as {@link KernelTraining} trains, without a way back. What a row says does not depend on its tile. */
public final class KernelScorer implements Scorer {
    private final KernelTransformer model;
    private final Workers workers;
    private final List<Workspace> work = new ArrayList<>();

    /** @param threads at least 1 */
    public KernelScorer(KernelTransformer model, int threads) {
        this.model = model;
        this.workers = new Workers(threads);
    }

    @Override
    public int[] greedy(Batch batch) {
        FlatBatch flat = FlatBatch.of(batch, model.heads(), model.config());
        int[] places = new int[flat.sequences()]; // where each sequence's answers go
        int answers = 0;
        for (int sequence = 0; sequence < places.length; sequence++) {
            places[sequence] = answers;
            answers += flat.answers(sequence);
        }
        int[] greedy = new int[answers];
        List<Piece> pieces = Piece.tiles(flat, 0, flat.sequences());
        Workspace.prepare(work, workers.threads(), model, flat.longest(), false);
        workers.all(pieces.size(), (worker, i) -> {
            Piece piece = pieces.get(i);
            Matrix logits = model.forward(work.get(worker), piece);
            for (int index = 0; index < piece.sequences(); index++) {
                int to = places[piece.sequence(index)];
                for (int answer = 0; answer < flat.answers(piece.sequence(index)); answer++) {
                    greedy[to + answer] = greatest(logits, piece.answerAt(index) + answer, model.vocabulary());
                }
            }
        });
        return greedy;
    }

    /** The first of a row's greatest logits; one that is no number counts as the greatest. */
    static int greatest(Matrix logits, int row, int vocabulary) {
        int at = logits.at(row);
        int best = 0;
        for (int i = 1; i < vocabulary; i++) {
            if (Float.compare(logits.data()[at + i], logits.data()[at + best]) > 0
                    && logits.data()[at + i] != logits.data()[at + best]) {
                best = i;
            }
        }
        return best;
    }
}
