package dev.lengthwise.cli;

import dev.lengthwise.report.StudyResult;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.study.Circumstances;
import dev.lengthwise.study.KeptStudy;
import dev.lengthwise.study.StudyJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The report of a kept study. */
@Command(name = "report", sortOptions = false, description = {
        "Shows a study again from what was kept of it: the table, and the page.",
        "Numbers over seeds are computed from the counts; loss curves are there if results.json has them."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "a study's folder, or the name of one in runs or docs/results, such as headline: its study.yaml, results.json and manifest.json are read")
    private Path study;

    @Option(names = "--out", paramLabel = "FILE", description = "the page (default: runs/report-NAME.html)")
    private @Nullable Path out;

    @Option(names = "--json", description = "print the results as one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path kept = Locations.study(study);
        StudyResult result = KeptStudy.read(kept);
        Path page = out == null
                ? Locations.RUNS.resolve("report-" + kept.toRealPath().getFileName() + ".html")
                : out;
        KeptStudy.write(result, page);
        if (json) {
            System.out.println(StudyJson.of(result, page));
        } else {
            Stdio.print(TerminalTable.ofStudy(result) + "\nreport: " + page + "\n"
                    + Circumstances.otherHere(result.manifest()).map(line -> line + "\n").orElse(""), page.toString());
        }
        return 0;
    }
}
