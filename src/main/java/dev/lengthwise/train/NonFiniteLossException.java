package dev.lengthwise.train;

/** A loss that is no number: training stopped before the step that would have spoilt the weights. */
public final class NonFiniteLossException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NonFiniteLossException(long step, String head, double loss, double learningRate) {
        super("the loss of " + head + " is " + loss + " at step " + step + " (learning rate " + learningRate
                + "): stopped before the update; try a smaller train.learningRate or train.clip");
    }
}
