package dev.lengthwise.probe;

import dev.lengthwise.model.Hook;

/** Places of the residual stream, for people. */
public final class Places {
    private Places() {
    }

    /**
     * A place by its TransformerLens name: {@code embedding}, {@code attention 0} after that layer's attention, {@code layer 0} after
     * the whole of it; the name itself for others.
     */
    public static String label(String hook) {
        Hook place = Hook.named(hook);
        return switch (place.point()) {
            case EMBED -> "embedding";
            case RESID_MID -> "attention " + place.layer();
            case RESID_POST -> "layer " + place.layer();
            default -> hook;
        };
    }
}
