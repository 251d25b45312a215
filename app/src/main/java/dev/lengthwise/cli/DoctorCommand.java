package dev.lengthwise.cli;

import dev.lengthwise.result.codec.Json;
import dev.lengthwise.tensor.Diagnosis;
import dev.lengthwise.tensor.Diagnosis.Finding;
import dev.lengthwise.tensor.Diagnosis.Severity;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What this machine offers, what is wrong, and how to fix it. */
@Command(name = "doctor", sortOptions = false, description = "Checks the machine: JDK, native libraries, threads, precision, BLAS kernels; says what is wrong and how to fix it.")
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings;
        try (Progress progress = new Progress("doctor")) {
            findings = Diagnosis.of(progress::doing);
        }
        boolean broken = findings.stream().anyMatch(finding -> finding.severity() == Severity.BROKEN);
        if (json) {
            ObjectNode node = Json.object();
            node.put("healthy", !broken);
            ArrayNode checks = node.putArray("checks");
            findings.forEach(finding -> checks.addObject().put("check", finding.check())
                    .put("severity", finding.severity().toString().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .put("found", finding.found())
                    .put("remedy", finding.remedy()));
            System.out.println(Json.pretty(node));
        } else {
            Stdio.print(findings.stream().map(DoctorCommand::line).collect(Collectors.joining()));
        }
        return broken ? Failures.FAILED : 0;
    }

    private static String line(Finding finding) {
        String mark = switch (finding.severity()) {
            case GOOD -> "ok   ";
            case OTHER_BITS -> "bits ";
            case SLOW -> "slow ";
            case BROKEN -> "WRONG";
        };
        return String.format(Locale.ROOT, "%s  %-16s  %s%n", mark, finding.check(), finding.found())
                + (finding.remedy().isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "%7s%-16s  -> %s%n", "", "", finding.remedy()));
    }
}
