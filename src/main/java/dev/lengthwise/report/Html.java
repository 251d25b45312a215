package dev.lengthwise.report;

/** Grows a page: markup as it is, everything else escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Appends markup written by us. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Appends text from anywhere, escaped for element content and for quoted attributes. */
    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    Html text(long number) {
        out.append(number);
        return this;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
