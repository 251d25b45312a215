package dev.lengthwise.cli;

import dev.lengthwise.report.PoolTable;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.study.PooledStudies;
import dev.lengthwise.study.StudyPool;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The same arms of several studies, taken together. */
@Command(name = "pool", sortOptions = false, description = "Pools arms of several studies that were trained by the same recipe, but for seeds and test inputs, with a component between studies.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PoolCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "STUDY", description = "the folders of two or more studies that have ended, or their names in runs or docs/results")
    private List<Path> studies;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        List<Path> folders = studies.stream().map(Locations::study).distinct().toList();
        if (folders.size() < 2) {
            throw new ParameterException(spec.commandLine(), "one STUDY is not enough: at least two are pooled");
        }
        PooledStudies pooled = StudyPool.of(folders);
        if (json) {
            System.out.println(RecordWriter.text(pooled));
        } else {
            Stdio.print(PoolTable.of(pooled));
        }
        return 0;
    }
}
