package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.gap.KeptGap;
import dev.lengthwise.recipe.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of results that the repository has, whatever form its files are of. */
class KeptFoldersTest {
    private static final Path RESULTS = Path.of("docs", "results");
    /** A log of attempts, which is no study. */
    private static final Path LOG = RESULTS.resolve("laptop-headline-attempts");

    @TempDir
    Path folder;

    static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(RESULTS)) {
            return folders.filter(each -> Files.isDirectory(each) && !each.equals(LOG)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void opensWithReport(Path study) throws IOException {
        Path page = folder.resolve("page.html");
        Invocation report = Invocation.of("report", study, "--out", page);
        assertThat(report.err()).isEmpty();
        assertThat(report.code()).isZero();
        assertThat(report.out()).contains("report: " + page);
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
        assertThat(Invocation.of("report", study, "--out", page, "--json").json().required("study").asString())
                .isNotBlank();
    }

    static List<Path> studiesOfArms() throws IOException {
        return folders().stream().filter(study -> Plan.kind(study.resolve("study.yaml")).isEmpty()).toList();
    }

    /** What it would do again is read first: no run is started for an arm that there is not. */
    @ParameterizedTest
    @MethodSource("studiesOfArms")
    void isReadByReproduce(Path study) {
        Invocation reproduce = Invocation.of("reproduce", study, "--arms", "no-such-arm", "--out",
                folder.resolve("again"));
        assertThat(reproduce.code()).isEqualTo(2);
        assertThat(reproduce.err()).contains("no-such-arm");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    static List<Path> studiesOfConstructedModels() throws IOException {
        return folders().stream().filter(KeptGap::isIn).toList();
    }

    @ParameterizedTest
    @MethodSource("studiesOfConstructedModels")
    void aStudyOfConstructedModelsIsReadByReproduceToo(Path study) {
        Invocation reproduce = Invocation.of("reproduce", study, "--cells", "sort/no-such-cell", "--out",
                folder.resolve("again"));
        assertThat(reproduce.code()).isEqualTo(2);
        assertThat(reproduce.err()).contains(study + ": no cell is called sort/no-such-cell; ", "such as ", "/fp64-");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void aLogIsNoStudy() {
        for (String command : List.of("report", "reproduce")) {
            Invocation refused = Invocation.of(command, LOG);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains(LOG.resolve("study.yaml") + " does not exist");
        }
    }
}
