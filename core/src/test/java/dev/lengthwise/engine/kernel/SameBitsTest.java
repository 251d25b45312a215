package dev.lengthwise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A training has the same bits with any number of threads, with vectors of any width, and without. */
class SameBitsTest {
    /** Whoever changes these changes the bits of every run: say so in CHANGELOG.md. */
    private static final Map<String, String> KNOWN = Map.of("plain", "94ec6d124e10779f", "tempered with a hint",
            "674036744e1e1e2d", "norms after", "36d99663081c2c00", "no norms, positions", "b5468226cd2c13b2",
            "turned queries and keys", "e24a8ff89adfafc3", "a bias by distance", "8ebaccab3d0281c5",
            "a bias by distance and place", "e4e8951c229ac468");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void withAnyNumberOfThreads(int threads) {
        for (String name : BitsOfTraining.names()) {
            assertThat(BitsOfTraining.of(name, threads)).as(name).isEqualTo(KNOWN.get(name));
        }
    }

    /** On any x86-64 with AVX2; vectors of 512 bits are made of smaller ones where there are none. */
    @ParameterizedTest
    @CsvSource({"-XX:MaxVectorSize=16,128-bit vectors", "-XX:MaxVectorSize=32,256-bit vectors",
            "-Dlengthwise.vectors=512,512-bit vectors", "-XX:-UseFMA,no vectors"})
    void withVectorsOfAnyWidth(String option, String computes) throws Exception {
        check(List.of("--add-modules", "jdk.incubator.vector", option), computes);
    }

    @Test
    void withoutTheVectorModule() throws Exception {
        check(List.of("--limit-modules", "java.se,jdk.management,jdk.unsupported"), "no vectors");
    }

    private static void check(List<String> options, String computes) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BitsOfTraining.class.getName(), "2"));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines.getFirst()).startsWith(computes);
        assertThat(lines.subList(1, lines.size()))
                .containsExactlyInAnyOrderElementsOf(
                        KNOWN.entrySet().stream().map(known -> known.getValue() + " " + known.getKey()).toList());
    }
}
