package dev.lengthwise.probe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How alike the residual streams of several models are, at the same answer positions of the same test inputs of one length.
 *
 * @param length n of the inputs
 * @param inputs how many
 * @param positions answer positions at which the streams were compared
 * @param layers from the embedding on; where models differ in depth, {@link #LAST} closes
 */
public record SimilarityResult(int length, int inputs, int positions, List<Layer> layers) {
    /** The name under which the last blocks of models of different depth are compared. */
    public static final String LAST = "last";

    /**
     * Linear CKA, debiased, between models at one place of the residual stream.
     *
     * @param name {@code hook_embed}, {@code blocks.0.hook_resid_post} and so on, or {@link #LAST}
     * @param cka by the two models' places, symmetric; NaN where one of them has no such layer, or is there the same at every position
     */
    public record Layer(String name, List<List<Double>> cka) {
        public Layer {
            cka = cka.stream().map(List::copyOf).toList();
            for (List<Double> row : cka) {
                if (row.size() != cka.size()) {
                    throw new IllegalArgumentException("layer " + name + " has a row of " + row.size() + " values for "
                            + cka.size() + " models");
                }
            }
        }

        /** The value of two models, by their places. */
        public double between(int first, int second) {
            return cka.get(first).get(second);
        }

        /** For people: {@code embedding}, {@code block 1}, {@code last block}. */
        public String label() {
            if (name.equals(LAST)) {
                return "last block";
            }
            String[] parts = name.split("\\.", -1);
            return parts.length == 3 && parts[0].equals("blocks")
                    ? "block " + (Integer.parseInt(parts[1]) + 1)
                    : name.equals("hook_embed") ? "embedding" : name;
        }
    }

    public SimilarityResult {
        layers = List.copyOf(layers);
        Set<Integer> models = new HashSet<>();
        layers.forEach(layer -> models.add(layer.cka().size()));
        if (models.size() != 1) {
            throw new IllegalArgumentException("layers are about " + models + " models; one number is needed");
        }
    }

    /** How many models were compared. */
    public int models() {
        return layers.getFirst().cka().size();
    }
}
