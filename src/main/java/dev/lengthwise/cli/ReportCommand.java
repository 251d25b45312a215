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
    @Parameters(paramLabel = "STUDY", description = "a study's folder, such as docs/results/headline: its study.yaml, results.json and manifest.json are read")
    private Path kept;

    @Option(names = "--out", paramLabel = "FILE", description = "the page (default: runs/report-NAME.html)")
    private @Nullable Path out;

    @Option(names = "--json", description = "print the results as one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        StudyResult study = KeptStudy.read(kept);
        Path page = out == null
                ? Locations.RUNS.resolve("report-" + kept.toRealPath().getFileName() + ".html")
                : out;
        KeptStudy.write(study, page);
        if (json) {
            System.out.println(StudyJson.of(study, page));
        } else {
            Stdio.print(TerminalTable.ofStudy(study) + "\nreport: " + page + "\n"
                    + Circumstances.otherHere(study.manifest()).map(line -> line + "\n").orElse(""), page.toString());
        }
        return 0;
    }
}
