package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EngineTest {
    @AfterAll
    static void oneThreadForTheOtherTests() {
        Engine.start(1);
    }

    @Test
    void startingAgainOnlySetsTheThreads() {
        Engine.start(1);
        assertThat(torch.get_num_threads()).isEqualTo(1);
        Engine.start(2);
        assertThat(torch.get_num_threads()).isEqualTo(2);
    }

    @Test
    void refusesToWorkWithoutAThread() {
        assertThatIllegalArgumentException().isThrownBy(() -> Engine.start(0))
                .withMessage("threads 0 is not allowed: 1 to 1024");
    }

    @Test
    void unpacksTheNativesToAFolder() throws IOException {
        Engine.start(1);
        assertThat(Engine.natives().libraries()).hasSizeGreaterThan(5);
        assertThat(Engine.natives().missing()).isZero();
        assertThat(Engine.natives().damaged(true)).isEmpty();
    }

    @Test
    void aDiagnosisLooksAtEverythingAndHasARemedyForWhatIsNotGood() {
        List<Diagnosis.Finding> findings = Diagnosis.of(message -> {
        });
        assertThat(findings).extracting(Diagnosis.Finding::check).containsExactly("JDK", "processor", "precision",
                "native cache", "memory", "presets", "libtorch", "device", "threads", "BLAS kernels", "fp32", "bf16");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.found()).isNotBlank();
            assertThat(finding.remedy().isEmpty()).isEqualTo(finding.severity() == Diagnosis.Severity.GOOD);
        });
        assertThat(findings).filteredOn(finding -> List.of("JDK", "libtorch", "fp32", "bf16").contains(finding.check()))
                .extracting(Diagnosis.Finding::severity).containsOnly(Diagnosis.Severity.GOOD);
    }
}
