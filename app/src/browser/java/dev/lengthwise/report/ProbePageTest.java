package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.construct.sort.SortConstruction;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.probe.Inspection;
import dev.lengthwise.probe.ModelProbe;
import dev.lengthwise.probe.ProbePlan;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.probe.ProbeResult.Probed;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.Successor;
import dev.lengthwise.tensor.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of {@code probe} as a person uses it, in Chromium and offline: two constructions of sort with repeats side by side, one
 * tempered and one not, whose heads are known (docs/construction.md). Screenshots are left in target/screenshots.
 */
class ProbePageTest {
    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final ProbePlan PLAN = new ProbePlan(List.of(6, 12), List.of(6, 12), 100, 7,
            TrainedLengths.from(1, 6),
            List.of(List.of(7, 3, 9, 3), List.of(5, 1, 5)), List.of());

    @TempDir
    private static Path folder;
    private static Path report;
    private static Playwright playwright;
    private static Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void writeThePageAndStartTheBrowser() throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM), "not run: the probe's page in a browser, as there is no " + CHROMIUM
                + " (-Dchromium=PATH names another)");
        Engine.start(1);
        report = Files.writeString(folder.resolve("probe.html"),
                ProbeReport.of(new ProbeResult("sort", PLAN, List.of(
                        new Probed("tempered", "runs/tempered", "sort, by hand", PLAN.trained(),
                                probe(Sharpness.tempered(4))),
                        new Probed("plain", "runs/plain", "sort, by hand", PLAN.trained(),
                                probe(Sharpness.plain(0.1))))))
                        .page());
        Files.createDirectories(SCREENSHOTS);
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox",
                        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync")));
    }

    private static ModelProbe probe(Sharpness sharpness) {
        Sort task = new Sort(new Vocabulary(10), true);
        SortConstruction construction = new SortConstruction(task.vocabulary(), sharpness, 100);
        try (Transformer model = new Transformer(construction.config(), task.vocabulary().size(),
                List.of(task.name(), Successor.NAME), 1)) {
            construction.fill(model);
            return Inspection.of(model, new Questions(task, null), PLAN, message -> {
            });
        }
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void open() {
        open(1280, 900, ColorScheme.LIGHT);
    }

    private void open(int width, int height, ColorScheme colors) {
        context = browser.newContext(
                new NewContextOptions().setViewportSize(width, height).setColorScheme(colors).setOffline(true));
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().equals(report.toUri().toString())) {
                complaints.add("asked for " + request.url());
            }
        });
        page.navigate(report.toUri().toString());
    }

    @AfterEach
    void close() {
        context.close();
    }

    private void choose(String what, String value) {
        page.locator("[role=group][aria-label=" + what + "]")
                .getByText(value, new Locator.GetByTextOptions().setExact(true)).click();
    }

    private void keep(String name) {
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** The panel of the model that stands first. */
    private Locator tempered() {
        return page.locator(".model").first();
    }

    /** The cell of the map, of the first model, that says so when it is pointed at. */
    private Locator cell(String looks) {
        return tempered().locator("g")
                .filter(new Locator.FilterOptions().setHas(page.locator("title", new Page.LocatorOptions()
                        .setHasText(looks))));
    }

    @Test
    void opensOfflineWithoutAComplaintAndAsksForNothing() {
        keep("probe");
        assertThat(complaints).isEmpty();
        assertThat(page.title()).isEqualTo("Inside tempered and plain");
        assertThat(page.locator(".model").count()).isEqualTo(2);
        assertThat(page.locator("#verdicts tbody tr").count()).isEqualTo(2 * 2 * 2); // models, lengths, layers
    }

    @Test
    void theChosenInputLayerAndHeadAreDrawn() {
        choose("input", "7 3 9 3");
        choose("layer", "1");
        choose("head", "0");
        assertThat(cell("⊥ looks at 9: 0 %").count()).isOne();
        String successor = tempered().locator(".map").innerHTML();
        choose("head", "1");
        assertThat(page.locator(".map").first().getAttribute("aria-label")).isEqualTo("attention of head 1.1");
        assertThat(tempered().locator(".map").innerHTML()).isNotEqualTo(successor);
        choose("input", "5 1 5");
        assertThat(tempered().locator(".readings tr").first().innerText().split("\\s+")).startsWith("reads", "5", "1",
                "5", "⊥");
        assertThat(complaints).isEmpty();
    }

    @Test
    void pointingAtACellSaysTokensAndWeights() {
        choose("input", "7 3 9 3");
        choose("layer", "1");
        choose("head", "0");
        assertThat(tempered().locator(".looks").innerText())
                .startsWith("From ⊥ (separator; 3 is due, the model says 3)");
        cell("7 looks at 9").hover(); // the 7 that was written: as an input it has not seen the 9
        assertThat(tempered().locator(".looks").innerText()).startsWith(
                "From 7 (output; 9 is due, the model says 9) the head looks at");
        assertThat(tempered().locator(".looks li").first().innerText()).matches("9\\s*\\d+ % input");
        keep("probe-hover");
    }

    @Test
    void aQueryIsChosenWithTheKeyboardToo() {
        choose("input", "7 3 9 3");
        tempered().locator(".label").nth(2).focus();
        page.keyboard().press("Enter");
        assertThat(tempered().locator(".looks").innerText()).startsWith("From 9 (input) the head looks at");
        assertThat(tempered().locator(".label.on").textContent()).isEqualTo("9");
    }

    @Test
    void aDecisionThatIsWrongIsStruckThroughAndNotOnlyColoured() {
        choose("input", "7 3 9 3");
        assertThat(tempered().locator(".readings td.wrong").count()).isZero();
        Locator wrong = page.locator(".model").nth(1).locator(".readings td.wrong"); // its attention is far too flat
        assertThat(wrong.count()).isPositive();
        assertThat(wrong.first().evaluate("cell => getComputedStyle(cell).textDecorationLine"))
                .isEqualTo("line-through");
    }

    /** Whoever sees no colours sees weights: the more, the darker. */
    @Test
    void theMoreWeightACellHasTheDarkerItIs() {
        choose("layer", "1");
        @SuppressWarnings("unchecked")
        List<List<Number>> cells = (List<List<Number>>) tempered().locator(".map").evaluate(
                """
                        map => [...map.querySelectorAll('g')].map(cell => {
                          const [red, green, blue] = cell.querySelector('rect').getAttribute('fill').match(/[0-9]+/g).map(Number);
                          return [parseFloat(cell.querySelector('title').textContent.split(': ')[1]),
                              0.2126 * red + 0.7152 * green + 0.0722 * blue];
                        })""");
        assertThat(cells).hasSizeGreaterThan(20);
        List<List<Number>> sorted = cells.stream().sorted((one, other) -> Double.compare(one.get(0).doubleValue(),
                other.get(0).doubleValue())).toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i).get(1).doubleValue())
                    .isLessThanOrEqualTo(sorted.get(i - 1).get(1).doubleValue() + 3);
        }
        assertThat(sorted.getFirst().get(1).doubleValue() - sorted.getLast().get(1).doubleValue()).isGreaterThan(100);
    }

    @Test
    void aNarrowScreenScrollsTablesAndNotThePage() {
        close();
        open(400, 800, ColorScheme.DARK);
        keep("probe-narrow-dark");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
    }
}
