package dev.lengthwise.model;

import java.util.Arrays;

/**
 * A place in the forward pass whose activation can be seen and replaced, named as TransformerLens names it:
 * {@code blocks.0.attn.hook_pattern}.
 *
 * @param layer of the block, from 0; 0 too for what stands outside of the blocks
 */
public record Hook(Point point, int layer) {

    /** What stands there, and its shape. A denotes the rows that the pass was asked for, which is S where it was asked for all. */
    public enum Point {
        /** What goes into the first block: the tokens' embedding, with its position where the model has positions, [S, D]. */
        EMBED("hook_embed"),
        /** The residual stream before the block, [S, D]. */
        RESID_PRE("hook_resid_pre"),
        /** The attention weights [B, N, query, key], once for each length of a batch, shortest first. */
        PATTERN("attn.hook_pattern"),
        /** What each head has read, before the output map, [S, N, H]. */
        Z("attn.hook_z"),
        /** What each head adds to the residual stream, [A, N, D]; the attention's bias is not in it. */
        RESULT("attn.hook_result"),
        /** What attention adds to the residual stream, [A, D]. */
        ATTN_OUT("hook_attn_out"),
        /** The residual stream between attention and MLP, [A, D]. */
        RESID_MID("hook_resid_mid"),
        /** What the MLP adds to the residual stream, [A, D]. */
        MLP_OUT("hook_mlp_out"),
        /** The residual stream after the block, [A, D]. */
        RESID_POST("hook_resid_post"),
        /** What the heads of the tasks read, [A, D]; only where a model has a final norm. */
        FINAL_NORM("ln_final.hook_normalized");

        private final String word;

        Point(String word) {
            this.word = word;
        }

        private boolean outside() {
            return this == EMBED || this == FINAL_NORM;
        }
    }

    public Hook {
        if (layer < 0 || (point.outside() && layer != 0)) {
            throw new IllegalArgumentException("layer " + layer + " has no " + point.word);
        }
    }

    /**
     * A place by its name.
     *
     * @throws IllegalArgumentException where nothing is called that
     */
    public static Hook named(String name) {
        String[] parts = name.split("\\.", 3);
        boolean block = parts.length == 3 && parts[0].equals("blocks") && parts[1].matches("\\d{1,6}");
        String word = block ? parts[2] : name;
        return Arrays.stream(Point.values()).filter(point -> point.word.equals(word) && point.outside() != block)
                .map(point -> new Hook(point, block ? Integer.parseInt(parts[1]) : 0)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no activation is called " + name
                        + "; names are like hook_embed or blocks.0.hook_resid_post"));
    }

    @Override
    public String toString() {
        return point.outside() ? point.word : "blocks." + layer + "." + point.word;
    }
}
