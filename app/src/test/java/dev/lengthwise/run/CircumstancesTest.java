package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.manifest.ResultManifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CircumstancesTest {
    private static final ResultManifest THEN = manifest("processor", "AMD EPYC", "vectors", "AVX2", "libtorch",
            "2.10.0", "kernels", "libtorch for AVX2, OpenBLAS for Zen", "device", "cpu", "precision", "fp32", "threads",
            "1", "presets", "none");

    private static ResultManifest manifest(String... keysAndTexts) {
        ObjectNode texts = Json.object();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            texts.put(keysAndTexts[i], keysAndTexts[i + 1]);
        }
        return RecordReader.read(ResultManifest.class, texts);
    }

    @Test
    void saysInALineWhatTheBitsDependOn() {
        assertThat(Circumstances.lines(THEN)).containsExactly(
                "bits depend on: AMD EPYC with AVX2, libtorch 2.10.0 (libtorch for AVX2, OpenBLAS for Zen), cpu, fp32, 1 thread");
    }

    @Test
    void aPresetGetsALineOfItsOwn() {
        assertThat(Circumstances.lines(manifest("presets", "OPENBLAS_CORETYPE=Haswell"))).hasSize(2)
                .contains("set in the environment, and changes the bits: OPENBLAS_CORETYPE=Haswell");
    }

    @Test
    void whatDiffersIsToldAsFarAsBothAreKnown() {
        assertThat(Circumstances.differing(manifest("processor", "AMD EPYC", "vectors", "AVX512 and bf16",
                "presets", "OPENBLAS_CORETYPE=Haswell", "blasKernels", "OPENBLAS_CORETYPE=Haswell"), THEN))
                .isEqualTo(Map.of("vectors", List.of("AVX512 and bf16", "AVX2"), "presets",
                        List.of("OPENBLAS_CORETYPE=Haswell", "none")));
    }

    /** Of an older study it is kept whether OpenBLAS's kernels were preset, and nothing more. */
    @Test
    void anOlderManifestIsComparedByWhatItHas() {
        assertThat(Circumstances.differing(manifest("blasKernels", "chosen by the processor"),
                manifest("blasKernels", "OPENBLAS_CORETYPE=Haswell", "presets", "OPENBLAS_CORETYPE=Haswell")))
                .isEqualTo(Map.of("blasKernels", List.of("chosen by the processor", "OPENBLAS_CORETYPE=Haswell")));
    }

    @Test
    void aKeptStudyOfAnotherMachineIsSaidToBeOne() {
        assertThat(Circumstances.otherHere(manifest("processor", "Abacus", "libtorch", Provenance.libtorch())))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("other bits may come here: processor was Abacus, is ").doesNotContain("libtorch"));
        assertThat(Circumstances.otherHere(manifest("libtorch", Provenance.libtorch()))).isEmpty();
    }
}
