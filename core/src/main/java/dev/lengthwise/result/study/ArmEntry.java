package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.run.BranchOf;
import dev.lengthwise.result.run.RunEntry;
import dev.lengthwise.result.score.LengthSpan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An arm as a study's results keep it. */
public record ArmEntry(@Key("the arm's name") String arm,
        @Key("what sets the arm apart, in a few words") String description,
        @Key("the lengths that training drew, ascending; missing in results of old versions") Optional<List<LengthSpan>> trainedLengths,
        @Key(value = "the arms that it is compared with", absent = "[]") List<String> controls,
        @Key("what it claims to be trained on as much as") Optional<Claim> matches,
        @Key("of which arm its runs are branches, where they are") Optional<BranchOf> branch,
        @Key("which seeds reached the study's threshold") Optional<Threshold.Seeds> threshold,
        @Key(value = "exact match over seeds, length by length", absent = "[]") List<OverSeeds> overSeeds,
        @Key("the length at which exact match falls to 50 %, over seeds; missing where fewer than two lengths count and in results of old versions") Optional<N50ArmEntry> n50,
        @Key("its runs, a seed each") List<RunEntry> runs) {
    /** That an arm is trained on as many examples as another, within one percent. */
    public record Claim(@Key("the other arm") String arm,
            @Key("which examples are counted") Match.Examples examples,
            @Key("what its own runs counted, each number once") List<Long> own,
            @Key("what the other arm's runs counted") List<Long> other,
            @Key(value = "whether the counts bear it out; null where they are not known", absent = "null") Optional<Boolean> holds) {

        private static Claim of(Match.Counted counted) {
            return new Claim(counted.match().arm(), counted.match().examples(), counted.own(), counted.other(),
                    counted.holds());
        }
    }

    public ArmEntry {
        Set<Long> seeds = new HashSet<>();
        for (RunEntry run : runs) {
            if (!seeds.add(run.seed())) {
                throw new IllegalArgumentException("runs has seed " + run.seed() + " twice");
            }
        }
    }

    static ArmEntry of(ArmResult arm, StudyResult study, StudyTests tests, Optional<N50ArmEntry> n50) {
        return new ArmEntry(arm.name(), arm.description(), Optional.of(LengthSpan.of(arm.trained())), arm.controls(),
                Match.counted(study).stream().filter(counted -> counted.arm().equals(arm)).findFirst()
                        .map(Claim::of),
                arm.branch(),
                study.threshold().map(threshold -> threshold.seeds(arm)),
                study.lengths().stream().flatMap(length -> SeedScores.of(arm, length, study.arms()).stream())
                        .map(scores -> OverSeeds.of(scores, arm.trained(), tests)).toList(),
                n50,
                arm.runs().stream().map(run -> RunEntry.of(run, arm.trained())).toList());
    }
}
