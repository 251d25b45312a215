package dev.lengthwise.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.recipe.PlanReader;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.study.Study;
import dev.lengthwise.study.StudyWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GapStudyTest {
    private static final String PLAN = SmallGapPlan.TEXT + "    attention: [4, 10]\n";

    private static final PlanReader READER = new PlanReader(List.of(new GapPlanKind()));

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    /** A construction looks for ⊥; without one its scores would be those of another question. */
    @Test
    void aTaskWithoutASeparatorIsRefused() {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> go(PLAN.replace("values: 4", "values: 4, separator: false"), false, () -> false))
                .withMessageContaining("sweep sort: separator false is not allowed: constructions look for ⊥");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private GapPlan plan(String text) throws IOException {
        return (GapPlan) READER.read(Files.writeString(folder.resolve("hand.yaml"), text), null, List.of());
    }

    private GapResult go(String text, boolean resume, BooleanSupplier stop) throws IOException, InterruptedException {
        return go(text, resume, stop, new Listener());
    }

    private GapResult go(String text, boolean resume, BooleanSupplier stop, StudyWatcher<GapProgress> watcher)
            throws IOException, InterruptedException {
        return new GapStudy(plan(text), new Study.Options(folder.resolve("out"), resume, 2, 1, "lengthwise study hand"),
                watcher).go(stop);
    }

    private class Listener implements StudyWatcher<GapProgress> {
        @Override
        public void say(String message) {
            said.add(message);
        }

        @Override
        public void progress(GapProgress progress) {
            progress.inWork().forEach((cell, length) -> told.add(cell + ", length " + length));
        }

        @Override
        public void doing(String what) {
            told.add(what);
        }
    }

    /** Puts a folder where a file is to be written. */
    private void obstruct(String file) {
        try {
            Path path = folder.resolve("out").resolve(file);
            Files.deleteIfExists(path);
            Files.createDirectories(path.resolve("in the way"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode json(String file) {
        return JsonMapper.shared().readTree(folder.resolve("out").resolve(file).toFile());
    }

    /** What each cell's file holds, and when it was written. */
    private Map<String, String> cells() throws IOException {
        Map<String, String> cells = new TreeMap<>();
        if (Files.isDirectory(folder.resolve("out/cells"))) {
            try (Stream<Path> files = Files.walk(folder.resolve("out/cells"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    cells.put(String.valueOf(file.getFileName()),
                            Files.readString(file) + Files.getLastModifiedTime(file));
                }
            }
        }
        return cells;
    }

    @Test
    void everyCellIsJudgedAndStandsBesideTheory() throws Exception {
        GapResult result = go(PLAN, false, () -> false);
        assertThat(result.isDone()).isTrue();
        assertThat(result.cells()).hasSize(2 * 3 * 2)
                .allMatch(cell -> cell.agreement() == GapCell.Agreement.YES);
        GapCell below = result.sweeps().getFirst().cell("fp64", "β = 0.85", "near-neighbours");
        assertThat(below.firstFailure().map(LengthResult::length)).contains(5); // 2 · 4 > 11^0.85 after the last value
        assertThat(below.wrongFrom().orElseThrow().length()).isEqualTo(5);
        assertThat(below.firstWrongDecision()).contains("end");
        assertThat(below.why()).isEqualTo("attention not sparse enough");
        GapCell two = result.sweeps().getFirst().cell("all-bf16", "β = 2", "near-neighbours");
        assertThat(two.firstFailure()).isEmpty();
        assertThat(two.longest()).isEqualTo(10);
        assertThat(result.sweeps().getFirst().masses()).hasSize(3 * 2 * 2).allSatisfy(mass -> assertThat(
                Math.abs(Objects.requireNonNull(mass.measured().get("first"))
                        - Objects.requireNonNull(mass.formula().get("first")))
                        + Math.abs(Objects.requireNonNull(mass.measured().get("successor"))
                                - Objects.requireNonNull(mass.formula().get("successor"))))
                .isLessThan(1e-5));
    }

    @Test
    void tellsTheLengthThatACellIsAtAndWhatComesAfter() throws Exception {
        go(PLAN, false, () -> false);
        assertThat(told).anyMatch(what -> what.startsWith("attention of sort: plain, for 3, uniform, length "))
                .last().isEqualTo("writing the report");
    }

    @Test
    void theFolderHoldsPlanResultsManifestAndPage() throws Exception {
        go(PLAN, false, () -> false);
        assertThat(plan(Files.readString(folder.resolve("out/study.yaml"))).cells()).hasSize(12);
        assertThat(json("manifest.json").path("command").asString()).isEqualTo("lengthwise study hand");
        assertThat(json("manifest.json").path("finished").asString()).isNotEmpty();
        JsonNode cell = json("results.json").path("sweeps").path(0).path("cells").path(0);
        assertThat(cell.path("softmax").asString()).isEqualTo("plain, for 3");
        assertThat(cell.path("sureBelow").path("limit").asString()).isEqualTo("attention not sparse enough");
        assertThat(cell.path("results").path(0).path("samples").asInt()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("<h1>By hand</h1>",
                "Attention mass on the right key");
        assertThat(Files.readString(folder.resolve("out/status.txt"))).startsWith(
                "hand: all cells have ended, report.html is written\n12 of 12 cells done\nwritten ");
    }

    /** Stopped in the middle, it goes on where it was: what was measured is not measured again, and the end is the same. */
    @Test
    void aStoppedStudyGoesOnWithoutRepeatingWhatIsDone() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        GapResult half = go(PLAN, false, () -> asked.incrementAndGet() > 20);
        assertThat(half.isDone()).isFalse();
        Map<String, String> before = cells();
        List<String> done = half.sweeps().getFirst().cells().stream().filter(GapCell::done)
                .map(cell -> cell.precision() + "-" + file(cell.softmax()) + "-" + cell.family() + ".json").toList();
        assertThat(done).isNotEmpty();

        GapResult whole = go(PLAN, true, () -> false);
        assertThat(whole.isDone()).isTrue();
        assertThat(cells()).containsAllEntriesOf(before.entrySet().stream()
                .filter(entry -> done.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        assertThat(json("manifest.json").path("sessions").size()).isEqualTo(2);

        JsonNode resumed = json("results.json").path("sweeps");
        Files.move(folder.resolve("out"), folder.resolve("resumed"));
        go(PLAN, false, () -> false);
        assertThat(json("results.json").path("sweeps")).isEqualTo(resumed);
    }

    /** A cell whose file cannot be what was written is computed again, and that is said; the others are left as they are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{ | [ | : not JSON: ",
            "\"length\" : 1, | \"length\" : \"one\", | : results.0.length: \"one\" is not allowed; a whole number from 0 on is needed",
            "\"correct\" : 1, | \"correct\" : 2, | : results.0: ",
            "\"precision\" : \"fp64\" | \"precision\" : \"fp32\" | : precision: \"fp32\" is not allowed; \"fp64\" is needed",
            "\"seconds\" : [ | \"seconds\" : [ 1.0, | : seconds has "})
    void aDamagedCellIsSaidAndComputedAgain(String whole, String damaged, String message) throws Exception {
        go(PLAN, false, () -> false);
        Map<String, String> before = cells();
        JsonNode results = json("results.json").path("sweeps");
        Path file = folder.resolve("out/cells/sort/fp64-plain-3-uniform.json");
        String text = Files.readString(file);
        assertThat(text).contains(whole);
        Files.writeString(file, text.replaceFirst(Pattern.quote(whole), Matcher.quoteReplacement(damaged)));
        said.clear();
        go(PLAN, true, () -> false);
        assertThat(said).filteredOn(line -> line.endsWith("; this cell is computed again")).singleElement().asString()
                .startsWith(file.toString()).contains(message).doesNotContain("\n");
        assertThat(json("results.json").path("sweeps")).isEqualTo(results);
        before.remove("fp64-plain-3-uniform.json");
        assertThat(cells()).containsAllEntriesOf(before);
    }

    /** Whoever watches may fail: the cells that are left are not worked off first. */
    @Test
    void aStudyThatNobodyWatchesAnyMoreEndsAtOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        BooleanSupplier slow = () -> {
            asked.incrementAndGet();
            LockSupport.parkNanos(100_000_000);
            return false;
        };
        assertThatThrownBy(() -> go(PLAN, false, slow, new Listener() {
            @Override
            public void progress(GapProgress progress) {
                if (failed.compareAndSet(false, true)) {
                    asked.set(0);
                    throw new UncheckedIOException(new IOException("gone"));
                }
            }
        })).isInstanceOf(UncheckedIOException.class).hasMessageContaining("gone");
        assertThat(asked).hasValueLessThan(6); // of some fifty, were all cells worked off
        assertThat(Files.readString(folder.resolve("out/status.txt")))
                .startsWith("hand: stopped; --resume continues it\n");
    }

    /** As a study of arms does: it says so once and goes on. */
    @Test
    void aStudyThatCannotSayHowFarItIsGoesOn() throws Exception {
        GapResult result = go(PLAN, false, () -> false, new Listener() {
            @Override
            public void say(String message) {
                super.say(message);
                if (message.contains("12 cells")) {
                    obstruct("status.txt");
                }
            }
        });
        assertThat(result.isDone()).isTrue();
        assertThat(said).filteredOn(message -> message.contains("status cannot be written")).hasSize(1);
    }

    @Test
    void moreCellsAtATimeThanThereIsRoomForAreRefused() {
        String large = PLAN.replace("lengths: [1, 4, 10]", "lengths: [1, 4, 40]\n    samples: 1000000");
        assertThatThrownBy(() -> new GapStudy(plan(large), new Study.Options(folder.resolve("out"), false, 100_000, 1,
                "lengthwise study hand"), new Listener()).go(() -> true)).isInstanceOf(RecipeException.class)
                .hasMessageContaining("at once, evaluation at length 40 needs about");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** status.txt does not go on saying that a failed cell is in work. */
    @Test
    void aCellThatFailsIsNotInWorkAnyMore() throws Exception {
        String failing = "cells/sort/fp64-plain-3-uniform.json";
        assertThatThrownBy(() -> go(PLAN, false, () -> false, new Listener() {
            @Override
            public void say(String message) {
                if (message.contains("12 cells")) {
                    obstruct(failing);
                }
            }
        })).isInstanceOf(IOException.class).hasMessageContaining(failing);
        assertThat(Files.readString(folder.resolve("out/status.txt"))).startsWith("hand: ").doesNotContain("in work");
    }

    private static String file(String softmax) {
        return softmax.replace("β = ", "beta-").replace("plain, for ", "plain-");
    }

    @Test
    void anotherPlanDoesNotGoIntoTheFolder() throws Exception {
        go(PLAN.replace("[0.85, 2]", "[2]"), false, () -> true);
        assertThatThrownBy(() -> go(PLAN, true, () -> false)).isInstanceOf(RecipeException.class)
                .hasMessageContaining("the study was started with");
        assertThatThrownBy(() -> go(PLAN, false, () -> false)).isInstanceOf(RecipeException.class)
                .hasMessageContaining("continue it with --resume");
    }

    @Test
    void whatCannotBeConstructedIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> go(PLAN.replace("maxLength: 40", "maxLength: 5000000"), false, () -> false))
                .isInstanceOf(RecipeException.class)
                .hasMessage("study hand: sweep sort: max-length 5000000 is not in 1..4194304");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
