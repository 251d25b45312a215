package dev.lengthwise.report;

import java.util.Locale;

/**
 * A colour for a number. What is more is darker, so that neither colour vision nor a colour printer is needed.
 *
 * @param fill of the area
 * @param ink that can be read on it
 */
public record Shade(String fill, String ink) {
    public static final Shade NONE = new Shade("none", "currentColor");

    private static final String DARK = "#14181d";
    private static final String LIGHT = "#ffffff";
    /** From nothing to all: white over blue to nearly black. */
    private static final int[][] SHARES = {{250, 250, 250}, {198, 219, 239}, {107, 174, 214}, {33, 113, 181},
            {8, 48, 107}};
    private static final int[][] AGAINST = {{250, 250, 250}, {253, 208, 162}, {241, 137, 60}, {190, 80, 8},
            {110, 40, 2}};
    private static final double INK_CHANGES = 0.55;

    /** Of a share, 0 to 1, in blues. */
    static Shade of(double share) {
        return of(share, SHARES);
    }

    /** Of what may be negative, -1 to 1: blues above 0, oranges below. */
    public static Shade signed(double value) {
        return value < 0 ? of(-value, AGAINST) : of(value, SHARES);
    }

    private static Shade of(double share, int[][] scale) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        double at = Math.clamp(share, 0, 1) * (scale.length - 1);
        int step = (int) Math.min(at, scale.length - 2);
        int[] mixed = new int[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = (int) Math.round(scale[step][i] + (at - step) * (scale[step + 1][i] - scale[step][i]));
        }
        return new Shade(String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]),
                share < INK_CHANGES ? DARK : LIGHT);
    }
}
