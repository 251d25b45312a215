package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.lengthwise.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of kept studies as a browser shows them. */
class StudyPageTest {
    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path KEPT = Path.of("docs/results");

    @TempDir
    static Path folder;
    private static @Nullable Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void startTheBrowser() {
        assumeTrue(Files.isExecutable(CHROMIUM), "not run: studies' pages in a browser, as there is no " + CHROMIUM
                + " (-Dchromium=PATH names another)");
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM)
                        .setIgnoreDefaultArgs(List.of("--hide-scrollbars")).setArgs(List.of("--no-sandbox",
                                "--disable-gpu", "--no-first-run", "--disable-background-networking")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static Page open(String study, int width) throws IOException {
        Path file = folder.resolve(study + ".html");
        KeptStudy.write(HtmlReport.render(KeptStudy.read(KEPT.resolve(study))), file);
        Page page = browser.newContext(new NewContextOptions().setViewportSize(width, 900)
                .setColorScheme(ColorScheme.LIGHT).setOffline(true)).newPage();
        page.navigate(file.toUri().toString());
        return page;
    }

    private static double top(Page page, String selector) {
        return page.locator(selector).first().boundingBox().y;
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "headline", "isolation"})
    void theChartIsSeenWithoutScrolling(String study) throws IOException {
        Page page = open(study, 1280);
        assertThat(top(page, ".verdict")).isLessThan(top(page, "#accuracy"));
        assertThat(top(page, "#accuracy")).isLessThan(700);
        assertThat(top(page, "#findings")).isBetween(top(page, "#accuracy"), top(page, "table.scores"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "headline", "isolation"})
    void onATelephoneNothingButTablesIsWiderThanThePageAndThoseScroll(String study) throws IOException {
        Page page = open(study, 400);
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
        assertThat(((Number) page.evaluate("""
                [...document.querySelectorAll('table')].filter(table => table.offsetParent !== null
                    && table.getBoundingClientRect().right > innerWidth && !table.closest('.scroll')).length"""))
                .intValue()).isZero();
        assertThat(((Number) page.evaluate("""
                [...document.querySelectorAll('.scroll')].filter(each => each.scrollWidth > each.clientWidth
                    && each.offsetHeight - each.clientHeight < 5).length""")).intValue())
                .as("tables that scroll without a bar").isZero();
        assertThat((Boolean) page.evaluate(
                """
                        (() => { const wide = [...document.querySelectorAll('.scroll')].find(each => each.scrollWidth > each.clientWidth);
                            wide.focus(); return document.activeElement === wide; })()"""))
                .as("a table takes the keyboard").isTrue();
        page.keyboard().press("ArrowRight");
        page.waitForTimeout(1000); // it glides
        assertThat((Boolean) page.evaluate("document.activeElement.scrollLeft > 0")).isTrue();
    }

    @Test
    void theRunTableIsWhole() throws IOException {
        for (String study : List.of("quick", "isolation", "copies")) {
            Page page = open(study, 1280);
            assertThat((Boolean) page.evaluate("""
                    (table => table.parentElement.scrollWidth <= table.parentElement.clientWidth)
                        (document.querySelector('table.runs'))""")).as(study).isTrue();
        }
    }
}
