package dev.lengthwise.report;

import java.util.Locale;

/** Grows a picture in user units of one pixel. Text is escaped; colours that are not given are the surrounding text's. */
final class Svg {
    private static final int FONT = 12;

    private final StringBuilder out = new StringBuilder();

    /** Where a text is held. */
    enum Anchor {
        START, MIDDLE, END;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A number with at most two decimals. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** @param y of the base line */
    Svg text(double x, double y, Anchor anchor, String text) {
        return text(x, y, anchor, "", text);
    }

    /** @param attributes more of them, written by us: {@code font-weight="600"} */
    Svg text(double x, double y, Anchor anchor, String attributes, String text) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append('"');
        out.append(anchor == Anchor.START ? "" : " text-anchor=\"" + anchor + "\"");
        out.append(attributes.isEmpty() ? "" : " " + attributes).append('>').append(Html.escape(text))
                .append("</text>");
        return this;
    }

    /** A text that climbs to the right. */
    Svg climbing(double x, double y, String text) {
        return text(x, y, Anchor.START, "transform=\"rotate(-40 " + number(x) + " " + number(y) + ")\"", text);
    }

    /** A rectangle with a word that appears under the cursor, and a text in its middle; either may be empty. */
    Svg cell(double x, double y, double width, double height, Shade shade, String text, String tip) {
        out.append("<g><rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"")
                .append(number(width)).append("\" height=\"").append(number(height)).append("\" fill=\"")
                .append(shade.fill()).append("\"/>");
        if (!text.isEmpty()) {
            text(x + width / 2, y + height / 2 + 4, Anchor.MIDDLE, "fill=\"" + shade.ink() + "\"", text);
        }
        if (!tip.isEmpty()) {
            out.append("<title>").append(Html.escape(tip)).append("</title>");
        }
        out.append("</g>\n");
        return this;
    }

    /** @param attributes written by us */
    Svg line(double x1, double y1, double x2, double y2, String attributes) {
        out.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1)).append("\" x2=\"")
                .append(number(x2)).append("\" y2=\"").append(number(y2)).append("\" ").append(attributes)
                .append("/>");
        return this;
    }

    /** Markup written by us. */
    Svg raw(String markup) {
        out.append(markup);
        return this;
    }

    /** The picture, which stands alone. */
    String finish(double width, double height, String title) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" + number(height)
                + "\" viewBox=\"0 0 " + number(width) + " " + number(height) + "\" fill=\"currentColor\" font-size=\""
                + FONT + "\" font-family=\"system-ui, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif\""
                + " role=\"img\" aria-label=\"" + Html.escape(title) + "\">\n" + out + "</svg>\n";
    }
}
