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
            echo "locale $LC_ALL"
            echo "waiting $OMP_WAIT_POLICY $GOMP_SPINCOUNT"
            for argument in "$@"; do
              echo "argument $argument"
              case $argument in
                -Xshare:dump) dump=yes ;;
                -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
                -XX:DumpLoadedClassList=*)
                  echo names > "${argument#*=}"
                  home=${argument#*=}
                  echo rehearsal >> "${home%/target/*}/builds"
                  ;;
                */Build.java) build=yes ;;
              esac
            done
            if [ -n "$build" ]; then
              for jar in "$@"; do :; done
              echo "$0" >> "${jar%/target/*}/builds"
              if [ -n "$BREAK" ]; then
                echo 'compiling 1 of 1 files'
                echo '[ERROR] Main.java: this is no Java'
                exit 1
              fi
              if [ -n "$SLOW" ]; then
                echo 'compiling 1 of 3 files'
                sleep "$SLOW"
              fi
              echo jar > "$jar"
              exit 0
            fi
            if [ -n "$dump" ]; then
              [ -z "$NO_ARCHIVE" ] || exit 1
              echo "$$" > "$archive"
            fi
            exit ${EXIT:-0}
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo "$JAVA_HOME" >> fetches
            without=
            for argument in "$@"; do
              case $argument in
                -DoutputDirectory=*) folder=${argument#*=} ;;
                -Dwithout.natives) without=$argument ;;
              esac
            done
            echo "$without" >> fetched
            echo '[INFO] Scanning for projects...'
            echo 'Downloading from central: https://repo/org/some-library.jar'
            if [ -n "$SLOW_MAVEN" ]; then sleep "$SLOW_MAVEN"; fi
            echo 'Downloaded from central: https://repo/org/some-library.jar (81 MB at 9.5 MB/s)'
            if [ -n "$NO_NETWORK" ]; then
              echo '[ERROR] repo: Unknown host'
              echo '[ERROR] -> [Help 1]'
              echo '[ERROR] much advice'
              exit 1
            fi
            mkdir -p "$folder"
            echo jar > "$folder/some-library.jar"
            echo jar > "$folder/pytorch-1-linux-x86_64.jar"
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
        for (String kind : List.of("plain", "vectors")) {
            Files.writeString(archive("25.0.3", kind), "archive");
        }
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
        Files.delete(archive("25.0.3"));
        Files.delete(archive("25.0.3", "vectors"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        for (String module : List.of("core", "bench", "app")) {
            Files.createDirectories(home.resolve(module).resolve("src/main/java"));
            Files.writeString(home.resolve(module).resolve("pom.xml"), "<project/>");
        }
        script(home.resolve("mvnw"), MAVEN);
    }

    /** Where the archive for a version of the JDK lies. */
    private Path archive(String version) {
        return archive(version, "plain");
    }

    /** @param kind {@code vectors} for starts with the module of vectors */
    private Path archive(String version, String kind) {
        return home.resolve("target/lengthwise-run." + version + "." + kind + ".jsa");
    }

    private List<String> builds() throws IOException {
        return lines("builds").stream().filter(line -> !line.equals("rehearsal")).toList();
    }

    private List<String> lines(String file) throws IOException {
        Path path = home.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
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
                            home.toRealPath().resolve("target/run/lengthwise.jar").toString());
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

    /** The file is java's own way to read options; the tests and the bundle take the same. */
    @Test
    void runsJavaAsTheTestsDo() throws Exception {
        String options = "src/launcher/java-options";
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<argLine>@" + options + " ");
        environment.put("LENGTHWISE_JAVA_OPTS", "-Xmx2g -ea");
        assertThat(start().arguments()).contains("@" + home.toRealPath().resolve(options))
                .containsSubsequence("@" + home.toRealPath().resolve(options), "-Xmx2g", "-ea")
                .contains("-Dlengthwise.terminal=false");
    }

    /** Of Java's languages only UTF-8 can name every file; a locale that is none is no reason to refuse one. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere Java names files in UTF-8 whatever the locale")
    void javaNamesFilesInUtf8WhateverTheLocale() throws Exception {
        for (Map<String, String> locale : List.of(Map.<String, String>of(), Map.of("LC_ALL", "C"),
                Map.of("LANG", "POSIX"), Map.of("LC_ALL", "", "LC_CTYPE", "C", "LANG", "de_DE.UTF-8"),
                Map.of("LANG", "xx_XX.utf8"))) {
            environment.keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
            environment.putAll(locale);
            assertThat(start("train", "--out", "größe").out()).as("%s", locale).contains("locale C.UTF-8",
                    "argument größe");
        }
        environment.put("LC_ALL", "de_DE.ISO-8859-1"); // whose files have names in that encoding
        assertThat(start().out()).contains("locale de_DE.ISO-8859-1");
    }

    @Test
    void threadsSpinForAMomentWhileTheyWaitUnlessSomebodySaysOtherwise() throws Exception {
        assertThat(start().out()).contains("waiting passive 10000");
        environment.put("OMP_WAIT_POLICY", "active");
        assertThat(start().out()).contains("waiting active ");
        environment.remove("OMP_WAIT_POLICY");
        environment.put("GOMP_SPINCOUNT", "7");
        assertThat(start().out()).contains("waiting  7");
    }

    @Test
    void aWorkingFolderThatIsGoneIsOneLine() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Path script = folder.resolve("elsewhere.sh");
        Files.writeString(script, "rmdir '" + gone + "'\nexec bash '" + home.resolve("lengthwise") + "' --version\n");
        Start start = Checkout.finish(checkout.begin(script, gone));
        assertThat(start.code()).isEqualTo(1);
        assertThat(start.out()).isEmpty();
        assertThat(start.err()).filteredOn(line -> !line.startsWith("shell-init: ")).containsExactly(
                "lengthwise: the working folder is gone: it was removed; change to another one");
    }

    @Test
    void takesTheNativeLibrariesForCudaOnRequest() throws Exception {
        Path jar = home.resolve("target/lib-cuda/pytorch-1-linux-x86_64-gpu.jar");
        Files.createDirectories(jar.getParent());
        Path blas = jar.resolveSibling("openblas-1-linux-x86_64.jar");
        for (Path library : List.of(jar, blas, jar.resolveSibling("pytorch-1.jar"))) {
            Files.writeString(library, "jar");
        }
        Files.createDirectories(home.resolve("app/src/main/bundle"));
        Files.copy(Path.of("app/src/main/bundle/cuda.sh"), home.resolve("app/src/main/bundle/cuda.sh"));
        Files.setLastModifiedTime(checkout.jar(), FileTime.from(Instant.now().plusSeconds(60)));
        Files.setLastModifiedTime(archive("25.0.3"), FileTime.from(Instant.now().plusSeconds(120)));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        String extension = "-Dorg.bytedeco.javacpp.platform.extension=";
        assertThat(start().arguments()).doesNotContain(extension + "-gpu");
        environment.put("LENGTHWISE_CUDA", "1");
        Start start = start();
        assertThat(start.err()).isEmpty();
        assertThat(start.arguments()).containsSubsequence("@" + home.toRealPath().resolve("src/launcher/java-options"),
                extension + "-gpu", "-cp",
                checkout.jar().toRealPath() + ":" + blas.toRealPath() + ":" + jar.toRealPath());
    }

    @Test
    void buildsOnceOnTheFirstStart() throws Exception {
        lieThereUnbuilt();
        Start first = start();
        assertThat(first.code()).isZero();
        assertThat(first.told()).containsExactly("building", "built");
        assertThat(lines("fetches")).containsExactly(folder.resolve("jdks/jdk 25").toString()); // with the JDK that was found
        assertThat(lines("builds")).containsExactly(folder.resolve("jdks/jdk 25/bin/java").toString());
        assertThat(start().told()).containsExactly("preparing fast starts"); // a newcomer's first start does not wait for it
        assertThat(lines("builds")).hasSize(2).endsWith("rehearsal");
        assertThat(start().err()).isEmpty();
        assertThat(lines("builds")).hasSize(2);
    }

    /** Commands that may compute with vectors and commands that do not have an archive each, made where one is first started. */
    @Test
    void eachKindOfStartHasAnArchiveOfItsOwn() throws Exception {
        lieThereUnbuilt();
        assertThat(start("runs").told()).containsExactly("building", "built");
        for (String kind : List.of("plain", "vectors")) {
            List<String> commands = kind.equals("plain")
                    ? List.of("runs", "sample", "probe")
                    : List.of("train", "study");
            assertThat(start(commands.getFirst()).told()).as(kind).containsExactly("preparing fast starts");
            for (String command : commands) {
                Start start = start(command);
                assertThat(start.err()).as(command).isEmpty();
                assertThat(start.arguments()).as(command)
                        .contains("-XX:SharedArchiveFile=" + archive("25.0.3", kind).toRealPath());
                assertThat(start.arguments().contains("--add-modules=jdk.incubator.vector")).as(command)
                        .isEqualTo(kind.equals("vectors"));
            }
        }
    }

    /** What the program asks for where something needs libtorch. */
    @Test
    void fetchesTheNativeLibrariesOnceWhereTheyAreAskedFor() throws Exception {
        lieThereUnbuilt();
        start();
        assertThat(lines("fetched")).containsExactly("-Dwithout.natives");
        for (int times = 1; times <= 2; times++) {
            Start fetch = start("--fetch-natives");
            assertThat(fetch.code()).isZero();
            assertThat(fetch.out()).isEmpty();
            assertThat(home.resolve("target/run/natives/some-library.jar")).exists();
            assertThat(lines("fetches")).hasSize(2);
        }
        assertThat(lines("fetched")).containsExactly("-Dwithout.natives", "");
        assertThat(start().arguments()).noneMatch(argument -> argument.contains("natives"));
    }

    @Test
    void nativeLibrariesThatCannotBeFetchedAreTold() throws Exception {
        environment.put("NO_NETWORK", "yes");
        script(home.resolve("mvnw"), MAVEN);
        Start failed = start("--fetch-natives");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("repo: Unknown host")
                .anyMatch(line -> line.startsWith(
                        "lengthwise: the native libraries of libtorch could not be fetched; from "));
        assertThat(home.resolve("target/run/natives")).doesNotExist();
    }

    /** Maven is asked for libraries where the pom has changed; the commands are rehearsed once for the same libraries. */
    @Test
    void afterAnEditOnlyTheSourcesAreBuilt() throws Exception {
        lieThereUnbuilt();
        start();
        start();
        edit();
        Start edited = start();
        assertThat(edited.told()).containsExactly("building", "built");
        assertThat(edited.arguments()).noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
        assertThat(start().arguments()).contains("-XX:SharedArchiveFile=" + archive("25.0.3").toRealPath());
        assertThat(start().err()).isEmpty();
        assertThat(builds()).hasSize(2);
        assertThat(lines("builds")).filteredOn("rehearsal"::equals).hasSize(1);
        assertThat(lines("fetches")).hasSize(1);
        int times = 1;
        for (String pom : List.of("pom.xml", "core/pom.xml", "app/pom.xml")) {
            Files.writeString(home.resolve(pom), "<project>other</project>");
            edit();
            start();
            start();
            times++;
            assertThat(lines("fetches")).as(pom).hasSize(times);
            assertThat(lines("builds")).filteredOn("rehearsal"::equals).hasSize(times);
        }
    }

    @Test
    void aSourceOfAnyModuleIsBuilt() throws Exception {
        lieThereUnbuilt();
        start();
        int times = 1;
        for (String module : List.of("core", "bench", "app")) {
            Path source = Files.writeString(home.resolve(module).resolve("src/main/java/New.java"), "class New { }");
            Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
            start();
            times++;
            assertThat(builds()).as(module).hasSize(times);
            Files.delete(source);
        }
    }

    /** Something is newer than the jar. */
    private void edit() throws IOException {
        Files.setLastModifiedTime(checkout.jar(), FileTime.fromMillis(0));
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        lieThereUnbuilt();
        start();
        edit();
        start();
        assertThat(builds()).hasSize(2);
        start();
        assertThat(builds()).hasSize(2);
    }

    @Test
    void saysAtOnceAndThenNowAndThenWhatGoesOn() throws Exception {
        lieThereUnbuilt();
        assertThat(start().err()).first().asString()
                .startsWith(
                        "lengthwise: 0:00 building: downloading Maven (the first time this takes a minute; the log is ");
        assertThat(start().told()).containsExactly("preparing fast starts");
        assertThat(start().err()).isEmpty();
        Files.delete(checkout.jar());
        Files.delete(home.resolve("target/run/poms"));
        environment.put("SLOW_MAVEN", "13");
        assertThat(start().err()).anySatisfy(
                line -> assertThat(line)
                        .matches("lengthwise: 0:[1-5]\\d building: downloading some-library.jar, 0 MB so far"
                                + " \\(at most some \\d+ MB\\) .*"));
    }

    @Test
    void anInterruptedBuildEndsAllThatItStartedAndIsDoneAgain() throws Exception {
        lieThereUnbuilt();
        environment.put("SLOW", "60");
        Process build = checkout.begin(home.resolve("lengthwise"), home);
        CommandProcess.until(() -> build.descendants().anyMatch(
                process -> process.info().command().orElse("").endsWith("sleep")
                        && process.info().arguments().map(List::of).orElse(List.of()).contains("60")));
        List<ProcessHandle> started = build.descendants().toList();
        CommandProcess.signal("TERM", build.toHandle());
        Start interrupted = Checkout.finish(build);
        assertThat(interrupted.code()).isEqualTo(130);
        assertThat(interrupted.err()).last().isEqualTo("lengthwise: building was interrupted");
        for (ProcessHandle process : started) {
            CommandProcess.until(() -> !process.isAlive());
        }
        environment.remove("SLOW");
        assertThat(start().code()).isZero();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "flock is part of Linux only")
    void twoFirstStartsBuildOnce() throws Exception {
        lieThereUnbuilt();
        environment.put("SLOW_MAVEN", "1");
        Process one = checkout.begin(home.resolve("lengthwise"), folder);
        Process other = checkout.begin(home.resolve("lengthwise"), folder);
        List<Start> starts = List.of(Checkout.finish(one), Checkout.finish(other));
        assertThat(starts).extracting(Start::code).containsOnly(0);
        assertThat(builds()).hasSize(1);
        assertThat(starts.stream().flatMap(start -> start.told().stream()))
                .filteredOn("waiting for another start, which builds or downloads"::equals).hasSize(1);
    }

    @Test
    void aFailedBuildIsToldAndNotRun() throws Exception {
        lieThereUnbuilt();
        environment.put("BREAK", "yes");
        for (int attempt = 1; attempt <= 2; attempt++) {
            Start failed = start();
            assertThat(failed.code()).isEqualTo(1);
            assertThat(failed.out()).isEmpty();
            assertThat(failed.err()).hasSize(3).contains("Main.java: this is no Java")
                    .anyMatch(line -> line.startsWith("lengthwise: the build failed; from "));
        }
        environment.remove("BREAK");
        assertThat(start().code()).isZero();
    }

    @Test
    void librariesThatCannotBeFetchedAreTold() throws Exception {
        lieThereUnbuilt();
        environment.put("NO_NETWORK", "yes");
        Start failed = start();
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).hasSize(4).contains("repo: Unknown host")
                .anyMatch(line -> line.startsWith("lengthwise: the libraries could not be fetched; from "));
        environment.remove("NO_NETWORK");
        assertThat(start().code()).isZero();
    }

    /** JMH is of no use to another command. */
    @Test
    void onlyBenchFetchesJmh() throws Exception {
        lieThereUnbuilt();
        assertThat(start("sample").arguments()).noneMatch(argument -> argument.contains("jmh"));
        assertThat(lines("fetches")).hasSize(1);
        String jmh = home.toRealPath().resolve("target/run/jmh").toString();
        assertThat(start("bench", "data").arguments())
                .contains(checkout.jar().toRealPath() + ":" + jmh + "/classes:" + jmh
                        + "/*");
        assertThat(lines("fetches")).hasSize(2);
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
            edit();
        }
        assertThat(builds()).hasSize(2);
    }

    @Test
    void anotherJdkGetsAnArchiveOfItsOwn() throws Exception {
        byte[] before = Files.readAllBytes(archive("25.0.3"));
        environment.put("JAVA_HOME", jdk("newer", "26.0.1").toString());
        Start first = start();
        assertThat(first.told()).containsExactly("preparing fast starts");
        assertThat(first.arguments()).contains("-XX:SharedArchiveFile=" + archive("26.0.1").toRealPath());
        assertThat(start().err()).isEmpty();
        assertThat(archive("25.0.3")).hasBinaryContent(before);
    }

    @Test
    void whereNoArchiveCanBeMadeItIsTriedOnceAndCommandsRunWithout() throws Exception {
        Files.delete(archive("25.0.3"));
        environment.put("NO_ARCHIVE", "yes");
        assertThat(start().told()).containsExactly("preparing fast starts");
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
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(".build-lock", "run",
                    "lengthwise-run.25.0.3.plain.jsa", "lengthwise-run.25.0.3.vectors.jsa",
                    "lengthwise-run.25.0.3.plain.classes", "rehearsal.log");
        }
    }
}
