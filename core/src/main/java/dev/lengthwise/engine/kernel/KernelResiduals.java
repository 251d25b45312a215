package dev.lengthwise.engine.kernel;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.model.Hook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads the residual stream where answers are due, tile by tile. */
final class KernelResiduals {
    private final KernelTransformer model;

    KernelResiduals(KernelTransformer model) {
        this.model = model;
    }

    /** As {@link KernelModel#residuals}. */
    SequencedMap<String, float[]> of(Batch batch, int[] answers) {
        FlatBatch flat = FlatBatch.of(batch, model.heads(), model.config());
        Workspace space = model.workspace(Math.max(Sizes.TILE, flat.longest()), flat.longest(), false);
        int width = model.config().width();
        List<float[]> kept = new ArrayList<>();
        for (int point = 0; point <= model.config().depth(); point++) {
            kept.add(new float[answers.length * width]);
        }
        int before = 0; // answers of the tiles before
        int next = 0; // of those that are wanted
        for (Piece piece : Piece.tiles(flat, 0, flat.sequences())) {
            int from = next;
            int rows = piece.rows(true);
            while (next < answers.length && answers[next] < before + rows) {
                next++;
            }
            int first = before;
            int to = next;
            int[] point = {0};
            model.residuals(space, piece, x -> {
                for (int i = from; i < to; i++) {
                    int answer = answers[i] - first;
                    int row = point[0] == model.config().depth() ? answer : piece.tokenOf(answer);
                    System.arraycopy(x.data(), x.at(row), kept.get(point[0]), i * width, width);
                }
                point[0]++;
            });
            before += rows;
        }
        return named(kept);
    }

    private static SequencedMap<String, float[]> named(List<float[]> kept) {
        SequencedMap<String, float[]> named = new LinkedHashMap<>();
        for (int point = 0; point < kept.size(); point++) {
            Hook hook = point == 0 ? new Hook(Hook.Point.EMBED, 0) : new Hook(Hook.Point.RESID_POST, point - 1);
            named.put(hook.toString(), kept.get(point));
        }
        return named;
    }
}
