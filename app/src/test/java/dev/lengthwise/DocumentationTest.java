package dev.lengthwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Whoever follows a link in the documentation arrives, and every page can be reached from the index. */
class DocumentationTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern LINK = Pattern.compile("!?\\[(?:[^\\]\\[]|\\[[^\\]]*\\])*\\]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?) *$");

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(DOCS); Stream<Path> top = Files.list(ROOT)) {
            return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static String text(Path page) throws IOException {
        return FENCE.matcher(Files.readString(page)).replaceAll("");
    }

    /** Without those that lead out to the web; brackets in code are no links. */
    private static List<String> links(String text) {
        return LINK.matcher(text.replaceAll("`[^`\\n]*`", "")).results().map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** As GitHub names headings: {@code β · ln n from inside} is {@code β--ln-n-from-inside}, a second one of a name {@code name-1}. */
    static Set<String> anchors(String text) {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            String words = heading.group(1).replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT);
            String anchor = words.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    /** The links of a page that lead nowhere. */
    private static List<String> dead(Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        for (String link : links(text(page))) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
            if (!target.startsWith(ROOT) || !Files.exists(target) || parts.length == 2
                    && !(Files.isRegularFile(target) && anchors(text(target)).contains(parts[1]))) {
                dead.add(link);
            }
        }
        return dead;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noLinkIsDead(Path page) throws IOException {
        assertThat(dead(page)).as(ROOT.relativize(page).toString()).isEmpty();
    }

    @Test
    void theIndexHasEveryPageAndTheOneOfResultsThoseOfStudies() throws IOException {
        List<Path> linked = Stream.concat(linked("README.md"), linked("results.md")
                .filter(page -> page.startsWith(DOCS.resolve("results")))).toList();
        assertThat(linked).contains(pages().stream()
                .filter(page -> page.startsWith(DOCS) && !page.equals(DOCS.resolve("README.md"))).toArray(Path[]::new));
        assertThat(links(text(ROOT.resolve("README.md")))).contains("docs/README.md", "CONTRIBUTING.md", "LICENSE");
    }

    private static Stream<Path> linked(String page) throws IOException {
        return links(text(DOCS.resolve(page))).stream()
                .map(link -> DOCS.resolve(link.replaceFirst("#.*", "")).normalize());
    }

    @Test
    void aDeadLinkIsFound(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(page, "# A `b` & c\n\n[gone](gone.md) [out](https://x.org) ```");
        assertThat(dead(page)).containsExactly("gone.md");
        assertThat(anchors("# β · ln n from inside\n## Two\n## Two\n### [Link](x.md): yes"))
                .containsExactlyInAnyOrder("β--ln-n-from-inside", "two", "two-1", "link-yes");
        assertThat(links("![a [b] c](x.png) and [d](y.md#e)")).containsExactly("x.png", "y.md#e");
    }

    @Test
    void anIdiomIsFound() {
        assertThat(PlainWords.idioms("The page\ntells what comes along. It is plain.")).hasSize(1).first().asString()
                .contains("page tells what");
        assertThat(PlainWords.idioms("An example, handed over in the contest: the intention is good.")).isEmpty();
    }

    /** A wrapped line that begins with a minus, {@code 1.} or {@code >} would be a list or a quotation. */
    @ParameterizedTest
    @MethodSource("pages")
    void noParagraphTurnsIntoAList(Path page) throws IOException {
        assertThat(text(page)).as(ROOT.relativize(page).toString())
                .doesNotContainPattern("(?m)^(?!\\s*[-+>|*#]).*\\S.*\\n *([-+] |1[.)] |>)");
    }

    /** Words that had a meaning of our own once; each has a plain one. */
    @ParameterizedTest
    @MethodSource("pages")
    void wordsAreThoseOfTheField(Path page) throws IOException {
        assertThat(PlainWords.idioms(text(page))).as(ROOT.relativize(page).toString()).isEmpty();
    }

    /** GitHub and Zenodo read it. */
    @Test
    void theCitationHasWhatItsFormatAsksForAndTheLicenseOfThePom() throws IOException {
        Map<?, ?> citation = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(ROOT.resolve("CITATION.cff")));
        assertThat(citation.get("cff-version")).isEqualTo("1.2.0");
        assertThat(citation.get("message")).asString().isNotBlank();
        assertThat(citation.get("title")).asString().startsWith("lengthwise");
        assertThat(citation.get("authors")).isEqualTo(List.of(Map.of("name", "The lengthwise developers")));
        assertThat(citation.get("references")).asString().contains("arXiv:2310.00726", "Awasthi", "Gupta");
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<name>" + citation.get("license") + "</name>");
        assertThat(Files.readString(ROOT.resolve("LICENSE"))).contains("Apache License", "Version 2.0, January 2004",
                "END OF TERMS AND CONDITIONS");
    }

    /** The words of the glossary stand in bold, one entry a line. */
    @Test
    void theGlossaryExplainsWhatTheTablesSay() throws IOException {
        String glossary = text(DOCS.resolve("glossary.md"));
        assertThat(Pattern.compile("(?m)^\\* ").matcher(glossary).results().count())
                .isEqualTo(Pattern.compile("(?m)^\\* \\*\\*[^*]+\\*\\*[^:]*: ").matcher(glossary).results().count());
        assertThat(glossary).contains("**Length generalization**", "**Hint**", "**Control arm**", "**Exact match**",
                "**Teacher forcing**", "**Tempered softmax**", "**Constructed model**", "**Parameter hash**");
    }
}
