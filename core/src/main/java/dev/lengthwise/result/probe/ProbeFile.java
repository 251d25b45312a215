package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.result.codec.RecordSchema;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What was found inside of models, with the same inputs: {@code probe.json}. Six decimals; null for what is no number. */
public record ProbeFile(@Key("the main task's name") String task,
        @Key(value = "the longest length that the models were trained on, or made for", allowed = "at least 1") int trainedUpTo,
        @Key(value = "inputs of each length for the primitives; fewer of long ones", allowed = "at least 1") int samples,
        @Key(value = "drew the inputs", allowed = SEEDS) long seed,
        @Key(value = "lengths at which primitives were counted and parts knocked out", allowed = "at least 1") List<Integer> lengths,
        @Key(value = "lengths at which attention was summed up", allowed = "at least 1") List<Integer> attentionLengths,
        @Key("the models, in the order given") List<ProbedRun> runs) {
    private static final String SEEDS = "-9223372036854775808 or above";

    /**
     * What was found.
     *
     * @param runs the models of the result
     */
    public static ProbeFile of(ProbeResult result, List<ProbedRun> runs) {
        return new ProbeFile(result.task(), result.plan().trained().max(), result.plan().samples(),
                result.plan().seed(), result.plan().lengths(), result.plan().attentionLengths(), runs);
    }

    /** Its JSON Schema. */
    public static ObjectNode schema() {
        return RecordSchema.of("probe.json of lengthwise: what was found inside of models", ProbeFile.class);
    }
}
