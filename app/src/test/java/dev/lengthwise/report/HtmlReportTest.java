package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.at100;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static dev.lengthwise.report.Records.study;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.compare.ArmSimilarity;
import dev.lengthwise.result.manifest.Movement;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.result.run.LossCurve;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.RunStatus;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Finding;
import dev.lengthwise.result.study.Match;
import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.task.TrainedLengths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>",
            Pattern.DOTALL);

    @Test
    void showsEverySeed() {
        String scores = section(HtmlReport.render(Records.twoArms()), "scores");
        assertThat(scores).contains("99.03", "99.0", "98.1", "99.95", "99.90", "89.3", "91.3", "87.3");
        assertThat(rows(scores, "seed")).containsExactly("seed 1 99.0 0.10", "seed 2 98.1 0", "seed 3 100 0.20",
                "seed 1 99.90 91.3", "seed 2 100 87.3");
        assertThat(rows(scores, "arm")).containsExactly("control no hint 99.03 0.10",
                "successor asks for the successor 99.95 89.3");
        assertThat(scores).contains("<td>1,000 of 1,000</td>", "<td>873 of 1,000</td>");
    }

    /**
     * Student's t at 2 degrees of freedom is 4.3027, at 1 12.7062. Control at 20: 99.0, 98.1, 100, deviation 0.95, margin 2.36. At
     * 100: 0.1, 0, 0.2, margin 0.248. Successor at 20: margin 0.635; at 100: deviation 2.83, margin 25.4. Differences: +0.9, +1.9,
     * margin 6.35; +91.2, +87.3, margin 24.8.
     */
    @Test
    void sumsUpTheSeedsOfEachArmAtEachLength() {
        String seeds = section(HtmlReport.render(Records.twoArms()), "seeds");
        assertThat(words("<tr( class=\"length\")?>(.*?)</tr>", 2, seeds)).containsExactly(
                "arm mean, 95 % interval median, exact interval standard deviation difference to control"
                        + " difference of each seed",
                "length 20", "control 99.03 96.7 to 100 99.0 98.1 to 100, 75.0\u00a0% 0.95 – –",
                "successor 99.95 99.31 to 100 99.95 99.90 to 100, 50.0\u00a0% 0.071 +1.4 −5.0 to +7.8 +0.90, +1.9",
                "length 100 unseen, beyond", "control 0.10 0 to 0.35 0.10 0 to 0.20, 75.0\u00a0% 0.10 – –",
                "successor 89.3 63.9 to 100 89.3 87.3 to 91.3, 50.0\u00a0% 2.8 +89.3 +64.5 to +100 +91.2, +87.3");
    }

    @Test
    void saysWhereThereIsNoIntervalOverSeeds() {
        String seeds = section(HtmlReport.render(study(at100("a", "", 0, 0, 0), at100("b", "a", 7, 7, 7),
                at100("c", "b", 50))), "seeds");
        assertThat(words("<tr>(.*?)</tr>", 1, seeds)).endsWith(
                "a 0 all seeds the same 0 0 to 0, 75.0\u00a0% 0 – –",
                "b 0.70 all seeds the same 0.70 0.70 to 0.70, 75.0\u00a0% 0 +0.70 all seeds the same to a +0.70, +0.70, +0.70",
                "c 5.0 one seed 5.0 one seed – +4.3 one seed to b +4.3");
        assertThat(seeds).contains("<th scope=\"col\">difference to its control</th>");
    }

    @Test
    void anArmWithSeveralControlsHasARowForEach() {
        ArmResult hint = new ArmResult("c", "", List.of("a", "b"), Records.TRAINED, "", at100("c", "", 50, 60).runs());
        String seeds = section(HtmlReport.render(study(at100("a", "", 0, 10), at100("b", "a", 7, 7), hint)), "seeds");
        assertThat(words("<tr>(.*?)</tr>", 1, seeds)).endsWith(
                "c 5.5 0 to 11.9 5.5 5.0 to 6.0, 50.0\u00a0% 0.71 +5.0 all seeds the same to a +5.0, +5.0",
                "c +4.8 −1.6 to +11.2 to b +4.3, +5.3");
    }

    @Test
    void oneSeedAnArmIsNotSummedUp() {
        assertThat(HtmlReport.render(study(at100("a", "", 5), at100("b", "a", 7)))).doesNotContain("id=\"seeds\"");
    }

    @Test
    void countsSeedsWithoutAScore() {
        String page = HtmlReport
                .render(study(arm("a", run(1, scored(100, 10)), run(2, scored(100, 30)), run(3, "killed"))));
        assertThat(words("<tr>(.*?)</tr>", 1, section(page, "seeds"))).last().asString()
                .startsWith("a 2 of 3 seeds 2.0 ");
    }

    @Test
    void marksTheSeedsBelowTheThresholdAndCountsThem() {
        String scores = section(HtmlReport.render(study(Optional.of(new Threshold(20, 0.95)),
                arm("a", run(1, scored(20, 990)), run(2, scored(20, 400))), arm("b", run(1, scored(20, 100))))),
                "scores");
        assertThat(rows(scores, "arm")).containsExactly("a 69.5", "b seed 1 below 95 % at length 20 10.0 8.3 to 12.0");
        assertThat(rows(scores, "seed")).containsExactly("seed 1 99.0", "seed 2 below 95 % at length 20 40.0");
        assertThat(scores)
                .contains("<p class=\"threshold\">Reached 95 % exact match at length 20, which was trained on: "
                        + "a 1 of 2 seeds, not seed 2; b 0 of 1 seed, not seed 1. Every seed with a score counts in every mean.</p>");
    }

    @Test
    void beginsWithASentenceTheChartAndFewFindings() {
        StudyResult study = Records.twoArms().withFindings(
                IntStream.rangeClosed(1, 8).mapToObj(place -> new Finding("Finding " + place + ".")).toList());
        String page = HtmlReport.render(study);
        assertThat(page).containsSubsequence("<h1>",
                "<p class=\"verdict\">On unseen lengths, successor is above control",
                "id=\"accuracy\"", "<li>Finding 3.</li>", "<details><summary>5 more findings</summary>",
                "<li>Finding 4.</li>", "<li>Finding 8.</li>", "</details>", "<table class=\"scores\">",
                "<table class=\"seeds\">", "<table class=\"runs\">");
        assertThat(HtmlReport.render(study.withFindings(study.findings().subList(0, 4)))).contains("Finding 4.")
                .doesNotContain("more findings");
    }

    /** A reader with a keyboard alone can scroll it. */
    @Test
    void everyTableThatMayBeTooWideCanBeFocused() {
        String page = HtmlReport.render(Records.twoArms());
        assertThat(page).contains("<div class=\"scroll\" tabindex=\"0\">").doesNotContain("<div class=\"scroll\">");
    }

    @Test
    void setsUnseenLengthsApart() {
        String scores = section(HtmlReport.render(Records.twoArms()), "scores");
        assertThat(scores).contains("colspan=\"1\">lengths of training</th>",
                "class=\"edge unseen\" colspan=\"1\">unseen, beyond</th>", "<th scope=\"col\">20</th>",
                "<th scope=\"col\" class=\"edge unseen\">100</th>", "<i>unseen, beyond</i> 100</td>");
    }

    private static LengthResult[] results(int... lengths) {
        return IntStream.of(lengths).mapToObj(length -> scored(length, 500)).toArray(LengthResult[]::new);
    }

    @Test
    void tellsBelowBetweenAndBeyondApart() {
        StudyResult study = study(Records.trainedOn(TrainedLengths.from(5, 10).or(TrainedLengths.from(50, 50)),
                arm("gap", run(1, results(2, 5, 10, 30, 50, 100)), run(2, results(2, 5, 10, 30, 50, 100)))));
        String page = HtmlReport.render(study);
        assertThat(words("<th scope=\"colgroup\"[^>]*>(.*?)</th>", 1, section(page, "scores"))).containsExactly(
                "unseen, below", "lengths of training", "unseen, between", "lengths of training", "unseen, beyond");
        assertThat(words("<td>(<i>unseen[^<]*</i> \\d+)</td>", 1, section(page, "scores"))).containsExactly(
                "unseen, below 2", "unseen, between 30", "unseen, beyond 100", "unseen, below 2", "unseen, between 30",
                "unseen, beyond 100");
        assertThat(words("<h3>(.*?)</h3>", 1, section(page, "errors"))).containsExactly("Length 2 unseen, below",
                "Length 5", "Length 10", "Length 30 unseen, between", "Length 50", "Length 100 unseen, beyond");
        assertThat(page).contains(" · trained on lengths 5 to 10, 50 · ",
                "Trained on lengths 5 to 10, 50; shaded: unseen lengths.");
        assertThat(data(page).at("/trained").toString())
                .isEqualTo("[{\"min\":5,\"max\":10},{\"min\":50,\"max\":50}]");
        assertThat(data(page).at("/places").toString())
                .isEqualTo("[\"below\",\"trained\",\"trained\",\"between\",\"trained\",\"beyond\"]");
    }

    @Test
    void anArmWithLengthsOfItsOwnHasItsOwnUnseenOnes() {
        StudyResult study = study(arm("short", run(1, results(20, 30, 100))),
                Records.trainedOn(TrainedLengths.from(25, 50), arm("long", run(1, results(20, 30, 100)))));
        String page = HtmlReport.render(study);
        String scores = section(page, "scores");
        assertThat(words("<th scope=\"colgroup\"[^>]*>(.*?)</th>", 1, scores)).containsExactly("differs by arm",
                "unseen, beyond");
        assertThat(words("<td[^>]*>([^<]*<small>[^<]*</small><small>.*?)</td>", 1, scores)).containsExactly(
                "50.0 46.9 to 53.1 trained", "50.0 46.9 to 53.1 beyond", "50.0 46.9 to 53.1 below",
                "50.0 46.9 to 53.1 trained");
        assertThat(scores).contains("<td class=\"unseen\">50.0<small>46.9 to 53.1</small><small>beyond</small></td>",
                "<td class=\"edge unseen\">50.0<small>46.9 to 53.1</small></td>");
        assertThat(words("<h3>(.*?)</h3>", 1, section(page, "errors"))).containsExactly("Length 20 below for long",
                "Length 30 beyond for short", "Length 100 unseen, beyond");
        assertThat(page).contains("trained on lengths: short 2 to 20; long 25 to 50 · ",
                "shaded: unseen lengths of every arm. A hollow mark: the arm was not trained on that length.");
        assertThat(data(page).at("/places").toString()).isEqualTo("[null,null,\"beyond\"]");
        assertThat(data(page).at("/arms/1/places").toString()).isEqualTo("[\"below\",\"trained\",\"beyond\"]");
    }

    @Test
    void loadsNothingFromAnywhere() {
        String page = HtmlReport.render(Records.twoArms());
        assertThat(page)
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\"")
                .doesNotContainPattern("(?i)[\\s\"'](src|href|srcset|action|poster)\\s*=\\s*[\"'h/]")
                .doesNotContain("url(", "@import", "fetch(", "XMLHttpRequest", "WebSocket", "<link", "<img", "<iframe");
        assertThat(page.replace("/*! https://github.com/leeoniya/uPlot (v", "")).doesNotContain("http://", "https://");
    }

    @Test
    void namesPublishedFiguresAsPublished() {
        String paper = section(HtmlReport.render(Records.twoArms()), "paper");
        assertThat(paper).contains("Published elsewhere, not measured here",
                ">published</th>",
                "<td class=\"theirs\"><i>&lt; 1 %</i></td>", "0.10\u00a0% (3 seeds, 0 to 0.20)",
                "not tested at that size");
        assertThat(HtmlReport.render(study(arm("a", run(1, scored(5, 1)))))).doesNotContain("id=\"paper\"");
    }

    @Test
    void escapesEveryText() {
        String bad = "</script><script>alert('x')</script>\"&";
        RunResult run = new RunResult(1, new RunStatus(RunState.FAILED, bad), new Evaluation("sort",
                List.of(scored(5, 10, Map.of(bad, new DecisionCount(1000, 990, 990))))),
                List.of(new Evaluation(bad, List.of(scored(5, 9)))),
                List.of(new LossCurve(bad, List.of(new LossCurve.Point(1, 1)))), bad, 1);
        StudyResult study = new StudyResult(bad, bad, List.of(new Finding(bad, List.of(bad))),
                Optional.of(new Threshold(5, 0.95)),
                List.of(new ArmResult(bad, bad, List.of(), Records.TRAINED, bad, List.of(run)),
                        arm("other", bad, run(1, scored(5, 10)), run(2, scored(5, 20)))),
                List.of(new PaperFigure(bad, 5, bad, bad, false)),
                RecordReader.read(ResultManifest.class, Json.object().put(bad, bad)));
        String page = HtmlReport.render(study);
        assertThat(page).doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;");
        assertThat(page.split("</script>", -1)).hasSize(4); // the numbers, the library, our script
        assertThat(data(page).at("/arms/0/name").asString()).isEqualTo(bad);
        assertThat(data(page).at("/losses/1/head").asString()).isEqualTo(bad);
        StudyResult single = new StudyResult(bad, bad, List.of(new Finding(bad, List.of(bad))), Optional.empty(),
                List.of(study.arms().getFirst()), List.of(),
                ResultManifest.UNKNOWN);
        assertThat(HtmlReport.render(single).split("</script>", -1)).hasSize(4);
    }

    @Test
    void showsALengthWhereAllIsWrong() {
        String page = HtmlReport.render(study(arm("a", run(1, scored(20, 1000), scored(100, 0)))));
        // Wilson, 0 of 1000: up to z²/1000 / (1 + z²/1000) = 0.00383
        assertThat(section(page, "scores")).contains("<td>0 of 1,000</td>", "<td>0 to 0.38</td>");
        assertThat(taxonomy(page, 100)).contains("<span class=\"kind-end\" style=\"width:100.000%\"><b>100</b></span>");
    }

    @Test
    void showsALengthWhereNothingIsWrong() {
        String page = HtmlReport.render(study(arm("a", run(1, scored(20, 1000), scored(100, 0)))));
        assertThat(taxonomy(page, 20)).contains("<div class=\"track\" aria-hidden=\"true\"></div></td><td>100</td>",
                "no kind of decision was ever wrong");
    }

    @Test
    void sharesOutFirstErrorsAndErrorRates() {
        Map<String, DecisionCount> decisions = Map.of("first element", new DecisionCount(1000, 50, 50),
                "successor after 1", new DecisionCount(4000, 800, 200), "successor after 2",
                new DecisionCount(1000, 200, 100), "repeat 2 of 2", new DecisionCount(500, 75, 50));
        String taxonomy = taxonomy(HtmlReport.render(study(arm("a", run(1, scored(50, 600, decisions))))), 50);
        assertThat(words("<tr>(.*?)</tr>", 1, taxonomy)).contains("a 30 60.0 5.0 30.0 5.0", "a 5.0 20.0 15.0",
                "successor after 1 4,000 20.0 20.0", "successor after 2 1,000 20.0 10.0", "repeat 2 of 2 500 15.0 5.0");
    }

    @Test
    void explainsOnlyTheKindsOfDecisionThatOccur() {
        assertThat(section(HtmlReport.render(Records.twoArms()), "reading"))
                .contains("Decision: first element</dt>", "Decision: successor</dt>", "Decision: end</dt>")
                .doesNotContain("Decision: repeat", "Decision: overflow", "Decision: other");
    }

    @Test
    void similarityHasTheSeedsOfAnArmOnItsDiagonal() {
        String page = HtmlReport.render(Records.twoArms().with(ArmSimilarityTest.TWO_ARMS));
        String section = section(page, "similarity");
        assertThat(words("<caption>(.*?)</caption>", 1, section)).containsExactly("After the embedding",
                "After block 1");
        assertThat(words("<tr><th scope=\"row\">(.*?)</tr>", 1, section)).startsWith(
                "control 0.900 0.750 0.700 to 0.800 0.100", "hint 0.250 0.200 to 0.300 0.400 0.150",
                "before training 0.050 −0.002 –");
        assertThat(words("<td class=\"own\"[^>]*>(.*?)</td>", 1, section)).startsWith("0.900", "0.400", "–");
        assertThat(section).contains("<h3>Length 20</h3>", "4,096 answer positions of 512 test inputs",
                "two trainings of one arm that differ by the seed").doesNotContain("no baseline", "NaN");
    }

    @Test
    void similarityWithoutASecondSeedSaysThatItSaysLittle() {
        ArmSimilarity single = new ArmSimilarity(
                List.of(new ArmSimilarity.Compared("control", 1, "a"), new ArmSimilarity.Compared("hint", 1, "b")),
                List.of(new SimilarityResult(100, 512, 4096, List.of(new SimilarityResult.Layer("hook_embed",
                        List.of(List.of(1.0, 0.5), List.of(0.5, 1.0)))))));
        assertThat(section(HtmlReport.render(Records.twoArms().with(single)), "similarity"))
                .contains("there is no baseline", "<h3>Length 100 <i>unseen, beyond</i></h3>");
        assertThat(HtmlReport.render(Records.twoArms())).doesNotContain("id=\"similarity\"");
    }

    @Test
    void hasNoTaxonomyWithoutDecisions() {
        assertThat(HtmlReport.render(study(arm("a", run(1, scored(50, 600, Map.of()))))))
                .doesNotContain("id=\"errors\"");
    }

    @Test
    void servesASingleRun() {
        String page = HtmlReport.render(study(arm("sort-control", run(7, scored(20, 990), scored(100, 5)))));
        // Wilson, 990 of 1000: 0.98169 to 0.99456
        assertThat(section(page, "scores")).contains(
                "<td>990 of 1,000</td><td><b>99.0\u2007</b></td><td>98.2 to 99.46</td>",
                "end (10)");
        assertThat(page).contains("sort-control, seed 7").doesNotContain("mean over seeds",
                "class=\"legend scripted\"");
    }

    @Test
    void showsAnIntervalForAnArmOfOneSeed() {
        String page = HtmlReport
                .render(study(arm("a", run(1, scored(20, 990))),
                        arm("b", run(1, scored(20, 980)), run(2, scored(20, 970)))));
        assertThat(rows(section(page, "scores"), "arm")).containsExactly("a seed 1 99.0 98.2 to 99.46", "b 97.5");
    }

    @Test
    void keepsRunsThatFailed() {
        String page = HtmlReport
                .render(study(arm("a", run(1, scored(20, 990)), run(2, "failed: diverged at step 40")),
                        arm("b", run(1, "killed"))));
        assertThat(rows(section(page, "scores"), "seed")).containsExactly("seed 1 99.0",
                "seed 2 failed: diverged at step 40 –");
        assertThat(rows(section(page, "scores"), "arm")).containsExactly("a 99.0 1 of 2 seeds", "b seed 1 killed –");
        assertThat(HtmlReport.render(study(arm("a", run(1, "killed"))))).contains("No run was evaluated.");
    }

    @Test
    void showsTheHintsOwnScores() {
        RunResult run = new RunResult(1, RunStatus.DONE, new Evaluation("sort", List.of(scored(20, 990))),
                List.of(new Evaluation("successor", List.of(scored(20, 875)))), List.of(), "", 1);
        String hints = section(HtmlReport.render(study(arm("hinted", run), arm("control", run(1, scored(20, 1))))),
                "hints");
        assertThat(rows(hints, "arm")).hasSize(1).first().asString().startsWith("hinted seed 1 87.5");
    }

    @Test
    void saysEveryChartInWords() {
        String page = HtmlReport.render(Records.twoArms());
        assertThat(page)
                .contains("aria-label=\"Line chart: exact match against input length. control: 99.03\u00a0% at 20, "
                        + "0.10\u00a0% at 100 (unseen, beyond). successor: 99.95\u00a0% at 20, 89.3\u00a0% at 100 (unseen, beyond). The table has the same numbers.\"");
        assertThat(page).contains("aria-label=\"Line chart: training loss of sort, main task, against the step");
        assertThat(page.split("class=\"chart\"", -1)).hasSize(3);
        assertThat(page.split("<noscript>", -1)).hasSize(3);
        assertThat(section(page, "loss")).contains("<td>4.50<small>10</small></td>", "<td>0.250<small>20</small></td>");
    }

    @Test
    void embedsTheNumbersOfTheCharts() {
        JsonNode data = data(HtmlReport.render(Records.twoArms()));
        assertThat(data.at("/trained").toString()).isEqualTo("[{\"min\":2,\"max\":20}]");
        assertThat(data.at("/lengths").toString()).isEqualTo("[20,100]");
        assertThat(data.at("/arms/1/seeds/1/exact/1/0").asDouble()).isEqualTo(0.873);
        assertThat(data.at("/arms/1/seeds/1/token/1/0").asDouble()).isEqualTo(0.9873);
        assertThat(data.at("/losses/0/curves/0/loss").toString()).isEqualTo("[4.5,0.25]");
    }

    @Test
    void leavesGapsWhereTheLossIsNoNumber() {
        LossCurve curve = new LossCurve("sort",
                List.of(new LossCurve.Point(1, 2), new LossCurve.Point(2, Double.NaN),
                        new LossCurve.Point(3, Double.POSITIVE_INFINITY)));
        String page = HtmlReport.render(study(arm("a", withCurve(curve))));
        assertThat(data(page).at("/losses/0/curves/0/loss").toString()).isEqualTo("[2.0,null,null]");
        assertThat(section(page, "loss")).contains("<td>not finite<small>3</small></td>");
    }

    @Test
    void saysWhereALossOfZeroIsDrawn() {
        LossCurve curve = new LossCurve("sort", List.of(new LossCurve.Point(1, 2), new LossCurve.Point(2, 0)));
        assertThat(section(HtmlReport.render(study(arm("a", withCurve(curve)))), "loss"))
                .contains("losses below 1e-7 are drawn there");
        assertThat(section(HtmlReport.render(Records.twoArms()), "loss")).doesNotContain("are drawn there");
    }

    @Test
    void thinsLongCurvesToMeans() {
        LossCurve curve = new LossCurve("sort",
                IntStream.rangeClosed(1, 900).mapToObj(step -> new LossCurve.Point(step, step)).toList());
        JsonNode thinned = data(HtmlReport.render(study(arm("a", withCurve(curve))))).at("/losses/0/curves/0");
        assertThat(thinned.at("/steps")).hasSize(300);
        assertThat(thinned.at("/steps/0").asInt()).isEqualTo(3); // steps 1, 2, 3
        assertThat(thinned.at("/loss/0").asDouble()).isEqualTo(2);
        assertThat(thinned.at("/steps/299").asInt()).isEqualTo(900);
        assertThat(thinned.at("/loss/299").asDouble()).isEqualTo(899);
    }

    @Test
    void givesManifestRunsAndRecipes() {
        String provenance = section(HtmlReport.render(Records.twoArms()), "provenance");
        assertThat(provenance).containsSubsequence("command</th><td>./lengthwise study headline",
                "machine</th><td>a test",
                "1 min 01 s", "<code class=\"hash\">hash1</code>", "Recipe of control</summary><pre>name: sort-control",
                "Recipe of successor</summary><pre>name: sort-successor");
    }

    @Test
    void saysWhatEachRunWasTrainedOn() {
        assertThat(section(HtmlReport.render(study(arm("a", run(1, scored(20, 5))))), "provenance"))
                .doesNotContain("trained on");
        StudyResult study = study(arm("a", Records.trained(run(1, scored(20, 5)), 1200, "sort", "successor")),
                arm("b", run(1, scored(20, 5))));
        String runs = section(HtmlReport.render(study), "provenance");
        assertThat(words("<tr>(.*?)</tr>", 1, runs)).containsExactly(
                "arm seed status time trained on: examples answer tokens parameters’ hash",
                "a 1 done 1 min 01 s 1,200\u00a0sort + 1,200\u00a0successor 12,000\u00a0sort + 12,000\u00a0successor hash1",
                "b 1 done 1 min 01 s hash1");
    }

    @Test
    void saysWhetherArmsAreMatchedAsTheStudySays() {
        for (Match.Examples examples : Match.Examples.values()) {
            StudyResult study = study(
                    new ArmResult("a", "", List.of(), Optional.of(new Match("b", examples)), Records.TRAINED, "",
                            List.of(Records.trained(run(1, scored(20, 5)), 1200, "sort"))),
                    arm("b", Records.trained(run(1, scored(20, 5)), 1200, "sort", "successor")));
            assertThat(section(HtmlReport.render(study), "provenance")).contains(examples == Match.Examples.MAIN
                    ? "<p>Matched, as the study says: a was trained on 1,200 examples of the main task, b on 1,200.</p>"
                    : "<p><strong>Not matched, though the study says so: </strong>a was trained on 1,200 examples,"
                            + " b on 2,400.</p>");
        }
    }

    /** The second of two controls has no seed in common with the arm. */
    @Test
    void aControlThatSharesNoSeedHasARowToo() {
        ArmResult hint = new ArmResult("hint", "", List.of("control", "other"), Records.TRAINED, "",
                List.of(run(1, scored(20, 500)), run(2, scored(20, 600))));
        StudyResult study = study(arm("control", run(1, scored(20, 400)), run(2, scored(20, 450))), hint,
                arm("other", "control", run(3, scored(20, 300))));
        assertThat(words("<tr>(.*?)</tr>", 1, section(HtmlReport.render(study), "seeds")))
                .contains(
                        "hint 55.0 0 to 100 55.0 50.0 to 60.0, 50.0\u00a0% 7.1 +12.5 −19.3 to +44.3 to control +10.0, +15.0",
                        "hint – to other –");
        assertThat(TerminalTable.ofStudy(study)).containsSubsequence("  hint ", "    to control ", "    to other\n");
    }

    @Test
    void isTheSameForTheSameStudyInEveryLocale() {
        String page = HtmlReport.render(Records.twoArms());
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(HtmlReport.render(Records.twoArms())).isEqualTo(page);
            assertThat(TerminalTable.ofStudy(Records.twoArms())).contains("99.03");
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void staysSmall() {
        List<ArmResult> arms = new ArrayList<>();
        LossCurve curve = new LossCurve("sort",
                IntStream.rangeClosed(1, 100).mapToObj(step -> new LossCurve.Point(30 * step, 1.0 / (step + 0.123)))
                        .toList());
        for (int arm = 0; arm < 4; arm++) {
            arms.add(arm("arm " + arm, withCurve(1, curve), withCurve(2, curve), withCurve(3, curve)));
        }
        String page = HtmlReport.render(study(arms.toArray(ArmResult[]::new)));
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(200_000);
    }

    @Test
    void showsHowFarTrainingMovedWhereARunStartedFromAConstruction() {
        RunResult started = moved(1, new Movement(5, 13, 10, Movement.From.CONSTRUCTION));
        RunResult random = moved(1, new Movement(4, 4, 2, Movement.From.RANDOM));
        String section = section(
                HtmlReport.render(study(arm("started", started, run(2, scored(100, 1))), arm("random", random))),
                "movement");
        assertThat(section).contains(
                "construction</td><td>5.00</td><td>13.00</td><td>10.00</td><td>2.0000</td><td>0.7231</td>",
                "random weights</td><td>4.00</td><td>4.00</td><td>2.00</td><td>0.5000</td><td>0.8750</td>", "not kept");
        assertThat(HtmlReport.render(study(arm("random", random)))).doesNotContain("id=\"movement\"");
    }

    private static RunResult moved(long seed, Movement movement) {
        RunResult run = run(seed, scored(100, 12));
        return new RunResult(seed, run.status(), run.evaluation(), List.of(), run.curves(), "", 1, List.of(),
                Optional.of(movement));
    }

    private static RunResult withCurve(LossCurve curve) {
        return withCurve(1, curve);
    }

    private static RunResult withCurve(long seed, LossCurve curve) {
        return new RunResult(seed, RunStatus.DONE, new Evaluation("sort", List.of(scored(5, 990), scored(100, 12))),
                List.of(), List.of(curve), "", 1);
    }

    private static JsonNode data(String page) {
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        return JsonMapper.builder().build().readTree(data.group(1));
    }

    private static String section(String page, String id) {
        int from = page.indexOf("<section id=\"" + id + "\">");
        assertThat(from).as("section %s", id).isNotNegative();
        return page.substring(from, page.indexOf("</section>", from));
    }

    private static String taxonomy(String page, int length) {
        String section = section(page, "errors");
        int from = section.indexOf("<div class=\"taxonomy\" data-length=\"" + length + "\">");
        assertThat(from).isNotNegative();
        int to = section.indexOf("<div class=\"taxonomy\"", from + 1);
        return to < 0 ? section.substring(from) : section.substring(from, to);
    }

    /** The words of the table rows of a class. */
    private static List<String> rows(String html, String kind) {
        return words("<tr class=\"" + kind + "\">(.*?)</tr>", 1, html);
    }

    private static List<String> words(String row, int group, String html) {
        return Pattern.compile(row)
                .matcher(html)
                .results()
                .map(found -> found.group(group).replaceAll("<[^>]*>", " ").replaceAll("[\\s\u2007\u2008]+", " ")
                        .strip())
                .toList();
    }
}
