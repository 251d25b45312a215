package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.LayerVerdict;
import java.util.List;

/** What a layer shows at one length, beside what the paper reports of that layer. */
public record VerdictEntry(@Key(value = "length of the input", allowed = "at least 1") int length,
        @Key("the layer, from 0") int layer,
        @Key("each primitive that is present, where it is clearest: by side, the clearest first") List<PrimitiveEntry> shown,
        @Key("what the paper reports of the layer, in words") String paper,
        @Key("how far the layer shows that") LayerVerdict.Agreement agreement) {

    static VerdictEntry of(int length, LayerVerdict verdict) {
        return new VerdictEntry(length, verdict.layer(), verdict.shown().stream().map(PrimitiveEntry::of).toList(),
                verdict.paper(), verdict.agreement());
    }
}
