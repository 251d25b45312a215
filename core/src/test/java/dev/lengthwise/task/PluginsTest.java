package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.key.Keys;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.reverse.ReverseConfig;
import dev.lengthwise.task.sort.SortConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    private static final String KIND = """
            import dev.lengthwise.task.*;
            import java.util.List;
            public class Kind implements TaskKind {
                public String name() { return "%s"; }
                public Class<? extends Record> config() { return %s; }
                public List<DecisionKind> decisions() { return List.of(DecisionKind.END); }
            }
            """;
    private static final String SORTS = "dev.lengthwise.task.sort.SortConfig.class";

    @TempDir
    private Path folder;

    @AfterEach
    void withoutPlugins() {
        Plugins.install(List.of());
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(PluginException.class).isThrownBy(() -> Plugins.install(List.of(folder)))
                .withMessage(message);
        assertThat(Plugins.installed().jars()).isEmpty();
        assertThat(TaskKinds.configs()).doesNotContainKeys("mine", "mirror");
    }

    private JarOfSources kind(String name, String config) {
        return new JarOfSources().withClass("Kind", String.format(KIND, name, config)).service(TaskKind.class, "Kind");
    }

    @Test
    void theSampleBringsATaskAndAHintOfSort() throws Exception {
        Path jar = JarOfSources.sample().write(folder.resolve("mirror.jar"));
        int shipped = TaskKinds.configs().size();
        Plugins.install(List.of(folder));

        assertThat(TaskKinds.configs().keySet()).endsWith("mirror").hasSize(shipped + 1);
        assertThat(Plugins.installed().jars())
                .containsExactly(new Plugin(jar.toAbsolutePath(), "1.0", Plugin.sha256(jar)));
        assertThat(Plugins.installed().jars().getFirst().toString()).matches("mirror\\.jar 1\\.0 sha256:[0-9a-f]{64}");
        assertThat(Hints.names(new SortConfig(10, true).task())).contains("minimum").endsWith("shuffled");
        assertThat(DecisionKinds.named("mirror").of("value 3 of 7").label()).isEqualTo("mirrored value");

        Plugins.install(List.of());
        assertThat(TaskKinds.configs().keySet()).doesNotContain("mirror");
        assertThat(Hints.names(new SortConfig(10, true).task())).doesNotContain("minimum");
        assertThat(DecisionKinds.named("mirror").of("value 3 of 7").label()).isEqualTo("value # of #");
    }

    /** Inputs, answers and questions, from the same generators. */
    @Test
    void theSampleGivesTheDataOfReverse() throws IOException {
        JarOfSources.sample().write(folder.resolve("mirror.jar"));
        Plugins.install(List.of(folder));
        TaskKind kind = TaskKinds.all().stream().filter(each -> each.name().equals("mirror")).findFirst().orElseThrow();
        Task mirror = ((TaskConfig) Keys.create(kind.config(), List.of(100))).task();
        Task reverse = new ReverseConfig(100).task();
        SplittableRandom one = new SplittableRandom(5);
        SplittableRandom other = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            int[] input = reverse.draw(1 + i % 20, one);
            assertThat(mirror.draw(1 + i % 20, other)).isEqualTo(input);
            assertThat(mirror.pose(input).tokens()).isEqualTo(reverse.pose(input).tokens());
            assertThat(Hints.create("before", mirror, null).ask(input, one).tokens())
                    .isEqualTo(Hints.create("before", reverse, null).ask(input, other).tokens());
        }
    }

    @Test
    void jarsMayUseEachOther() throws IOException {
        new JarOfSources().withClass("Words", "public class Words { public static String name() { return \"mine\"; } }")
                .write(folder.resolve("words.jar"));
        new JarOfSources().withClass("Words", "public class Words { public static String name() { return \"\"; } }")
                .withClass("Kind", String.format(KIND, "%s", SORTS).replace("\"%s\"", "Words.name()"))
                .service(TaskKind.class, "Kind").write(folder.resolve("kind.jar"), "Words");
        Plugins.install(List.of(folder, folder));
        assertThat(TaskKinds.configs()).containsKey("mine");
        assertThat(Plugins.installed().jars()).extracting(Plugin::name).containsExactly("kind.jar", "words.jar");
    }

    @Test
    void aFolderWithoutJarsIsRefused() throws IOException {
        assertRefused(folder + ": there is no jar in this folder of plug-ins");
        new JarOfSources().withClass("Words", "public class Words {}").write(folder.resolve("words.jar"));
        assertRefused(folder + ": no jar there brings a task or a hint; a jar says what it brings in"
                + " META-INF/services/dev.lengthwise.task.TaskKind or HintKind");
        Files.delete(folder.resolve("words.jar"));
        Files.delete(folder);
        assertRefused(folder + ": no such folder of plug-ins");
        Files.createDirectories(folder);
    }

    @Test
    void aFileThatIsNoJarIsNamed() throws IOException {
        Files.writeString(folder.resolve("bad.jar"), "no jar");
        assertThatExceptionOfType(PluginException.class).isThrownBy(() -> Plugins.install(List.of(folder)))
                .withMessageStartingWith(folder.resolve("bad.jar") + ": this is not a readable jar: ");
    }

    @Test
    void aNameThatIsTakenIsRefused() throws IOException {
        kind("sort", SORTS).write(folder.resolve("a.jar"));
        assertRefused(folder.resolve("a.jar") + ": the kind of task of Kind is named sort, as that of"
                + " dev.lengthwise.task.sort.SortKind is; another name is needed");
        kind("Sort it", SORTS).write(folder.resolve("a.jar"));
        assertRefused(folder.resolve("a.jar")
                + ": a kind of task is named \"Sort it\" (Kind); small letters, digits and - are allowed");
    }

    @Test
    void keysHaveToBeARecordOfKeys() throws IOException {
        kind("mine", "Odd.class").withClass("Odd", "public record Odd(int n) {}").write(folder.resolve("a.jar"));
        assertRefused(folder.resolve("a.jar") + ": Odd, the keys of mine, is not a record that is a TaskConfig");
        kind("mine", "Odd.class").withClass("Odd", """
                import dev.lengthwise.task.*;
                public record Odd(int n) implements TaskConfig {
                    public TaskKind kind() { return new Kind(); }
                    public Task task() { return null; }
                }
                """).write(folder.resolve("a.jar"));
        assertRefused(folder.resolve("a.jar") + ": Odd.n has no @Key, which says what a recipe's key is");
    }

    @Test
    void whatAServiceFileNamesHasToBeThere() throws IOException {
        Path jar = folder.resolve("a.jar");
        kind("mine", SORTS).write(jar, "Kind");
        assertRefused(jar + ": META-INF/services/dev.lengthwise.task.TaskKind names the class Kind, which is in none of"
                + " the plug-ins");
        new JarOfSources().withClass("Kind", "public class Kind {}").service(TaskKind.class, "Kind").write(jar);
        assertRefused(jar + ": class Kind is not a TaskKind, as META-INF/services/dev.lengthwise.task.TaskKind says");
        new JarOfSources().withClass("Kind", "public class Kind {}")
                .with("META-INF/services/dev.lengthwise.task.Tasc", "Kind").write(jar);
        assertRefused(jar + ": META-INF/services/dev.lengthwise.task.Tasc: lengthwise has no such interface;"
                + " dev.lengthwise.task.TaskKind and dev.lengthwise.task.HintKind are some");
    }

    @Test
    void aClassThatDoesNotLoadIsNamed() throws IOException {
        Path jar = folder.resolve("a.jar");
        kind("mine", SORTS).withClass("Base", "public class Base {}")
                .withClass("Kind", String.format(KIND, "mine", SORTS).replace("implements", "extends Base implements"))
                .write(jar, "Base");
        assertRefused(jar + ": class Kind does not load: ClassNotFoundException: Base");
        kind("mine", SORTS).withClass("Kind", String.format(KIND, "mine", SORTS).replace("{\n    public String",
                "{\n    public Kind() { throw new IllegalStateException(\"not today\"); }\n    public String"))
                .write(jar);
        assertRefused(jar + ": class Kind cannot be made: IllegalStateException: not today");
        kind("mine", SORTS).withClass("Kind", String.format(KIND, "mine", SORTS).replace("{\n    public String",
                "{\n    Kind(int n) { }\n    public String")).write(jar);
        assertRefused(jar + ": class Kind has no public constructor without parameters");
    }

    @Test
    void aHintIsForATaskThatThereIsAndHasANameOfItsOwn() throws IOException {
        String source = """
                import dev.lengthwise.task.*;
                import java.util.random.RandomGenerator;
                public class Mine implements HintKind, Hint {
                    public String task() { return "%s"; }
                    public String name() { return "%s"; }
                    public Hint hint(Task task) { return this; }
                    public Example ask(int[] input, RandomGenerator random) { throw new IllegalStateException(); }
                }
                """;
        new JarOfSources().withClass("Mine", String.format(source, "fold", "mine")).service(HintKind.class, "Mine")
                .write(folder.resolve("a.jar"));
        assertRefused(folder.resolve("a.jar")
                + ": the hint mine is for the task fold, which there is not; there are "
                + String.join(", ", TaskKinds.configs().keySet()));
        new JarOfSources().withClass("Mine", String.format(source, "sort", "count")).service(HintKind.class, "Mine")
                .write(folder.resolve("a.jar"));
        Plugins.install(List.of(folder));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Hints.names(new SortConfig(10, true).task()))
                .withMessage("hint count of Mine has the name of another hint of sort; another name is needed");
    }
}
