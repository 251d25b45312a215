package dev.lengthwise.report;

import java.util.List;

/**
 * How an arm looks: a colour, a dash and a marker, so that no two of the first dozens of arms look alike even without the
 * colour.
 *
 * @param color which of the style sheet's {@code --arm-n} colours
 * @param dash pixels on, off, on, ...; empty for a solid line
 * @param marker SVG path around the origin
 */
record ArmMark(int color, List<Integer> dash, String marker) {
    private static final int COLORS = 7;
    private static final List<List<Integer>> DASHES = List
            .of(List.of(), List.of(8, 3), List.of(2, 3), List.of(9, 3, 2, 3), List.of(14, 4));
    private static final List<String> MARKERS = List.of("M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0Z", "M-3.6-3.6H3.6V3.6H-3.6Z",
            "M0-4.8L4.6 3.4H-4.6Z", "M0-5.2L5.2 0L0 5.2L-5.2 0Z", "M0 4.8L4.6-3.4H-4.6Z",
            "M-1.5-4.5H1.5V-1.5H4.5V1.5H1.5V4.5H-1.5V1.5H-4.5V-1.5H-1.5Z");

    /** The look of a study's arm by its place in the list. */
    static ArmMark of(int arm) {
        return new ArmMark(arm % COLORS, DASHES.get(arm % DASHES.size()), MARKERS.get(arm % MARKERS.size()));
    }

    /** The mark as an inline picture beside the arm's name. */
    String svg() {
        String dashes = dash.isEmpty()
                ? ""
                : " stroke-dasharray=\"" + String.join(" ", dash.stream().map(String::valueOf)
                        .toList()) + "\"";
        return "<svg class=\"mark\" style=\"color:var(--arm-" + color
                + ")\" viewBox=\"-15 -6 30 12\" aria-hidden=\"true\">"
                + "<path d=\"M-15 0H15\" stroke=\"currentColor\" stroke-width=\"2\" fill=\"none\"" + dashes
                + "/><path d=\""
                + marker + "\" fill=\"currentColor\"/></svg>";
    }
}
