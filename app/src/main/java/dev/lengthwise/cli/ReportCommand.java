package dev.lengthwise.cli;

import dev.lengthwise.gap.GapFile;
import dev.lengthwise.gap.GapReport;
import dev.lengthwise.gap.GapResult;
import dev.lengthwise.gap.GapTable;
import dev.lengthwise.gap.KeptGap;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.Circumstances;
import dev.lengthwise.study.KeptStudy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The report of a kept study. */
@Command(name = "report", sortOptions = false, description = {
        "Shows a study again from its files: the table, and the page.",
        "Numbers over seeds are computed from the counts; loss curves are there if results.json has them."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "a study's folder, or the name of one in runs or docs/results, such as headline: its study.yaml, results.json and manifest.json are read")
    private Path study;

    @Option(names = "--out", paramLabel = "FILE", description = "the page, or a folder for it (default: runs/report-NAME.html)")
    private @Nullable Path out;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print the results as one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path kept = Locations.study(study);
        Path page;
        if (out == null) {
            page = Locations.RUNS.resolve("report-" + kept.toRealPath().getFileName() + ".html");
        } else {
            page = Files.isDirectory(out) ? out.resolve("report.html") : out;
        }
        if (KeptGap.isIn(kept)) {
            GapResult result = KeptGap.read(kept);
            KeptStudy.write(GapReport.render(result), page);
            show(GapTable.of(result), RecordWriter.text(GapFile.of(result, page)), result.manifest(), page);
        } else {
            StudyResult result = KeptStudy.read(kept);
            KeptStudy.write(HtmlReport.render(result), page);
            show(TerminalTable.ofStudy(result), RecordWriter.text(StudyFile.of(result, page)), result.manifest(), page);
        }
        return 0;
    }

    private void show(String table, String document, ResultManifest manifest, Path page) {
        if (json) {
            System.out.println(document);
        } else {
            Stdio.print(table + "\nreport: " + page + "\n"
                    + Circumstances.otherHere(manifest).map(line -> line + "\n").orElse(""), page.toString());
        }
    }
}
