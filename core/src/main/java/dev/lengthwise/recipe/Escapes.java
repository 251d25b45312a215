package dev.lengthwise.recipe;

/** Text on one line, whatever stands in it. */
public final class Escapes {
    private static final int LONGEST_SHOWN = 80;

    private Escapes() {
    }

    /** The text with control characters and line separators as {@code \n}, {@code \t} or {@code \}{@code u0007}. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                        escaped.append(String.format("\\u%04x", (int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** The text in double quotes, as YAML and JSON read it. */
    public static String quote(String text) {
        return '"' + escape(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /** The text, or its beginning where it is too long for a message. */
    static String shorten(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
