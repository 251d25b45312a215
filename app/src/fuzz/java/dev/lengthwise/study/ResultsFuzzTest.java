package dev.lengthwise.study;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.file.UnreadableFileException;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.RunList;
import dev.lengthwise.run.RunResults;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in the files that results are read from, they are shown, or refused with the file and what is wrong. */
class ResultsFuzzTest {
    private static final Path STUDY = Path.of("docs/results/precision");

    @TempDir
    static Path folder;

    @BeforeAll
    static void keepAStudyAndARun() throws IOException {
        for (String name : new String[]{"study.yaml", "manifest.json"}) {
            Files.copy(STUDY.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void resultsAreShownOrRefused(@NotNull String json) throws IOException {
        Files.writeString(new StudyFolder(folder).results(), json);
        try {
            StudyResult study = KeptStudy.read(folder);
            HtmlReport.render(study);
        } catch (DamagedFileException | UnreadableFileException | RecipeException refused) {
            requireTheFile(refused, "results.json");
        }
    }

    @FuzzTest(maxDuration = "10m")
    void aManifestIsShownOrRefused(@NotNull String json) throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("run")));
        Files.writeString(run.manifest(), json);
        show(run, "manifest.json");
    }

    @FuzzTest(maxDuration = "10m")
    void anEvaluationIsShownOrRefused(@NotNull String json) throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("scored")));
        Files.writeString(run.manifest(), "{\"name\": \"fuzz\", \"seed\": 1, \"state\": \"done\"}");
        Files.writeString(run.evaluation(), json);
        show(run, "evaluation.json");
    }

    @FuzzTest(maxDuration = "10m")
    void measurementsAreShownOrRefused(@NotNull String lines) throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("measured")));
        Files.writeString(run.manifest(), "{\"name\": \"fuzz\", \"seed\": 1, \"state\": \"interrupted\"}");
        Files.writeString(run.metrics(), lines);
        show(run, "metrics.jsonl");
    }

    private static void show(RunFolder run, String damaged) throws IOException {
        RunList.table(RunList.below(run.path()));
        try {
            RunResults.read(run);
        } catch (DamagedFileException | UnreadableFileException refused) {
            requireTheFile(refused, damaged);
        }
    }

    private static void requireTheFile(Exception refused, String name) {
        if (!String.valueOf(refused.getMessage()).contains(name)) {
            throw new AssertionError("a refusal that does not name the file: " + refused.getMessage(), refused);
        }
    }
}
