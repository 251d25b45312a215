package dev.lengthwise.probe;

import dev.lengthwise.model.Hook;
import dev.lengthwise.model.TransformerConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a model that can be knocked out or patched.
 *
 * @param hook where it says something
 * @param head which of the heads that speak there; -1 where it is not a head
 */
public record Part(Hook hook, int head) {
    static Part of(Hook.Point point, int layer) {
        return new Part(new Hook(point, layer), -1);
    }

    static Part head(int layer, int head) {
        return new Part(new Hook(Hook.Point.Z, layer), head);
    }

    boolean isHead() {
        return head >= 0;
    }

    /** Every head and every MLP, layer by layer. */
    static List<Part> headsAndMlps(TransformerConfig config) {
        List<Part> parts = new ArrayList<>();
        for (int layer = 0; layer < config.depth(); layer++) {
            for (int head = 0; head < config.heads(); head++) {
                parts.add(head(layer, head));
            }
            parts.add(of(Hook.Point.MLP_OUT, layer));
        }
        return parts;
    }

    /** Where it speaks, named as TransformerLens does. */
    public String name() {
        return hook.toString();
    }

    /** For people: {@code head 1.3} is head 3 of layer 1, both counted from 0; {@code MLP 0}, {@code residual 1} before layer 1. */
    public String label() {
        return switch (hook.point()) {
            case Z -> isHead() ? "head " + hook.layer() + "." + head : "heads " + hook.layer();
            case MLP_OUT -> "MLP " + hook.layer();
            case ATTN_OUT -> "attention " + hook.layer();
            case RESID_PRE -> "before layer " + hook.layer();
            case RESID_MID -> "within layer " + hook.layer();
            case RESID_POST -> "after layer " + hook.layer();
            default -> hook.toString();
        };
    }
}
