package dev.lengthwise.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.PlanReader;
import dev.lengthwise.recipe.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped studies of constructed models, at every scale they have. */
class GapStudyFilesTest {
    private static final PlanReader READER = new PlanReader(List.of(new GapPlanKind()));

    @TempDir
    Path folder;

    static List<Path> gaps() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("studies"))) {
            return files.filter(file -> Plan.kind(file).equals(Optional.of("construction-gap"))).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void eachIsReadAtEveryScale(Path file) throws IOException {
        List<@Nullable Scale> scales = new ArrayList<>(Plan.scales(file));
        if (scales.isEmpty()) {
            scales.add(null);
        }
        for (@Nullable
        Scale scale : scales) {
            GapPlan plan = (GapPlan) READER.read(file, scale, List.of());
            assertThat(plan.name() + ".yaml").isEqualTo(String.valueOf(file.getFileName()));
            assertThat(plan.question()).isNotBlank();
            Path again = Files.writeString(folder.resolve("again.yaml"), GapPlanWriter.yaml(plan));
            assertThat(READER.read(again, null, List.of())).isEqualTo(plan);
        }
    }
}
