package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.result.codec.Format;
import java.util.List;

/** What was found inside of models, with the same inputs: {@code probe.json}. Six decimals; null for what is no number. */
public record ProbeFile(@Key(value = "number of this file's form", absent = "0") int format,
        @Key("the main task's name") String task,
        @Key(value = "the longest length that the models were trained on, or made for", allowed = "at least 1") int trainedUpTo,
        @Key(value = "inputs of each length for the primitives; fewer of long ones", allowed = "at least 1") int samples,
        @Key(value = "drew the inputs", allowed = SEEDS) long seed,
        @Key(value = "lengths at which primitives were counted and parts knocked out", allowed = "at least 1") List<Integer> lengths,
        @Key(value = "lengths at which attention was summed up", allowed = "at least 1") List<Integer> attentionLengths,
        @Key("the models, in the order given") List<ProbedRun> runs) {
    private static final String SEEDS = "-9223372036854775808 or above";

    public ProbeFile {
        Format.requireReadable(format);
    }

    /**
     * What was found.
     *
     * @param runs the models of the result
     */
    public static ProbeFile of(ProbeResult result, List<ProbedRun> runs) {
        return new ProbeFile(Format.CURRENT, result.task(), result.plan().trained().max(), result.plan().samples(),
                result.plan().seed(), result.plan().lengths(), result.plan().attentionLengths(), runs);
    }
}
