package dev.lengthwise.report;

import dev.lengthwise.probe.ProbeResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found inside of models, to be looked at. The same result gives the same characters.
 *
 * @param page HTML that needs nothing else, to be stored as UTF-8
 * @param figures the pictures of the page by the names of their files, SVG
 */
public record ProbeReport(String page, Map<String, String> figures) {
    public ProbeReport {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    public static ProbeReport of(ProbeResult result) {
        return new ProbePage(result).write();
    }
}
