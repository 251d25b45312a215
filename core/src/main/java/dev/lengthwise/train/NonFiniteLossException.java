package dev.lengthwise.train;

import java.util.List;
import java.util.Locale;

/** A loss, or the gradient of one, that is no number: training stopped before the step that would have spoilt the weights. */
public final class NonFiniteLossException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NonFiniteLossException(String what, double value, long step, double learningRate) {
        super(String.format(Locale.ROOT, "%s is %s at step %d (learning rate %.3g): stopped before the update; "
                + "try a smaller train.learningRate or train.clip", what, value, step, learningRate));
    }

    static NonFiniteLossException ofLoss(String head, double loss, long step, double learningRate) {
        return new NonFiniteLossException("the loss of " + head, loss, step, learningRate);
    }

    /** Losses that are numbers can still have a gradient that is none. */
    static NonFiniteLossException ofGradient(List<String> heads, double norm, long step, double learningRate) {
        return new NonFiniteLossException("the norm of the gradient of " + String.join(" and ", heads), norm, step,
                learningRate);
    }
}
