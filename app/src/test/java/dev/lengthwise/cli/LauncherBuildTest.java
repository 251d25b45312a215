package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's build with a program of three sources: it compiles what has changed, and what comes out is as if all had been. */
class LauncherBuildTest {
    @TempDir
    static Path shared;
    @TempDir
    Path home;
    private Path jar;

    /** What a build said, and how it ended. */
    private record Built(int code, List<String> said) {
    }

    @BeforeAll
    static void compileTheBuild() {
        var words = new ByteArrayOutputStream();
        var writer = new PrintWriter(words, true);
        assertThat(ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, "-d", shared.toString(),
                "src/launcher/Build.java", "src/launcher/Shape.java")).as("%s", words).isZero();
    }

    @BeforeEach
    void buildAll() throws Exception {
        jar = home.resolve("target/run/lengthwise.jar");
        Files.writeString(home.resolve("pom.xml"), """
                <project>
                <version>1.2</version>
                <properties><maven.compiler.release>25</maven.compiler.release></properties>
                </project>
                """);
        Files.createDirectories(home.resolve("target/run/lib"));
        source("Limit", "class Limit { static final int MOST = 3; static int twice(int n) { return 2 * n; } }");
        source("Other", "class Other { static class Inner { } }");
        source("Main", "public class Main { public static void main(String[] a) { "
                + "System.out.println(Limit.MOST + \" \" + Limit.twice(Limit.MOST)); } }");
        source("bench.jmh.Left", "class Left extends Missing { }");
        assertThat(build().said()).contains("compiling 3 of 3 files", "packing");
        assertThat(run()).isEqualTo("3 6");
    }

    private void source(String name, String text) throws IOException {
        Path file = file(name);
        Files.createDirectories(file.getParent());
        String folder = name.contains(".") ? "." + name.substring(0, name.lastIndexOf('.')) : "";
        Files.writeString(file, "package dev.lengthwise" + folder + ";\n" + text + "\n");
    }

    /** {@code Limit} is in a module of its own. */
    private Path file(String name) {
        return home.resolve(name.equals("Limit") ? "core" : "app").resolve("src/main/java/dev/lengthwise")
                .resolve(name.replace('.', '/') + ".java");
    }

    private void library(String name) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(home.resolve("target/run/lib").resolve(name)))) {
            out.putNextEntry(new ZipEntry("empty"));
        }
    }

    private Built build() throws Exception {
        return start(List.of("-XX:TieredStopAtLevel=1", "-cp", shared.toString(), "Build", home.toString(), "core app",
                jar.toString()));
    }

    private String run() throws Exception {
        return start(List.of("-cp", jar.toString(), "dev.lengthwise.Main")).said().getFirst();
    }

    private static Built start(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Built(process.waitFor(), said.lines().toList());
    }

    private List<String> packed() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }

    @Test
    void theJarNamesItsLibrariesAndVersionAndIsWithoutWhatJmhCalls() throws Exception {
        library("a.jar");
        resource("app", "words.txt", "words");
        build();
        assertThat(packed()).containsExactly("META-INF/MANIFEST.MF", "dev/lengthwise/Limit.class",
                "dev/lengthwise/Main.class", "dev/lengthwise/Other$Inner.class", "dev/lengthwise/Other.class",
                "words.txt");
        try (JarFile file = new JarFile(jar.toFile())) {
            var main = file.getManifest().getMainAttributes();
            assertThat(main.getValue("Class-Path")).isEqualTo("lib/a.jar");
            assertThat(main.getValue("Implementation-Version")).isEqualTo("1.2");
        }
    }

    private void resource(String module, String name, String text) throws IOException {
        Path file = home.resolve(module).resolve("src/main/resources").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Of all other files there can be only one. */
    @Test
    void whatSeveralModulesOfferIsOffered() throws Exception {
        resource("core", "META-INF/services/Kind", "one");
        resource("app", "META-INF/services/Kind", "two");
        assertThat(build().code()).isZero();
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.getInputStream(file.getEntry("META-INF/services/Kind"))).hasContent("one\ntwo");
        }
        resource("core", "words.txt", "one");
        resource("app", "words.txt", "two");
        Built built = build();
        assertThat(built.code()).isEqualTo(1);
        assertThat(built.said()).anyMatch(line -> line.contains("app/src/main/resources/words.txt"));
    }

    @Test
    void anEditThatOthersDoNotSeeIsCompiledAlone() throws Exception {
        source("Limit", "class Limit { static final int MOST = 3; static int twice(int n) { return more(n, () -> n); }"
                + " private static int more(int n, java.util.function.IntSupplier m) { return n + m.getAsInt() + 1; } }");
        assertThat(build().said()).containsExactly("compiling 1 of 3 files", "packing");
        assertThat(run()).isEqualTo("3 7");
    }

    /** The compiler has copied it to where it is used. */
    @Test
    void aChangedConstantReachesThoseThatUseIt() throws Exception {
        source("Limit", "class Limit { static final int MOST = 4; static int twice(int n) { return 2 * n; } }");
        assertThat(build().said()).contains("compiling 3 of 3 files");
        assertThat(run()).isEqualTo("4 8");
    }

    @Test
    void aChangeThatBreaksAnotherSourceIsAnErrorThere() throws Exception {
        source("Limit", "class Limit { static final int MOST = 3; static int twice(String n) { return 2; } }");
        Built built = build();
        assertThat(built.code()).isEqualTo(1);
        assertThat(built.said()).anyMatch(line -> line.startsWith("[ERROR] ") && line.contains("Main.java"));
        assertThat(run()).as("the jar before").isEqualTo("3 6");
        source("Limit", "class Limit { static final int MOST = 3; static int twice(int n) { return 3 * n; } }");
        assertThat(build().code()).isZero();
        assertThat(run()).isEqualTo("3 9");
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        source("Other", "class Other { }");
        build();
        assertThat(packed()).doesNotContain("dev/lengthwise/Other$Inner.class");
        Files.delete(file("Other"));
        build();
        assertThat(packed()).doesNotContain("dev/lengthwise/Other.class").contains("dev/lengthwise/Main.class");
        Files.delete(file("Limit"));
        assertThat(build().code()).isEqualTo(1);
    }

    @Test
    void aTimeAloneIsNoChange() throws Exception {
        source("Main", Files.readString(file("Main")).lines().skip(1)
                .findFirst().orElseThrow());
        assertThat(build().said()).containsExactly("packing");
    }

    @Test
    void otherLibrariesAreAReasonToCompileAll() throws Exception {
        library("new.jar");
        assertThat(build().said()).contains("compiling 3 of 3 files");
    }

    /** Interrupted where classes of before and after lie beside each other. */
    @Test
    void anInterruptedBuildIsDoneAgainAsAWhole() throws Exception {
        Files.delete(home.resolve("target/run/compiled"));
        Files.write(home.resolve("target/run/classes/dev/lengthwise/Limit.class"), new byte[]{1});
        assertThat(build().said()).contains("compiling 3 of 3 files");
        assertThat(run()).isEqualTo("3 6");
    }
}
