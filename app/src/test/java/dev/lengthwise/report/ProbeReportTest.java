package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.probe.HandSet;
import dev.lengthwise.probe.Inspection;
import dev.lengthwise.probe.ModelProbe;
import dev.lengthwise.probe.ProbePlan;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.task.TrainedLengths;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/** The page about a constructed model. */
class ProbeReportTest {
    private static final ProbePlan PLAN = new ProbePlan(List.of(4, 8), List.of(4, 8), 50, 7, TrainedLengths.from(1, 6),
            List.of(List.of(7, 3, 9, 4)), List.of(7, 3, 8, 4));
    private static ModelProbe probe;

    @BeforeAll
    static void look() {
        try (Transformer model = HandSet.model()) {
            probe = Inspection.of(model, HandSet.QUESTIONS, PLAN, message -> {
            });
        }
    }

    private static ProbeResult result(String... names) {
        return new ProbeResult("sort", PLAN, Arrays.stream(names)
                .map(name -> new ProbeResult.Probed(name, "runs/" + name, "sort, depth 1", PLAN.trained(), probe))
                .toList());
    }

    @Test
    void saysWhatEachLayerShowsBesideWhatThePaperReports() {
        String page = ProbeReport.of(result("by-hand")).page();
        assertThat(page).contains(
                "<div>at ⊥ min (attention 0, decoder, 100 %)</div>",
                "✓ seen in this model too", "copy at input positions (encoder basis), min at ⊥");
    }

    /** A model whose training diverged: every weight of its attention is no number. */
    @Test
    void whatIsNoNumberIsNowhereDrawnAndSaidInWords() {
        try (Transformer model = HandSet.model(); NoGradGuard guard = new NoGradGuard()) {
            Stream.of("embedding.weight", "heads.sort.weight")
                    .forEach(name -> TinyModels.parameter(model, name).fill_(new Scalar(Double.NaN)));
            ProbeResult diverged = new ProbeResult("sort", PLAN,
                    List.of(new ProbeResult.Probed("lost", "runs/lost", "sort, depth 1", PLAN.trained(),
                            Inspection.of(model, HandSet.QUESTIONS, PLAN, message -> {
                            }))));
            ProbeReport report = ProbeReport.of(diverged);
            assertThat(report.figures()).hasSizeGreaterThan(8)
                    .allSatisfy((name, svg) -> assertThat(svg).as(name).doesNotContain("NaN", "Infinity"));
            assertThat(report.figures().get("mass.svg")).contains("no number at any length");
            assertThat(report.page()).contains(
                    "lost has attention weights that are no numbers (NaN) at lengths 4 and 8. Pictures show nothing there.");
        }
        assertThat(ProbeReport.of(result("by-hand")).page()).doesNotContain("no numbers (NaN)");
    }

    @Test
    void loadsNothingFromAnywhere() {
        String page = ProbeReport.of(result("by-hand")).page();
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "src=", "@import",
                "url(");
        assertThat(page).contains("Content-Security-Policy", "default-src 'none'");
    }

    @Test
    void hasTheNumbersOfTheJsonInIt() {
        Matcher data = Pattern.compile("id=\"data\">(.*?)</script>").matcher(ProbeReport.of(result("a<b>&c")).page());
        assertThat(data.find()).isTrue();
        assertThat(JsonMapper.shared().readTree(data.group(1))).isEqualTo(
                JsonMapper.shared().readTree(RecordWriter.text(ProbeJson.of(result("a<b>&c")))));
    }

    @Test
    void namesAreTextAndNeverMarkup() {
        String page = ProbeReport.of(result("<b>one</b>", "two")).page();
        assertThat(page).contains("&lt;b&gt;one&lt;/b&gt;").doesNotContain("<b>one</b>");
    }

    @Test
    void everyPictureIsAFileThatStandsAlone() throws Exception {
        Map<String, String> figures = ProbeReport.of(result("by-hand")).figures();
        assertThat(figures.keySet()).containsExactlyInAnyOrder("attention.svg", "primitives-encoder-4.svg",
                "primitives-decoder-4.svg", "primitives-encoder-8.svg", "primitives-decoder-8.svg", "right-key.svg",
                "mass.svg",
                "mass-separator.svg", "entropy.svg", "linear.svg", "knockouts-mean-4.svg", "knockouts-zero-4.svg",
                "knockouts-mean-8.svg", "knockouts-zero-8.svg", "patching.svg");
        for (String svg : figures.values()) {
            assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg))).getDocumentElement().getTagName()).isEqualTo("svg");
        }
        assertThat(ProbeReport.of(result("one", "two")).figures()).containsKeys("mass-1.svg", "mass-2.svg",
                "entropy.svg");
    }

    @Test
    void everyNumberOfAMapIsWrittenInItsCell() {
        String patching = ProbeReport.of(result("by-hand")).figures().getOrDefault("patching.svg", "");
        assertThat(patching).contains("Patching successor after 1: 0 keeps 9, 1 moves to 8", ">9→8</text>",
                "<title>before layer 0 at 9→8: 1.000</title>");
        assertThat(patching.split(">1.00</text>", -1)).hasSize(5); // before layer 0, head 0.0, attention 0, after layer 0
    }

    @Test
    void theTerminalsTablesFitOneHundredColumns() {
        String text = ProbeTable.of(result("by-hand"));
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(text).contains("  successor breaks without head 0.0 (-",
                "    the paper: copy at input positions (encoder basis), min at ⊥ -> seen in this model too");
        assertThat(text.lines()).anyMatch(line -> line.matches("head 0\\.0 +100\\.00 +100\\.00"));
    }

    @Test
    void beginsWithASentenceAndAFigure() {
        assertThat(ProbeReport.of(result("by-hand")).page()).containsSubsequence("<h1>",
                "<p class=\"verdict\">All that the paper reports of a layer is seen in ",
                "<section id=\"chart\"><figure",
                "Which primitive sits where");
        assertThat(ProbeReport.of(result("one", "two")).page())
                .containsPattern("<p class=\"verdict\">one: all that [^<]*; two: all that ");
    }
}
