package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.statistics.RandomEffects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Arms of several studies that have one recipe, but for seeds and test inputs: {@code pool --json}. */
public record PooledArms(@Key("the arms") List<Member> arms,
        @Key("what their seeds say together, score by score") List<Score> scores) {
    /** An arm of a study. */
    public record Member(@Key("the study") String study, @Key("the arm") String arm,
            @Key("its seeds that have a score") List<Long> seeds,
            @Key("seeds that do not count, as the same run, with the same weights, is in a study before") List<Long> again) {
    }

    /** A score of all of them. */
    public record Score(@Key("what is pooled") Endpoint.Metric metric,
            @Key("length of the test inputs; missing where the metric is not about one") Optional<Integer> length,
            @Key("each arm by itself") List<Own> each,
            @Key("mean of the studies, weighted by random effects") double mean,
            @Key(value = "its 95 % interval over studies, by Hartung and Knapp; null where nothing differs", absent = "null") Optional<SummaryEntry.Range> interval,
            @Key("standard deviation between studies, beyond what seeds explain") double between,
            @Key("standard deviation of seeds within a study") double within,
            @Key(value = "p of studies that do not differ, by F; null where no study's seeds differ", absent = "null") Optional<Double> p) {
    }

    /** One arm's. */
    public record Own(@Key("the study") String study, @Key("the arm") String arm,
            @Key("seeds that have a number") int seeds, @Key("their mean") double mean) {
    }

    /**
     * One arm with the study that it is in.
     *
     * @param again seeds that were left out of it, as the same run is in a study before
     */
    public record Of(String study, ArmResult arm, List<Long> again) {
    }

    /** Every length that at least two of the arms were tested at, and log2 n50 where it is a number for every seed of at least two. */
    public static PooledArms of(List<Of> arms) {
        Set<Integer> lengths = new TreeSet<>();
        arms.forEach(of -> of.arm().runs()
                .forEach(run -> run.evaluation().results().forEach(result -> lengths.add(result.length()))));
        List<Score> scores = new ArrayList<>();
        score(arms, Endpoint.Metric.LOG2_N50, Optional.empty()).ifPresent(scores::add);
        lengths.forEach(length -> score(arms, Endpoint.Metric.EXACT, Optional.of(length)).ifPresent(scores::add));
        return new PooledArms(arms.stream().map(of -> new Member(of.study(), of.arm().name(), of.arm().runs().stream()
                .filter(run -> !run.evaluation().results().isEmpty()).map(RunResult::seed).toList(), of.again()))
                .toList(), scores);
    }

    private static Optional<Score> score(List<Of> arms, Endpoint.Metric metric, Optional<Integer> length) {
        List<double[]> groups = new ArrayList<>();
        List<Own> each = new ArrayList<>();
        for (Of of : arms) {
            List<Double> values = new ArrayList<>();
            of.arm().runs().forEach(run -> metric.of(run, of.arm(), length.orElse(null)).ifPresent(values::add));
            long scored = of.arm().runs().stream().filter(run -> !run.evaluation().results().isEmpty()).count();
            if (!values.isEmpty() && (metric == Endpoint.Metric.EXACT || values.size() == scored)) {
                double[] group = values.stream().mapToDouble(Double::doubleValue).toArray();
                groups.add(group);
                each.add(new Own(of.study(), of.arm().name(), group.length,
                        Arrays.stream(group).average().orElseThrow()));
            }
        }
        int values = groups.stream().mapToInt(group -> group.length).sum();
        if (groups.size() < 2 || values <= groups.size()) {
            return Optional.empty();
        }
        RandomEffects pooled = RandomEffects.of(groups);
        return Optional.of(new Score(metric, length, each, pooled.mean(),
                pooled.interval().map(interval -> new SummaryEntry.Range(interval.low(), interval.high())),
                pooled.between(), pooled.within(), pooled.p()));
    }
}
