package dev.lengthwise.report;

/** How long something takes, as people say it. */
public final class Timespan {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Timespan() {
    }

    /** {@code 3 min 20 s}, {@code 5 h 4 min}, {@code 2 d 3 h}. */
    public static String of(double seconds) {
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + " s";
        }
        if (whole < HOUR) {
            return whole / MINUTE + " min " + whole % MINUTE + " s";
        }
        if (whole < 2 * DAY) {
            return whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
        }
        return whole / DAY + " d " + whole % DAY / HOUR + " h";
    }
}
