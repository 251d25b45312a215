package dev.lengthwise.train;

/**
 * Whoever looks at a model between two steps of its training, when it is as it would be left if training ended there: its weights are
 * the average where they are averaged. Leaves it as it is. Called on the training's thread; the time that it takes is not training's.
 */
public interface Onlooker {
    /** Looks at nothing, for training without {@code stopAt}. */
    Onlooker NONE = new Onlooker() {
        @Override
        public double exact(long step) {
            throw new IllegalStateException("train.stopAt is set, and there is nobody to ask for the exact match");
        }

        @Override
        public boolean wantsScores(long step, boolean last) {
            return false;
        }

        @Override
        public void score(long step) {
            // Nobody wants to know.
        }
    };

    /** The share of exact match by which {@code stopAt} decides; asked for only where that is set. */
    double exact(long step);

    /**
     * Whether the model is to be scored after a step, for people to see.
     *
     * @param step steps done, from 0
     * @param last whether training ends with it
     */
    boolean wantsScores(long step, boolean last);

    /** Whether a checkpoint is wanted of a step of which there would be none, as something else begins with it. */
    default boolean wantsCheckpoint(long step) {
        return false;
    }

    /** Scores the model; training learns nothing of the result. */
    void score(long step);
}
