package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.cli.Main;
import dev.lengthwise.compare.ModelSimilarity;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.compare.ArmSimilarity;
import dev.lengthwise.result.compare.SimilarityFile;
import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.RunProgress;
import dev.lengthwise.run.TinyRun;
import dev.lengthwise.task.TrainedLengths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A study of two arms with two seeds whose runs are done already, in this process. */
class StudySimilarityTest {
    private static final String COMPARING = "comparing the representations of 4 runs at lengths 3 and 6";

    @TempDir
    Path folder;
    private StudyPlan plan;
    private final List<String> said = new ArrayList<>();
    /** The first line of status.txt when each of them was said. */
    private final List<String> status = new ArrayList<>();

    @BeforeEach
    void trainAllRuns() throws Exception {
        TinyRecipe.file(folder);
        plan = StudyPlan.read(Files.writeString(folder.resolve("study.yaml"), """
                recipe: tiny.yaml
                seeds: [1, 2]
                arms: [{name: control, set: {hints: []}}, {name: hint}]
                similarity: true
                """), null, List.of("train.steps=2"));
        go(true); // makes the folder and starts nothing
        for (StudyPlan.Arm arm : plan.arms()) {
            for (long seed : plan.seeds()) {
                new TinyRun(run(arm.name(), seed)).start(arm.recipe().withSeed(seed));
            }
        }
        said.clear();
        status.clear();
    }

    private Path run(String arm, long seed) {
        return folder.resolve("out/runs").resolve(arm).resolve("seed-" + seed);
    }

    private StudyResult go(boolean stopped) throws Exception {
        return new Study(plan, new Study.Options(folder.resolve("out"), true, 1, 1, "lengthwise study"), Main.class,
                new StudyWatcher<StudyProgress>() {
                    @Override
                    public void say(String message) {
                        said.add(message);
                        status.add(status());
                    }

                    @Override
                    public void progress(StudyProgress progress) {
                        assertThat(progress.runs()).noneMatch(RunProgress::isRunning); // nothing is left to train
                    }
                }).go(() -> stopped);
    }

    private JsonNode json(String name) throws IOException {
        return Json.read(folder.resolve("out").resolve(name));
    }

