package dev.lengthwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackagePictureTest {
    /** If not, the message has what belongs there. */
    @Test
    void contributingShowsThePackagesAsTheyAre() throws IOException {
        assertThat(Files.readString(Path.of("CONTRIBUTING.md")))
                .contains(new PackagePicture(ArchitectureTest.MAY_IMPORT, ArchitectureTest::module).markdown());
    }

    @Test
    void anArrowIsLeftOutWhereALongerWayLeadsThere() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("task", List.of());
        table.put("batch", List.of("task"));
        table.put("model", List.of("task", "batch"));
        assertThat(new PackagePicture(table, name -> name.equals("model") ? "upper" : "lower").markdown()).isEqualTo("""
                ```mermaid
                graph TD
                  subgraph in_lower [lower]
                    task; batch
                  end
                  subgraph in_upper [upper]
                    model
                  end
                  batch --> task
                  model --> batch
                ```

                | package | module | may import |
                |---|---|---|
                | `task` | lower | none |
                | `batch` | lower | task |
                | `model` | upper | batch, task |
                """);
    }
}
