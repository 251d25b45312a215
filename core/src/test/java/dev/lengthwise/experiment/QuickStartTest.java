package dev.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that the page about the library shows. */
class QuickStartTest {
    private static final Path SOURCE = Path.of("samples/quickstart/src/main/java/org/example/QuickStart.java");

    @TempDir
    Path folder;

    @Test
    void thePageShowsTheProgramAsItIs() throws Exception {
        assertThat(Files.readString(Path.of("docs/api.md"))).contains("```java\n" + Files.readString(SOURCE) + "```\n");
    }

    /** In a JVM without options of ours, and with a heap that is smaller than what libtorch holds. */
    @Test
    void itTrainsSavesScoresAndAnswers() throws Exception {
        String path = compiled() + System.getProperty("path.separator") + System.getProperty("java.class.path");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx64m", "-cp", path, "org.example.QuickStart", folder.resolve("model").toString())
                .redirectError(folder.resolve("err").toFile());
        Process program = builder.start();
        List<String> said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                .toList();
        assertThat(program.waitFor()).as(Files.readString(folder.resolve("err"))).isZero();
        assertThat(said).hasSize(20 + 4).anyMatch(line -> line.startsWith("step 400: losses {sort="));
        assertThat(said.get(20)).startsWith("length 3: 0.");
        assertThat(Double.parseDouble(said.get(20).substring(10))).isGreaterThan(0.5);
        assertThat(said.getLast()).isEqualTo("7 3 9 is answered by 3 7 9");
        assertThat(folder.resolve("model")).isDirectoryContaining("glob:**/model.safetensors")
                .isDirectoryContaining("glob:**/config.json");
    }

    private Path compiled() throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter words = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            assertThat(compiler.getTask(words, files, null,
                    List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")), null,
                    files.getJavaFileObjects(SOURCE)).call()).as("%s", words).isTrue();
        }
        return classes;
    }
}
