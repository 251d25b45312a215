package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.cli.Checkout.Start;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's archive of classes with the JVM that runs the tests and a program of two small classes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for bash")
class LauncherArchiveTest {
    private static final String OPTIONS = "LENGTHWISE_JAVA_OPTS";
    private static final String ONLY_WITH_ARCHIVE = "-Xshare:on"; // the JVM fails where it cannot use the archive

    @TempDir
    static Path folder;
    private static Checkout checkout;
    private static Path archive;
    private static Path made;

    @BeforeAll
    static void makeTheArchive() throws Exception {
        checkout = Checkout.in(folder.resolve("a checkout"));
        checkout.environment().put("LENGTHWISE_JAVA_HOME", System.getProperty("java.home"));
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path main = Files.writeString(sources.resolve("Main.java"), """
                package dev.lengthwise.cli;
                class Main {
                    public static void main(String[] arguments) {
                        System.out.println("answer " + String.join(" ", arguments));
                    }
                }
                """);
        Path rehearsal = Files.writeString(sources.resolve("Rehearsal.java"), """
                package dev.lengthwise.cli;
                class Rehearsal {
                    public static void main(String[] arguments) {
                        Main.main(arguments);
                    }
                }
                """);
        Path classes = folder.resolve("classes");
        tool("javac", "-d", classes, main, rehearsal);
        tool("jar", "--create", "--file", checkout.jar(), "-C", classes, ".");
        Files.setLastModifiedTime(checkout.jar(), FileTime.fromMillis(0));
        Start first = checkout.start("first");
        assertThat(first.out()).containsExactly("answer first");
        assertThat(first.told()).containsExactly("preparing fast starts");
        try (var files = Files.list(checkout.home().resolve("target"))) {
            archive = files.filter(file -> file.toString().endsWith(".jsa")).findFirst().orElseThrow();
        }
        made = Files.copy(archive, folder.resolve("made"));
    }

    private static void tool(String name, Object... arguments) {
        String[] texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        var words = new ByteArrayOutputStream();
        var writer = new PrintWriter(words, true);
        assertThat(ToolProvider.findFirst(name).orElseThrow().run(writer, writer, texts)).as("%s: %s", name, words)
                .isZero();
    }

    @BeforeEach
    void lieReadyToRun() throws IOException {
        Files.copy(made, archive, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(checkout.jar(), FileTime.fromMillis(0));
        checkout.environment().remove(OPTIONS);
    }

    private static void runsAsEver(String... why) throws Exception {
        Start start = checkout.start("a", "b c");
        assertThat(start.code()).as("%s: %s", List.of(why), start).isZero();
        assertThat(start.out()).as("%s", List.of(why)).containsExactly("answer a b c");
        assertThat(start.err()).as("%s", List.of(why)).isEmpty();
    }

    @Test
    void theJvmUsesIt() throws Exception {
        checkout.environment().put(OPTIONS, ONLY_WITH_ARCHIVE);
        runsAsEver();
    }

    /** The archive remembers when its jar was made. */
    @Test
    void anArchiveOfAnotherBuildIsIgnored() throws Exception {
        Files.setLastModifiedTime(checkout.jar(), FileTime.fromMillis(2000));
        runsAsEver();
        checkout.environment().put(OPTIONS, ONLY_WITH_ARCHIVE);
        assertThat(checkout.start().code()).isNotZero();
    }

    @Test
    void aFileThatIsNoneOrCutShortIsIgnored() throws Exception {
        for (long kept : new long[]{0, 10, Files.size(made) / 2}) {
            Files.copy(made, archive, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
                file.truncate(kept);
            }
            runsAsEver("cut to " + kept);
        }
        Files.writeString(archive, "no archive");
        runsAsEver("text");
    }

    @Test
    void optionsThatItWasNotMadeForAreNoReasonForAWord() throws Exception {
        for (String options : List.of("-XX:+UseParallelGC", "-XX:+UseZGC", "-Xmx2g", "-XX:-UseCompressedOops",
                "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Xshare:off", "-XX:AOTMode=off")) {
            checkout.environment().put(OPTIONS, options);
            runsAsEver(options);
        }
    }
}
