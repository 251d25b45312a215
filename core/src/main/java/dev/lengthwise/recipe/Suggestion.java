package dev.lengthwise.recipe;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The key, or the name, that somebody meant. */
public final class Suggestion {
    private static final int MOST_EDITS = 2;

    private Suggestion() {
    }

    /** The allowed key closest to the given one, if it is close: case, {@code -} and {@code _} do not count. */
    public static Optional<String> closest(String key, List<String> allowed) {
        return allowed.stream().filter(other -> edits(key, other) <= Math.min(MOST_EDITS, other.length() / 2))
                .min(Comparator.comparingInt(other -> edits(key, other)));
    }

    private static int edits(String a, String b) {
        return distance(normalize(a), normalize(b));
    }

    private static String normalize(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance, a swap of neighbours counted as one edit. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
