package dev.lengthwise.report;

import dev.lengthwise.probe.AttentionRate;
import dev.lengthwise.probe.ModelProbe;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.probe.Side;
import dev.lengthwise.task.TrainedLengths;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The attention mass on the right key against length, in the head of a model that has most of it: chosen at a length of training, so
 * that no unseen length has a say.
 *
 * @param what the right key
 * @param layer of the head
 * @param rates of the head from output positions, by length
 */
record RightKey(Wanted what, int layer, int head, List<AttentionRate> rates) {

    /** A key that some decision needs. */
    enum Wanted {
        SUCCESSOR("the successor", rate -> rate.mass().successor()), EQUAL("equal tokens", rate -> rate.mass().equal());

        private final String label;
        private final ToDoubleFunction<AttentionRate> mass;

        Wanted(String label, ToDoubleFunction<AttentionRate> mass) {
            this.label = label;
            this.mass = mass;
        }

        String label() {
            return label;
        }

        double mass(AttentionRate rate) {
            return mass.applyAsDouble(rate);
        }
    }

    /**
     * The head with most mass at the longest length of training that was looked at.
     *
     * @param trained the lengths of training
     * @return nothing where attention was looked at at none of them
     */
    static Optional<RightKey> of(ModelProbe probe, TrainedLengths trained, Wanted what) {
        List<AttentionRate> output = probe.attention().stream().filter(rate -> rate.side() == Side.OUTPUT).toList();
        int chosenAt = trained.longestOf(output.stream().map(AttentionRate::length).toList()).orElse(0);
        return output.stream().filter(rate -> rate.length() == chosenAt)
                .max(Comparator.comparingDouble(what::mass))
                .map(best -> new RightKey(what, best.layer(), best.head(), output.stream()
                        .filter(rate -> rate.layer() == best.layer() && rate.head() == best.head())
                        .sorted(Comparator.comparingInt(AttentionRate::length)).toList()));
    }

    /** Why models have no such head; empty where all have one. */
    static Optional<String> missing(ProbeResult result) {
        List<String> names = result.models().stream()
                .filter(model -> of(model.probe(), model.trained(), Wanted.SUCCESSOR).isEmpty())
                .map(ProbeResult.Probed::name).toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "No head is chosen by what it does at unseen lengths, and attention was not measured at any "
                                + "length of training of " + String.join(", ", names) + ".");
    }

    /** {@code head 1.0}. */
    String label() {
        return "head " + layer + "." + head;
    }

    /** In per cent, at one length; a dash where it was not looked at. */
    String percent(int length) {
        return rates.stream().filter(rate -> rate.length() == length).findFirst()
                .map(rate -> String.format(Locale.ROOT, "%.2f", 100 * what.mass(rate))).orElse("-");
    }
}
