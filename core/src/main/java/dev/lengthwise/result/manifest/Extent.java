package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Named;
import dev.lengthwise.result.codec.Quoted;
import java.util.List;
import java.util.Optional;

/** What results keep of how much was done, and of what. */
public record Extent(
        @Named("peak memory") @Key("the most memory that the process had") Optional<String> peakMemory,
        @Key("at which scale it ran, and what is to be known about that; missing where the study has one size") Optional<String> scale,
        @Quoted @Key("the recipe's seed, or what drew the inputs of constructed models") Optional<Long> seed,
        @Quoted @Key("the seeds of a study") Optional<List<Long>> seeds,
        @Named("arms not run") @Quoted @Key("the names of arms that were left out") Optional<List<String>> armsNotRun) {
    /** Nothing is known. */
    public static final Extent UNKNOWN = new Extent(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());

    /** Of a run. */
    static Extent of(long seed) {
        return new Extent(Optional.empty(), Optional.empty(), Optional.of(seed), Optional.empty(), Optional.empty());
    }

    /** Of a study of arms. */
    public static Extent of(Optional<String> scale, List<Long> seeds, List<String> armsNotRun) {
        return new Extent(Optional.empty(), scale, Optional.empty(), Optional.of(List.copyOf(seeds)),
                armsNotRun.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(armsNotRun)));
    }
}
