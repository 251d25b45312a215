package dev.lengthwise.experiment;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.recipe.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of the engine kernel have the bits that are written down here: with any number of threads and whatever the processor has. */
class GoldenRecipesTest {
    /** Whoever changes these changes the bits of every run, published ones too: say so in CHANGELOG.md. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            entry("sort", "e6f5cb1da6405c05 0/5"),
            entry("distinct values", "b34479ef8b744cbb 0/2"),
            entry("a hint in place of examples", "746e176f491c8c4f 0/5"),
            entry("two hints on top", "73e860814cc828c9 0/5"),
            entry("tempered by head", "f5814ebe58e9f9e7 0/5"),
            entry("tempered by layer, one plus", "e09a5a8d53d92e60 0/3"),
            entry("stretched, clusters in windows", "4c6a7deb368dbca7 0/6"),
            entry("learned positions", "e3182fad6d01c44e 0/2"),
            entry("sinusoidal positions", "197acc7bf0ddeb4c 0/5"),
            entry("RoPE", "a9e93e8d34a624cc 0/5"),
            entry("ALiBi", "82c8ad9e52f1d9a4 0/5"),
            entry("T5", "06d5a01c25a4b6e3 0/5"),
            entry("FIRE", "856d3e1d7829fcb2 0/5"),
            entry("sparsemax", "cc93574eb39df601 0/4"),
            entry("entmax15", "1d12c867881db6df 0/3"),
            entry("norms after, ReLU", "d46b7794245e587d 0/5"),
            entry("no norms, one head", "e6fe7ad7019c995e 0/2"),
            entry("increment with carry", "3fb52b7faa872302 0/15"),
            entry("reverse with before", "db54ef9ae7d2afa0 0/3"),
            entry("averaged, decayed, linear", "319c1877596804fb 0/2"));

    @TempDir
    Path folder;

    @Test
    void thereAreADozenAndMore() {
        assertThat(GoldenRecipes.all().keySet()).containsExactlyInAnyOrderElementsOf(KNOWN.keySet()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void withAnyNumberOfThreads(int threads) throws Exception {
        Map<String, String> bits = new TreeMap<>();
        for (Map.Entry<String, Recipe> recipe : GoldenRecipes.all().entrySet()) {
            bits.put(recipe.getKey(),
                    GoldenRecipes.bits(recipe.getValue(), threads, Files.createTempDirectory(folder, "run")));
        }
        assertThat(bits).isEqualTo(new TreeMap<>(KNOWN));
    }

    /** 3: vectors of 512 bits where the processor has them, 2: of 256, 1: of 128, 0: none, nor fused multiply-adds. */
    @ParameterizedTest
    @CsvSource({"3,1", "2,2", "1,3", "0,2"})
    void withWhateverTheProcessorHas(int vectors, int threads) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                        "--add-modules", "jdk.incubator.vector"));
        if (System.getProperty("os.arch").equals("amd64")) {
            command.add("-XX:UseAVX=" + vectors);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GoldenRecipes.class.getName(),
                Integer.toString(threads), folder.toString()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines.subList(lines.size() - KNOWN.size(), lines.size())).containsExactlyInAnyOrderElementsOf(
                KNOWN.entrySet().stream().map(known -> known.getValue() + " " + known.getKey()).toList());
    }
}
