package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.Part;
import java.util.Optional;

/** A part of a model that is knocked out or patched. */
public record PartEntry(@Key("its name: head 1.3 is head 3 of layer 1, both from 0") String part,
        @Key("where it says something, as TransformerLens names it") String hook,
        @Key("which of the heads that speak there, from 0; only of a head") Optional<Integer> head) {

    static PartEntry of(Part part) {
        return new PartEntry(part.label(), part.name(),
                part.head() >= 0 ? Optional.of(part.head()) : Optional.empty());
    }
}
