package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProcessTest {
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    @TempDir
    private Path folder;

    private RunProcess process(EngineKind engine) {
        return new RunProcess("a seed 1", folder.resolve("a.yaml"), 1, new RunFolder(folder), 1,
                Asked.of(Device.CPU), engine, new Workload(1, 1, 1));
    }

    /** Once more than this JVM itself has it, which is handed on. */
    @Test
    void aRunOfTheKernelHasVectorsWhateverTheStudyWasStartedWith() {
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        assertThat(Collections.frequency(process(EngineKind.KERNEL).command(RunProcessTest.class), VECTORS))
                .isEqualTo(Collections.frequency(own, VECTORS) + 1);
        assertThat(process(EngineKind.TORCH).command(RunProcessTest.class))
                .filteredOn(VECTORS::equals).hasSize(Collections.frequency(own, VECTORS));
    }

    @Test
    void itsLastWordsAreNotThoseOfJava() throws IOException {
        RunProcess process = process(EngineKind.KERNEL);
        Files.writeString(process.log(),
                "lengthwise: no luck\nWARNING: Using incubator modules: jdk.incubator.vector\n");
        assertThat(process.lastWords()).isEqualTo("no luck");
    }
}
