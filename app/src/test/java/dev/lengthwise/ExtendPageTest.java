package dev.lengthwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on tasks of one's own shows programs that run. */
class ExtendPageTest {
    @Test
    void showsTheSampleThatCopiesAsItIs() throws IOException {
        String page = Files.readString(Path.of("docs/extend.md"));
        String sample = Files.readString(Path.of("samples/copy.py"));
        assertThat(page).contains("```python\n" + sample + "```");
        assertThat(sample.lines().count()).isLessThanOrEqualTo(25);
    }
}
