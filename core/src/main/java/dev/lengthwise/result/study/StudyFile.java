package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Format;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.compare.ComparedRuns;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.score.LengthSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What came of a study: {@code results.json}. Every arm, every seed, with the counts behind each share, and the numbers over seeds. */
public record StudyFile(@Key(value = "number of this file's form", absent = "0") int format,
        @Key("the study's title") String study, @Key("what it asks, in one sentence") String question,
        @Key("the longest length that some arm was trained on") int trainedUpTo,
        @Key("the lengths that some arm was trained on, ascending; missing in results of old versions") Optional<List<LengthSpan>> trainedLengths,
        @Key(value = "what a seed has to reach on a length of training; null where none was scored", absent = "null") Optional<Threshold> threshold,
        @Key("what the declared endpoint says by its rule; all else is exploratory; missing where none is declared") Optional<EndpointEntry> endpoint,
        @Key("what was found, in sentences") List<String> findings,
        @Key("the arms, in the order of the table") List<ArmEntry> arms,
        @Key(value = "published figures", absent = "[]") List<FigureEntry> paper,
        @Key("how alike the representations of the runs are, where the study asks for it") Optional<ComparedRuns> similarity,
        @Key("command, machine, versions and so on, as reports show them") ResultManifest manifest,
        @Key("the page that shows the same") String report) {
    public StudyFile {
        Format.requireReadable(format);
        Set<String> names = new HashSet<>();
        for (ArmEntry arm : arms) {
            if (!names.add(arm.arm())) {
                throw new IllegalArgumentException("arms has " + arm.arm() + " twice");
            }
        }
    }

    /** @param report the page that shows the same */
    public static StudyFile of(StudyResult study, Path report) {
        StudyTests tests = StudyTests.of(SeedScores.of(study));
        List<N50Seeds> n50 = N50Seeds.of(study);
        StudyTests ofN50 = StudyTests.ofN50(n50);
        return new StudyFile(Format.CURRENT, study.title(), study.question(), study.trained().any().max(),
                Optional.of(LengthSpan.of(study.trained().any())), study.threshold(),
                study.endpoint().map(EndpointEntry::of), study.findings().stream().map(Finding::text).toList(),
                study.arms().stream().map(arm -> ArmEntry.of(arm, study, tests, n50.stream()
                        .filter(seeds -> seeds.arm().name().equals(arm.name())).findFirst()
                        .map(seeds -> N50ArmEntry.of(seeds, ofN50)))).toList(),
                study.paper().stream().map(figure -> FigureEntry.of(figure, study)).toList(),
                study.similarity().map(ComparedRuns::of), study.manifest(), report.toString());
    }

    /** Reads it. */
    public static StudyFile read(Path file) throws IOException {
        return Json.read(file, StudyFile.class);
    }
}