    private String status() {
        try {
            Path file = folder.resolve("out/status.txt");
            return Files.exists(file) ? Files.readString(file).lines().findFirst().orElse("") : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysMeanwhileThatTheRunsAreSummedUp() throws Exception {
        go(false);
        assertThat(status.get(said.indexOf(COMPARING))).isEqualTo("study: all runs have ended, being summed up");
        assertThat(status()).isEqualTo("study: all runs have ended, report.html is written");
    }

    @Test
    void everyRunIsComparedWithEveryOtherAndWithUntrainedModels() throws Exception {
        ArmSimilarity similarity = go(false).similarity().orElseThrow();
        assertThat(said).contains(COMPARING);
        assertThat(similarity.runs()).extracting(run -> run.arm() + " " + run.seed()).containsExactly("control 1",
                "control 2", "hint 1", "hint 2", "before training 1", "before training 2");
        assertThat(similarity.lengths()).extracting(SimilarityResult::length).containsExactly(3, 6);
        assertThat(similarity.hasBaseline()).isTrue();
        SimilarityResult.Layer embedding = similarity.lengths().getFirst().layers().getFirst();
        // Two steps move an embedding little: trained or not, runs of one seed are alike and those of two are not.
        assertThat(List.of(embedding.between(0, 2), embedding.between(0, 4), embedding.between(1, 3)))
                .allSatisfy(value -> assertThat(value).isBetween(0.9, 1.0));
        assertThat(List.of(embedding.between(0, 1), embedding.between(4, 5), embedding.between(0, 3)))
                .allSatisfy(value -> assertThat(value).isBetween(-1.0, 0.9));
    }

    @Test
    void theNumbersStandInTheFileTheResultsAndTheReport() throws Exception {
        ArmSimilarity similarity = go(false).similarity().orElseThrow();
        assertThat(RecordReader.read(SimilarityFile.class, json("similarity.json")).compared().similarity())
                .isEqualTo(similarity);
        assertThat(json("results.json").path("similarity"))
                .isEqualTo(((ObjectNode) json("similarity.json")).without("format"));
        assertThat(json("similarity.json").path("format").asInt()).isEqualTo(1);
        assertThat(json("similarity.json").path("runs").path(1).path("parameterHash")).isEqualTo(
                Json.read(new RunFolder(run("control", 2)).manifest()).path("parameterHash"));
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("<section id=\"similarity\">");
    }

    @Test
    void nothingIsComparedAgainUntilARunChanges() throws Exception {
        StudyResult first = go(false);
        said.clear();
        assertThat(go(false).similarity()).isEqualTo(first.similarity());
        assertThat(said).noneMatch(message -> message.startsWith("comparing"));

        RunFolder changed = new RunFolder(run("hint", 2));
        ObjectNode manifest = Json.read(changed.manifest());
        Json.write(changed.manifest(), manifest.put("parameterHash", "another"));
        go(false);
        assertThat(said).contains(COMPARING);
        assertThat(json("similarity.json").path("runs").path(3).path("parameterHash").asString()).isEqualTo("another");
    }

    @Test
    void aDamagedFileIsMadeAgain() throws Exception {
        StudyResult first = go(false);
        Files.writeString(folder.resolve("out/similarity.json"), "{\"runs\": [");
        said.clear();
        assertThat(go(false).similarity()).isEqualTo(first.similarity());
        assertThat(said).contains(COMPARING)
                .anyMatch(line -> line.contains("similarity.json: not JSON: ") && line.endsWith("; compared again"));
    }

    @Test
    void aStoppedStudyComparesNothingButShowsWhatWasCompared() throws Exception {
        assertThat(go(true).similarity()).isEmpty();
        assertThat(folder.resolve("out/similarity.json")).doesNotExist();
        StudyResult first = go(false);
        assertThat(go(true).similarity()).isEqualTo(first.similarity()).isPresent();
    }

    @Test
    void aModelThatCannotBeReadCostsTheComparisonAndNotTheStudy() throws Exception {
        Files.writeString(run("control", 1).resolve("model.safetensors"), "");
        StudyResult result = go(false);
        assertThat(result.similarity()).isEmpty();
        assertThat(result.arms().getFirst().runs()).allMatch(run -> run.done());
        assertThat(said).last().asString().startsWith("the representations were not compared: ")
                .contains("control/seed-1/model.safetensors");
    }

    @Test
    void comparesAtTheLongestTrainedLengthAndAtAHundred() {
        ArmLengths trained = new ArmLengths(Map.of("a", TrainedLengths.from(2, 20)));
        assertThat(ModelSimilarity.lengths(List.of(5, 100, 10, 20, 200), trained)).containsExactly(20, 100);
        assertThat(ModelSimilarity.lengths(List.of(5, 30, 50), trained)).containsExactly(5, 50);
        assertThat(ModelSimilarity.lengths(List.of(5, 10), trained)).containsExactly(10);
        assertThat(ModelSimilarity.lengths(List.of(30), trained)).containsExactly(30);
        assertThat(ModelSimilarity.lengths(List.of(), trained)).isEmpty();
        ArmLengths gaps = new ArmLengths(Map.of("a", TrainedLengths.from(2, 5).or(TrainedLengths.from(50, 50)), "b",
                TrainedLengths.from(2, 20)));
        assertThat(ModelSimilarity.lengths(List.of(5, 10, 30, 50, 100), gaps)).containsExactly(5, 100);
        assertThat(ModelSimilarity.lengths(List.of(10, 30, 100), gaps)).containsExactly(10, 100);
        assertThat(ModelSimilarity.lengths(List.of(30, 100), gaps)).containsExactly(100);
    }
}
