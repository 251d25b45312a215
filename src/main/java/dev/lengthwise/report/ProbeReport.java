package dev.lengthwise.report;

import dev.lengthwise.probe.ProbeResult;
import java.util.Map;

/** stand-in */
public final class ProbeReport {
    private ProbeReport() {
    }
    public static String render(ProbeResult result) { return ""; }
    public static Map<String, String> figures(ProbeResult result) { return Map.of(); }
}
