package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingThreadsTest {
    @Test
    void theySpinForAMomentUnlessSomebodySaysOtherwise() {
        assertThat(brief(Map.of())).isEqualTo(Map.of("OMP_WAIT_POLICY", "passive", "GOMP_SPINCOUNT", "10000"));
        assertThat(brief(Map.of("OMP_WAIT_POLICY", ""))).isEqualTo(brief(Map.of()));
        assertThat(brief(Map.of("OMP_WAIT_POLICY", "active"))).isEqualTo(Map.of("OMP_WAIT_POLICY", "active"));
        assertThat(brief(Map.of("GOMP_SPINCOUNT", "7"))).isEqualTo(Map.of("GOMP_SPINCOUNT", "7"));
    }

    @Test
    void whatIsTakenBackIsOursAlone() {
        Map<String, String> environment = brief(Map.of("PATH", "/bin"));
        WaitingThreads.asCalled(environment);
        assertThat(environment).isEqualTo(Map.of("PATH", "/bin"));
        environment.put("OMP_WAIT_POLICY", "passive");
        WaitingThreads.asCalled(environment);
        assertThat(environment).isEqualTo(Map.of("PATH", "/bin", "OMP_WAIT_POLICY", "passive"));
    }

    private static Map<String, String> brief(Map<String, String> before) {
        Map<String, String> environment = new HashMap<>(before);
        WaitingThreads.spinBriefly(environment);
        return environment;
    }
}
