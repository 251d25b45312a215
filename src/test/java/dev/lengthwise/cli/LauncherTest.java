package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.cli.Checkout.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
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
            if [ -n "$HANG_UP" ]; then
              kill -HUP $$
              echo "still there"
            fi
            for argument in "$@"; do
              echo "argument $argument"
              case $argument in
                -Xshare:dump) dump=yes ;;
                -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
              esac
            done
            if [ -n "$dump" ]; then
              [ -z "$NO_ARCHIVE" ] || exit 1
              echo "$$" > "$archive"
            fi
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
    private Checkout checkout;
    private Map<String, String> environment;

    @BeforeEach
    void lieReadyToRun() throws IOException {
        checkout = Checkout.in(folder.resolve("a checkout"));
        home = checkout.home();
        environment = checkout.environment();
        Files.writeString(checkout.jar(), "jar");
        Files.setLastModifiedTime(checkout.jar(), FileTime.fromMillis(0));
        Files.writeString(archive("25.0.3"), "archive");
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
        Files.delete(checkout.jar());
        Files.createDirectories(home.resolve("src/main/java"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        script(home.resolve("mvnw"), MAVEN);
    }

    /** Where the archive for a version of the JDK lies. */
    private Path archive(String version) {
        return home.resolve("target/lengthwise-run." + version + ".jsa");
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(home.resolve("builds"));
    }

    private Start start(Object... arguments) throws Exception {
        return checkout.start(arguments);
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
            Start start = Checkout.finish(checkout.begin(script, folder.resolve("elsewhere"), "runs"));
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

    /** What the launcher becomes, and what that starts, inherits it. */
    @Test
    void aStudyOutlivesItsTerminal() throws Exception {
        environment.put("HANG_UP", "yes");
        assertThat(start("study", "quick").out()).contains("still there");
        Assumptions.assumeFalse(ignoresHangUp(), "under nohup whatever the tests start ignores HUP");
        Start train = start("train", "study");
        assertThat(train.out()).isNotEmpty().doesNotContain("still there");
        assertThat(train.code()).isEqualTo(128 + 1);
    }

    private static boolean ignoresHangUp() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:")).findFirst()
                .orElseThrow().substring("SigIgn:".length()).strip();
        return (Long.parseUnsignedLong(ignored, 16) & 1) == 1; // bit 0 is signal 1, HUP
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
    void takesTheNativeLibrariesForCudaOnRequest() throws Exception {
        Path jar = home.resolve("target/lib-cuda/pytorch-1-linux-x86_64-gpu.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "jar");
        Files.createDirectories(home.resolve("src/main/bundle"));
        Files.copy(Path.of("src/main/bundle/cuda.sh"), home.resolve("src/main/bundle/cuda.sh"));
        Files.setLastModifiedTime(checkout.jar(), FileTime.from(Instant.now().plusSeconds(60)));
        Files.setLastModifiedTime(archive("25.0.3"), FileTime.from(Instant.now().plusSeconds(120)));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        String extension = "-Dorg.bytedeco.javacpp.platform.extension=";
        assertThat(start().arguments()).contains(extension + "-cpu").doesNotContain(extension + "-gpu");
        environment.put("LENGTHWISE_CUDA", "1");
        Start start = start();
        assertThat(start.err()).isEmpty();
        assertThat(start.arguments()).containsSubsequence(extension + "-cpu", extension + "-gpu", "-cp",
                checkout.jar().toRealPath() + ":" + jar.toRealPath());
    }

    @Test
    void buildsOnceOnTheFirstStart() throws Exception {
        lieThereUnbuilt();
        Start first = start();
        assertThat(first.code()).isZero();
        assertThat(first.err()).satisfiesExactly(line -> assertThat(line).startsWith("lengthwise: building "),
                line -> assertThat(line).startsWith("lengthwise: preparing fast starts "));
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
        Process one = checkout.begin(home.resolve("lengthwise"), folder);
        Process other = checkout.begin(home.resolve("lengthwise"), folder);
        List<Start> starts = List.of(Checkout.finish(one), Checkout.finish(other));
        assertThat(starts).extracting(Start::code).containsOnly(0);
        assertThat(builds()).hasSize(1);
        assertThat(starts.stream().flatMap(start -> start.err().stream()))
                .filteredOn(line -> line.startsWith("lengthwise: preparing fast starts ")).hasSize(1);
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

    @Test
    void aCollectorOfOnesOwnReplacesOurs() throws Exception {
        assertThat(start().arguments()).contains("-XX:+UseSerialGC");
        for (String variable : List.of("LENGTHWISE_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
            environment.put(variable, "-Xlog:gc -XX:+UseParallelGC");
            assertThat(start().arguments()).as(variable).doesNotContain("-XX:+UseSerialGC");
            environment.remove(variable);
        }
    }

    @Test
    void startsWithTheArchiveOfItsJdk() throws Exception {
        Start start = start();
        assertThat(start.err()).isEmpty();
        assertThat(start.arguments()).contains("-XX:SharedArchiveFile=" + archive("25.0.3").toRealPath());
    }

    /** The JVM refuses to start with both. */
    @Test
    void leavesTheArchiveOutBesideOptionsAboutItsNewerKind() throws Exception {
        environment.put("LENGTHWISE_JAVA_OPTS", "-XX:AOTCache=mine");
        assertThat(start().arguments()).contains("-XX:AOTCache=mine")
                .noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
    }

    @Test
    void makesTheArchiveAgainAfterABuild() throws Exception {
        lieThereUnbuilt();
        Set<String> made = new HashSet<>();
        for (int build = 1; build <= 2; build++) {
            start();
            start();
            assertThat(made.add(Files.readString(archive("25.0.3")))).as("another archive").isTrue();
            Files.setLastModifiedTime(checkout.jar(), FileTime.fromMillis(0));
        }
        assertThat(builds()).hasSize(2);
    }

    @Test
    void anotherJdkGetsAnArchiveOfItsOwn() throws Exception {
        byte[] before = Files.readAllBytes(archive("25.0.3"));
        environment.put("JAVA_HOME", jdk("newer", "26.0.1").toString());
        Start first = start();
        assertThat(first.err()).singleElement().asString().startsWith("lengthwise: preparing fast starts ");
        assertThat(first.arguments()).contains("-XX:SharedArchiveFile=" + archive("26.0.1").toRealPath());
        assertThat(start().err()).isEmpty();
        assertThat(archive("25.0.3")).hasBinaryContent(before);
    }

    @Test
    void whereNoArchiveCanBeMadeItIsTriedOnceAndCommandsRunWithout() throws Exception {
        Files.delete(archive("25.0.3"));
        environment.put("NO_ARCHIVE", "yes");
        assertThat(start().err()).singleElement().asString().startsWith("lengthwise: preparing fast starts ");
        Start next = start("runs");
        assertThat(next.err()).isEmpty();
        assertThat(next.arguments()).endsWith("dev.lengthwise.cli.Main", "runs")
                .noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
    }

    @Test
    void rehearsalsLeaveNothingElseBehind() throws Exception {
        Files.delete(archive("25.0.3"));
        start();
        try (var files = Files.list(home.resolve("target"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(".build-lock",
                    "lengthwise-run.jar", "lengthwise-run.25.0.3.jsa", "rehearsal.log");
        }
    }
}
