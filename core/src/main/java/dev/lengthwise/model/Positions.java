package dev.lengthwise.model;

import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Tensors;
import dev.lengthwise.text.Counted;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Learned absolute positions.
 *
 * @param weight a vector for each place in a sequence, [longest, D]
 */
record Positions(Tensor weight) {

    /** Normally distributed with deviation 1, as the token embedding. */
    static Positions create(Parameters parameters, Position.Learned position, int width) {
        return new Positions(parameters.normal("position.weight", 1, position.longest(), width));
    }

    /**
     * Adds to each token the vector of its place in its sequence.
     *
     * @param x the sequences of {@code groups} one after another, [S, D]
     */
    Tensor add(Tensor x, LengthGroups groups) {
        requirePlaces(groups.lengths()[groups.size() - 1]);
        long[] places = new long[groups.tokens()];
        int at = 0;
        for (int group = 0; group < groups.size(); group++) {
            for (int sequence = 0; sequence < groups.counts()[group]; sequence++) {
                for (int place = 0; place < groups.lengths()[group]; place++) {
                    places[at++] = place;
                }
            }
        }
        return x.add(torch.embedding(weight, Device.of(weight).move(Tensors.of(places))));
    }

    /**
     * Adds to the last token of sequences of one length the vector of its place.
     *
     * @param x the last tokens, [B, D]
     * @param length tokens of each sequence, the last one included
     */
    Tensor addLast(Tensor x, int length) {
        requirePlaces(length);
        return x.add(weight.select(0, length - 1L));
    }

    private void requirePlaces(int length) {
        if (length > weight.size(0)) {
            throw new IllegalArgumentException(
                    "sequences of " + Counted.of(length, "token") + " are too long for a model with " + weight.size(0)
                            + " positions");
        }
    }
}
