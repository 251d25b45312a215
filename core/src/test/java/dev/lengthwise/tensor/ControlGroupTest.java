package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTest {
    @TempDir
    Path root;

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void theTightestGroupCountsAndWhatFilesKeepInMemoryIsRoom() throws IOException {
        file("memory.max", "max\n");
        file("outer/memory.max", "1000000\n");
        file("outer/memory.current", "700000\n");
        file("outer/memory.stat", "anon 100000\ninactive_file 200000\nactive_file 5\n");
        file("outer/inner/memory.max", "max\n");
        assertThat(new ControlGroup(root, List.of("0::/outer/inner")).room()).hasValue(500_000);
        file("outer/inner/memory.max", "600000\n");
        file("outer/inner/memory.current", "590000\n");
        file("outer/inner/memory.stat", "inactive_file 0\n");
        assertThat(new ControlGroup(root, List.of("0::/outer/inner")).room()).hasValue(10_000);
    }

    @Test
    void theFirstVersionIsReadToo() throws IOException {
        file("memory/job/memory.limit_in_bytes", "4000000\n");
        file("memory/job/memory.usage_in_bytes", "3000000\n");
        file("memory/job/memory.stat", "cache 7\ntotal_inactive_file 500000\n");
        assertThat(new ControlGroup(root, List.of("5:devices:/", "4:memory:/job", "0::/")).room()).hasValue(1_500_000);
    }

    /** In a container the path is often one of the machine, which is not shown; its own group then is the root. */
    @Test
    void aGroupThatIsNotShownLeavesThoseAbove() throws IOException {
        file("memory.max", "2000\n");
        file("memory.current", "500\n");
        file("memory.stat", "inactive_file 0\n");
        assertThat(new ControlGroup(root, List.of("0::/docker/abc")).room()).hasValue(1500);
    }

    @Test
    void withoutBoundsNothingIsTold() throws IOException {
        file("memory.max", "max\n");
        assertThat(new ControlGroup(root, List.of("0::/")).room()).isEmpty();
        assertThat(new ControlGroup(root, List.of()).room()).isEmpty();
        assertThat(new ControlGroup(root, List.of("nonsense")).room()).isEmpty();
    }
}
