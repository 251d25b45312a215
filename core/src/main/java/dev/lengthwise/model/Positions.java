package dev.lengthwise.model;

import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Absolute positions: a vector for each place in a sequence, which is added to the embedding of the token there. */
record Positions(Position position, Table table) {
    /** Where the vectors come from. */
    @FunctionalInterface
    interface Table {
        /**
         * The vectors.
         *
         * @param places how many are needed, from the first on
         * @return at least so many, [P, D]
         */
        Tensor of(int places);
    }

    /** Those of a model; null where it has none. Learned ones are normally distributed with deviation 1, as the token embedding. */
    static @Nullable Positions create(Parameters parameters, TransformerConfig config, Device device) {
        return switch (config.position()) {
            case Position.Learned(int longest) -> {
                Tensor weight = parameters.normal("position.weight", 1, longest, config.width());
                yield new Positions(config.position(), places -> weight);
            }
            case Position.Sinusoidal sinusoidal -> {
                Waves waves = Position.Sinusoidal.waves(config.width());
                yield new Positions(sinusoidal, places -> device.move(rows(waves, places)));
            }
            case Position.None none -> null;
            case Position.Rope rope -> null;
            case Position.Alibi alibi -> null;
            case Position.T5 t5 -> null;
            case Position.Fire fire -> null;
        };
    }

    private static Tensor rows(Waves waves, int places) {
        return Tensors.of(Arrays.copyOf(waves.rows(places), places * waves.size())).view(places, waves.size());
    }

    /**
     * Adds to each token the vector of its place in its sequence.
     *
     * @param x the sequences of {@code groups} one after another, [S, D]
     */
    Tensor add(Tensor x, LengthGroups groups) {
        int longest = groups.lengths()[groups.size() - 1];
        position.require(longest);
        return x.add(torch.embedding(table.of(longest), Device.of(x).move(Tensors.of(groups.places()))));
    }

    /**
     * Adds to the last token of sequences of one length the vector of its place.
     *
     * @param x the last tokens, [B, D]
     * @param length tokens of each sequence, the last one included
     */
    Tensor addLast(Tensor x, int length) {
        position.require(length);
        return x.add(table.of(length).select(0, length - 1L));
    }
}
