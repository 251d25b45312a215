package dev.lengthwise.report;

/**
 * A figure the paper or another source states. It is shown as published, never as a result.
 *
 * @param arm the paper's variant, named as the study's arm that it may stand beside
 * @param length of the test inputs
 * @param figure as the paper words it, for example {@code < 1 %}
 * @param setting what the paper trained and tested
 */
public record PaperFigure(String arm, int length, String figure, String setting) {
    public PaperFigure {
        if (length < 1) {
            throw new IllegalArgumentException("length " + length + " is below 1");
        }
    }
}
