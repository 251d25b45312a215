package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.cli.Checkout.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of a bundle in a folder of its own, with a small script in place of its Java. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "bundles are for Linux")
class BundleLauncherTest {
    private static final Path SOURCES = Path.of("app/src/main/bundle");
    private static final String JAVA = """
            #!/bin/sh
            echo "java $0"
            echo "libraries ${LD_LIBRARY_PATH-none}"
            echo "locale $LC_ALL"
            for argument in "$@"; do
              echo "argument $argument"
            done
            exit ${EXIT:-0}
            """;

    @TempDir
    Path folder;
    private Path bundle;
    private Path natives;
    private final Map<String, String> environment = new LinkedHashMap<>(Map.of("PATH", ""));

    @BeforeEach
    void unpack() throws IOException {
        bundle = Files.createDirectories(folder.resolve("a bundle")).toRealPath();
        for (String name : List.of("lengthwise", "cuda.sh")) {
            Files.copy(SOURCES.resolve(name), bundle.resolve(name));
        }
        natives = Files.createDirectories(bundle.resolve("natives"));
        Path java = Files.createDirectories(bundle.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private Start start(Path script, Path workingFolder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return Checkout.finish(builder.start());
    }

    private Start start(String... arguments) throws Exception {
        return start(bundle.resolve("lengthwise"), folder, arguments);
    }

    private static String libraries(Start start) {
        return start.out().get(1).substring("libraries ".length());
    }

    private Path library(String place, String name) throws IOException {
        Path made = Files.createDirectories(folder.resolve(place));
        Files.writeString(made.resolve(name), "");
        return made;
    }

    private void holdCuda() throws IOException {
        Files.writeString(natives.resolve("libtorch_cuda.so"), "");
        environment.put("LENGTHWISE_CUDA_TOOLKITS", "");
        environment.put("LENGTHWISE_CUDA_SYSTEM", "");
    }

    @Test
    void startsItsOwnJavaWithAnEmptyPathFromAnywhere() throws Exception {
        Start start = start("predict", "runs/a b", "7 3 9", "", "*");
        assertThat(start.err()).isEmpty();
        assertThat(start.java()).isEqualTo("java " + bundle.resolve("runtime/bin/java"));
        assertThat(start.arguments()).startsWith("@" + bundle.resolve("java-options"))
                .contains("-Djava.library.path=" + natives, "-Dlengthwise.natives=" + natives,
                        "-Dlengthwise.home=" + bundle)
                .endsWith("-cp", bundle.resolve("lengthwise.jar").toString(), "dev.lengthwise.cli.Main", "predict",
                        "runs/a b", "7 3 9", "", "*");
        assertThat(libraries(start)).isEqualTo("none");
    }

    @Test
    void isFoundThroughLinksAndRelativePaths() throws Exception {
        Files.createDirectories(folder.resolve("elsewhere/bin"));
        Files.createSymbolicLink(folder.resolve("elsewhere/bin/lw"), Path.of("../lw"));
        Files.createSymbolicLink(folder.resolve("elsewhere/lw"), bundle.resolve("lengthwise"));
        for (Path script : List.of(folder.resolve("elsewhere/bin/lw"), Path.of("bin/lw"), Path.of("lw"))) {
            assertThat(start(script, folder.resolve("elsewhere")).arguments()).as("%s", script)
                    .contains("-Dlengthwise.home=" + bundle);
        }
    }

    @Test
    void handsExitCodesBack() throws Exception {
        environment.put("EXIT", "130");
        assertThat(start().code()).isEqualTo(130);
    }

    @Test
    void usesTheArchiveOfClassesIfItIsThere() throws Exception {
        assertThat(start().arguments()).noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
        Path plain = Files.writeString(bundle.resolve("lengthwise.plain.jsa"), "archive");
        Path vectors = Files.writeString(bundle.resolve("lengthwise.vectors.jsa"), "archive");
        assertThat(start().arguments()).contains("-XX:SharedArchiveFile=" + plain);
        assertThat(start("train").arguments()).contains("-XX:SharedArchiveFile=" + vectors);
        environment.put("LENGTHWISE_JAVA_OPTS", "-XX:AOTCache=mine");
        assertThat(start().arguments()).noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
    }

    @Test
    void optionsAndACollectorOfOnesOwnGoToJava() throws Exception {
        assertThat(start().arguments()).contains("-XX:+UseSerialGC");
        environment.put("LENGTHWISE_JAVA_OPTS", "-Xmx4g -XX:+UseG1GC");
        assertThat(start().arguments()).contains("-Xmx4g", "-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void javaNamesFilesInUtf8WhateverTheLocale() throws Exception {
        for (String locale : List.of("", "C", "POSIX", "xx_XX.UTF-8")) {
            environment.put("LC_ALL", locale);
            assertThat(start("--out", "größe").out()).as(locale).contains("locale C.UTF-8", "argument größe");
        }
        environment.put("LC_ALL", "de_DE.ISO-8859-1");
        assertThat(start().out()).contains("locale de_DE.ISO-8859-1");
    }

    @Test
    void aWorkingFolderThatIsGoneIsOneLine() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Path script = folder.resolve("elsewhere.sh");
        Files.writeString(script, "/bin/rmdir '" + gone + "'\nexec /bin/sh '" + bundle.resolve("lengthwise") + "'\n");
        Start start = start(script, gone);
        assertThat(start.code()).isEqualTo(1);
        assertThat(start.out()).isEmpty();
        assertThat(start.err()).filteredOn(line -> !line.contains("getcwd")).containsExactly(
                "lengthwise: the working folder is gone: it was removed; change to another one");
    }

    @Test
    void setsTheEnvironmentThatTheSourcesSet() throws Exception {
        Pattern export = Pattern.compile("export (\\w+)=\"?\\$\\{\\1:-([^}]*)}\"?");
        Map<String, String> exports = exports(export, bundle.resolve("lengthwise"));
        assertThat(exports).hasSizeGreaterThan(4).isEqualTo(exports(export, Path.of("lengthwise")));
    }

    private static Map<String, String> exports(Pattern export, Path script) throws IOException {
        Map<String, String> exports = new LinkedHashMap<>();
        for (Matcher matcher = export.matcher(Files.readString(script)); matcher.find();) {
            exports.put(matcher.group(1), matcher.group(2));
        }
        return exports;
    }

    @Test
    void putsTheFoldersOfCudasLibrariesBehindItsOwn() throws Exception {
        holdCuda();
        Path own = library("own place", "libcudnn.so.9");
        library("own place", "libnccl.so.2");
        Path wheel = library("venv/lib/python3.11/site-packages/nvidia/cu13/lib", "libcudart.so.13");
        library("venv/lib/python3.11/site-packages/nvidia/cudnn/lib", "libcudnn.so.9"); // found already
        library("venv/lib/python3.11/site-packages/nvidia/other/lib", "libother.so.1");
        environment.put("LENGTHWISE_CUDA_LIBS", "/nowhere:" + own);
        environment.put("VIRTUAL_ENV", folder.resolve("venv").toString());
        assertThat(libraries(start())).isEqualTo(natives + ":" + own + ":" + wheel);
    }

    @Test
    void foldersOfAnOlderCudaAreNotTakenThoughSomeNamesAreTheSame() throws Exception {
        holdCuda();
        library("cuda/lib64", "libcudart.so.12");
        library("cuda/lib64", "libcusparse.so.12");
        Path newer = library("cuda-13/lib64", "libcusparse.so.12");
        library("cuda-13/lib64", "libcudart.so.13");
        environment.put("CUDA_HOME", folder.resolve("cuda").toString());
        environment.put("CUDA_PATH", folder.resolve("cuda-13").toString());
        assertThat(libraries(start())).isEqualTo(natives + ":" + newer);
    }

    /** For programs that are started from here and are none of ours. */
    @Test
    void whatThePathWasIsKept() throws Exception {
        holdCuda();
        Files.writeString(bundle.resolve("runtime/bin/java"),
                "#!/bin/sh\necho java\necho \"libraries ${LENGTHWISE_CALLERS_LIBRARY_PATH:-nothing}\"\n");
        assertThat(libraries(start())).isEqualTo("nothing");
        environment.put("LD_LIBRARY_PATH", "/somewhere");
        assertThat(libraries(start())).isEqualTo("/somewhere");
    }

    @Test
    void whatThePathHoldsIsNotLookedForAgain() throws Exception {
        holdCuda();
        Path first = library("first", "libcudart.so.13");
        library("cuda/lib64", "libcudart.so.13");
        Path toolkit = folder.resolve("cuda");
        environment.put("LD_LIBRARY_PATH", first.toString());
        environment.put("CUDA_HOME", toolkit.toString());
        assertThat(libraries(start())).isEqualTo(natives + ":" + first);
        library("cuda/extras/CUPTI/lib64", "libcupti.so.13");
        assertThat(libraries(start())).isEqualTo(natives + ":" + first + ":" + toolkit + "/extras/CUPTI/lib64");
    }

    @Test
    void asksPythonWhatItImportsFrom() throws Exception {
        holdCuda();
        Path wheel = library("site/nvidia/nccl/lib", "libnccl.so.2");
        Path python = Files.createDirectories(folder.resolve("bin")).resolve("python3");
        Files.writeString(python, "#!/bin/sh\necho \"" + wheel + "\"\n");
        assertThat(python.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", folder.resolve("bin").toString());
        assertThat(libraries(start())).isEqualTo(natives + ":" + wheel);
    }

    /** Shipped recipes ask for our own engine, which is many times slower without it. */
    @Test
    void whatMayComputeByTheKernelHasTheModuleOfVectors() throws Exception {
        String module = "--add-modules=jdk.incubator.vector";
        for (String command : List.of("train", "evaluate", "predict", "compare", "study", "reproduce", "bench")) {
            assertThat(start(command, "sort").arguments()).as(command).contains(module);
        }
        assertThat(start("runs").arguments()).doesNotContain(module);
        assertThat(start().arguments()).doesNotContain(module);
    }
}
