package dev.lengthwise.model;

import org.bytedeco.pytorch.Tensor;

/**
 * Sees activations on their way through a model, and may put others in their place. Looking changes nothing: the pass gives the same
 * bits as without. What nobody wants is neither shown nor, where only a tap needs it, computed.
 */
public interface Tap {
    /** Wants nothing. */
    Tap NONE = new Tap() {
        @Override
        public boolean wants(Hook hook) {
            return false;
        }

        @Override
        public Tensor pass(Hook hook, Tensor activation) {
            throw new IllegalStateException(hook + " is not wanted");
        }
    };

    /** Whether {@link #pass} is to be called for an activation. */
    boolean wants(Hook hook);

    /**
     * Takes an activation that is wanted.
     *
     * @param activation belongs to the scope of the pass, and stays as it is
     * @return what the model goes on with: the same object, or another tensor of the same shape
     */
    Tensor pass(Hook hook, Tensor activation);

    /** The activation, or what stands in its place. */
    default Tensor at(Hook.Point point, int layer, Tensor activation) {
        if (this == NONE) {
            return activation;
        }
        Hook hook = new Hook(point, layer);
        return wants(hook) ? pass(hook, activation) : activation;
    }

    /** Whether there is something to be shown at a place. */
    default boolean wants(Hook.Point point, int layer) {
        return this != NONE && wants(new Hook(point, layer));
    }
}
