package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Inline;
import dev.lengthwise.result.codec.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One process that worked on a run or a study. */
public record Session(@Key("when it began, in UTC") String started, @Key("its number in the system") long process,
        @Inline Environment environment,
        @Key("of a study: how many parts were worked on at a time") Optional<Integer> jobs,
        @Key("of a study: the seeds of its runs") Optional<List<Long>> seeds,
        @Key("of a run: steps that earlier sessions had done") Optional<Long> fromStep,
        @Others Map<String, JsonNode> others) {

    /** One that begins. */
    public static Session begun(String started, long process, Environment environment) {
        return new Session(started, process, environment, Optional.empty(), Optional.empty(), Optional.empty(),
                Map.of());
    }

    /** The same of a study. */
    public Session ofStudy(int atATime, List<Long> ofRuns) {
        return new Session(started, process, environment, Optional.of(atATime),
                ofRuns.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(ofRuns)), fromStep, others);
    }

    /** The same of a run that goes on from a step. */
    public Session from(long step) {
        return new Session(started, process, environment, jobs, seeds, Optional.of(step), others);
    }
}
