package dev.lengthwise.report;

import dev.lengthwise.text.Shown;

/** Grows a page: markup as it is, everything else escaped. */
public final class Html {
    /** Begins what scrolls where the page is too narrow for it; it can be focused, so that the arrow keys scroll it. */
    public static final String SCROLL = "<div class=\"scroll\" tabindex=\"0\">";

    private final StringBuilder out = new StringBuilder();

    /**
     * Begins a self-contained page, up to the end of its head. It may run its own scripts and load nothing.
     *
     * @param styles CSS written by us
     */
    public Html head(String title, String styles) {
        raw("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
                script-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>""").text(title).raw("</title>\n<style>\n").raw(styles).raw("</style>\n</head>\n");
        return this;
    }

    /** Appends markup written by us. */
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Appends text from anywhere, escaped for element content and for quoted attributes. */
    public Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** Appends the sentence that a page begins with. */
    public Html verdict(String sentence) {
        return raw("<p class=\"verdict\">").text(sentence.replace(" %", "\u00a0%")).raw("</p>\n");
    }

    /** Appends a picture that scrolls where the page is too narrow for it. */
    public Html figure(String svg) {
        return raw("<figure class=\"picture\">" + SCROLL).raw(svg).raw("</div></figure>\n");
    }

    /** Appends a term and what it means, within a list of those. */
    public Html entry(String term, String meaning) {
        return raw("<dt>").text(term).raw("</dt><dd>").text(meaning).raw("</dd>\n");
    }

    /** Appends what is said beside a heading or a number, quietly; nothing where there is nothing to say. */
    public Html aside(String text) {
        return text.isEmpty() ? this : raw(" <i>").text(text).raw("</i>");
    }

    public Html text(long number) {
        out.append(number);
        return this;
    }

    /** Text from anywhere as markup that shows it, with {@linkplain Shown#lines what is not to be seen} as text. */
    static String escape(String text) {
        return Shown.lines(text).replace("&", "&amp;")
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
