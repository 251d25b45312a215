package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.ModelProbe;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.result.score.LengthSpan;
import java.util.List;
import java.util.Optional;

/** What was found inside of one model. Of a file that somebody has shortened some lists may be missing. */
public record ProbedRun(@Key("the folder of the model") String run,
        @Key("the model's name; missing in results of old versions") Optional<String> name,
        @Key("task, hints, size and temper in words") String about,
        @Key("the lengths that training drew, ascending; missing in results of old versions") Optional<List<LengthSpan>> trainedLengths,
        @Key(value = "layers", allowed = "at least 1") int depth,
        @Key(value = "heads of each layer", allowed = "at least 1") int heads,
        @Key("whether its attention gets sharper with the length") boolean tempered,
        @Key("what each layer shows, for each length") List<VerdictEntry> verdicts,
        @Key("how often each projection shows each primitive; may be left out") Optional<List<PrimitiveAtLength>> primitives,
        @Key("where each head looks, for each length; may be left out") Optional<List<AttentionEntry>> attention,
        @Key("what linear probes read; may be left out") Optional<LinearEntries> linear,
        @Key("what becomes of the decisions without each part, one entry a length") List<KnockoutEntry> knockouts,
        @Key(value = "activations of another input patched into the first example; null where no other input has another answer", absent = "null") Optional<PatchingEntry> patching,
        @Key("single inputs, as the model reads them; may be left out") Optional<List<ExampleEntry>> examples,
        @Key("for each right key the head that looks at it most at the longest length of training") RightKeys rightKey) {

    /** A model's. */
    public static ProbedRun of(ProbeResult.Probed model, RightKeys rightKey) {
        ModelProbe probe = model.probe();
        return new ProbedRun(model.folder(), Optional.of(model.name()), model.about(),
                Optional.of(LengthSpan.of(model.trained())), probe.depth(), probe.heads(), probe.tempered(),
                probe.verdicts().entrySet().stream().flatMap(length -> length.getValue().stream()
                        .map(layer -> VerdictEntry.of(length.getKey(), layer))).toList(),
                Optional.of(probe.primitives().stream().map(PrimitiveAtLength::of).toList()),
                Optional.of(probe.attention().stream().map(AttentionEntry::of).toList()),
                Optional.of(LinearEntries.of(probe)), probe.knockouts().stream().map(KnockoutEntry::of).toList(),
                probe.patching().map(patching -> PatchingEntry.of(patching, probe.words())),
                Optional.of(probe.examples().stream().map(ExampleEntry::of).toList()), rightKey);
    }
}
