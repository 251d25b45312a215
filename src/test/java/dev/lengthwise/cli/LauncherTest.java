package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code lengthwise} in a folder of its own, with small scripts in place of java and Maven. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for bash")
class LauncherTest {
    private static final String JAVA = """
            #!/bin/sh
            echo "java $0"
            echo "process $$"
            for argument in "$@"; do echo "argument $argument"; done
            exit ${EXIT:-0}
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo "$JAVA_HOME" >> builds
            sleep 1
            mkdir -p target
            echo jar > target/lengthwise.jar
            if [ -n "$BREAK" ]; then
              echo '[INFO] compiling'
              echo '[ERROR] Main.java: this is no Java'
              echo '[ERROR] -> [Help 1]'
              echo '[ERROR] much advice'
              exit 1
            fi
            """;

    @TempDir
    Path folder;
    private Path home;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /** What a start of the launcher gave. */
    private record Start(int code, List<String> out, List<String> err, long pid) {
        String java() {
            return out.getFirst();
        }

        List<String> arguments() {
            return out.stream().filter(line -> line.startsWith("argument ")).map(line -> line.substring(9)).toList();
        }
    }

    @BeforeEach
    void lieReadyToRun() throws IOException {
        home = folder.resolve("a checkout");
        Files.createDirectories(home.resolve("target"));
        Files.copy(Path.of("lengthwise"), home.resolve("lengthwise"));
        Files.writeString(home.resolve("target/lengthwise-run.jar"), "jar");
        jdk("jdks/jdk 17", "17.0.15");
        jdk("jdks/jdk 25", "25.0.3");
        Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("bin/java"), folder.resolve("jdks/jdk 17/bin/java"));
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        environment.put("LENGTHWISE_JDKS", folder.resolve("nothing here") + ":" + folder.resolve("jdks"));
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        script(jdk.resolve("bin/java"), JAVA);
        script(jdk.resolve("bin/javac"), JAVA);
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Turns the folder into a checkout that has not been built. */
    private void lieThereUnbuilt() throws IOException {
        Files.delete(home.resolve("target/lengthwise-run.jar"));
        Files.createDirectories(home.resolve("src/main/java"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        script(home.resolve("mvnw"), MAVEN);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(home.resolve("builds"));
    }

    private Start start(Object... arguments) throws Exception {
        return finish(begin(home.resolve("lengthwise"), folder, arguments));
    }

    private Process begin(Path script, Path workingFolder, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "bash", script.toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Start finish(Process process) throws Exception {
        process.getOutputStream().close();
        List<String> out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        List<String> err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Start(process.exitValue(), out, err, process.pid());
    }

    @Test
    void findsAJdk25WhereJavaOnThePathIsOlder() throws Exception {
        assertThat(start().java()).isEqualTo("java " + folder.resolve("jdks/jdk 25/bin/java"));
    }

    @Test
    void prefersJavaHomeIfThatIsNewEnough() throws Exception {
        environment.put("JAVA_HOME", jdk("my jdk", "26").toString());
        assertThat(start().java()).isEqualTo("java " + folder.resolve("my jdk/bin/java"));
        environment.put("JAVA_HOME", folder.resolve("jdks/jdk 17").toString());
        assertThat(start().java()).isEqualTo("java " + folder.resolve("jdks/jdk 25/bin/java"));
    }

    @Test
    void takesJavaFromThePathIfThatIsNewEnough() throws Exception {
        Files.delete(folder.resolve("bin/java"));
        Files.createSymbolicLink(folder.resolve("bin/java"), jdk("on the path", "25").resolve("bin/java"));
        assertThat(start().java()).isEqualTo("java " + folder.resolve("on the path/bin/java"));
    }

    @Test
    void saysPlainlyThatThereIsNone() throws Exception {
        environment.put("LENGTHWISE_JDKS", folder.resolve("nothing here").toString());
        Start none = start("--version");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.err())
                .containsExactly("lengthwise: no JDK 25 or newer was found (looked at JAVA_HOME, java on the"
                        + " PATH and " + folder.resolve("nothing here") + "); install one, or set JAVA_HOME to it");
    }

    /** A runtime without a compiler could not build. */
    @Test
    void aRuntimeIsNoJdk() throws Exception {
        Files.delete(folder.resolve("jdks/jdk 25/bin/javac"));
        assertThat(start().err()).singleElement().asString().contains("no JDK 25 or newer was found");
    }

    @Test
    void saysPlainlyThatTheOneNamedIsNone() throws Exception {
        environment.put("LENGTHWISE_JAVA_HOME", folder.resolve("jdks/jdk 17").toString());
        Start wrong = start();
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).containsExactly("lengthwise: LENGTHWISE_JAVA_HOME=" + folder.resolve("jdks/jdk 17")
                + " is not a JDK 25 or newer; set it to one, or unset it to have one searched for");
    }

    @Test
    void handsArgumentsOnAsTheyAre() throws Exception {
        Start start = start("predict", "runs/a b", "7 3 9 3", "", "*", "--set=hints=[{kind: count}]");
        assertThat(start.err()).isEmpty();
        assertThat(start.arguments()).endsWith("dev.lengthwise.cli.Main", "predict", "runs/a b", "7 3 9 3", "", "*",
                "--set=hints=[{kind: count}]");
    }

    @Test
    void worksThroughLinksAndFromAnyFolder() throws Exception {
        Files.createDirectories(folder.resolve("elsewhere/bin"));
        Files.createSymbolicLink(folder.resolve("elsewhere/bin/lw"), Path.of("../lw"));
        Files.createSymbolicLink(folder.resolve("elsewhere/lw"), home.resolve("lengthwise"));
        environment.put("CDPATH", folder.toString());
        for (Path script : List.of(folder.resolve("elsewhere/bin/lw"), Path.of("bin/lw"), Path.of("./lw"))) {
            Start start = finish(begin(script, folder.resolve("elsewhere"), "runs"));
            assertThat(start.arguments()).as("%s %s", script, start.err())
                    .contains("-Dlengthwise.home=" + home.toRealPath(),
                            home.toRealPath().resolve("target/lengthwise-run.jar").toString());
        }
    }

    @Test
    void handsExitCodesBack() throws Exception {
        environment.put("EXIT", "130");
        assertThat(start().code()).isEqualTo(130);
    }

    /** Signals to the launcher are signals to java: it takes the launcher's place. */
    @Test
    void becomesJava() throws Exception {
        Start start = start();
        assertThat(start.out()).contains("process " + start.pid());
    }

    @Test
    void runsJavaAsTheTestsDo() throws Exception {
        Matcher flags = Pattern.compile("<jvm.flags>(.*)</jvm.flags>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(flags.find()).isTrue();
        environment.put("LENGTHWISE_JAVA_OPTS", "-Xmx2g -ea");
        assertThat(start().arguments()).contains(flags.group(1).split(" "))
                .containsSubsequence("-Xmx1g", "-Xmx2g", "-ea")
                .contains("-Dlengthwise.terminal=false");
    }

    @Test
    void buildsOnceOnTheFirstStart() throws Exception {
        lieThereUnbuilt();
        Start first = start();
        assertThat(first.code()).isZero();
        assertThat(first.err()).singleElement().asString().startsWith("lengthwise: building ");
        assertThat(builds()).containsExactly(folder.resolve("jdks/jdk 25").toString()); // with the JDK that was found
        assertThat(start().err()).isEmpty();
        assertThat(builds()).hasSize(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        lieThereUnbuilt();
        start();
        Files.setLastModifiedTime(home.resolve("target/lengthwise-run.jar"), FileTime.fromMillis(0));
        start();
        assertThat(builds()).hasSize(2);
        start();
        assertThat(builds()).hasSize(2);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "flock is part of Linux only")
    void twoFirstStartsBuildOnce() throws Exception {
        lieThereUnbuilt();
        Process one = begin(home.resolve("lengthwise"), folder);
        Process other = begin(home.resolve("lengthwise"), folder);
        assertThat(finish(one).code()).isZero();
        assertThat(finish(other).code()).isZero();
        assertThat(builds()).hasSize(1);
    }

    /** Maven leaves a jar even where the libraries beside it are missing. */
    @Test
    void aFailedBuildIsToldAndNotRun() throws Exception {
        lieThereUnbuilt();
        environment.put("BREAK", "yes");
        for (int attempt = 1; attempt <= 2; attempt++) {
            Start failed = start();
            assertThat(failed.code()).isEqualTo(1);
            assertThat(failed.out()).isEmpty();
            assertThat(failed.err()).hasSize(4).contains("Main.java: this is no Java")
                    .anyMatch(line -> line.startsWith("lengthwise: the build failed; from "));
        }
        environment.remove("BREAK");
        assertThat(start().code()).isZero();
    }
}
