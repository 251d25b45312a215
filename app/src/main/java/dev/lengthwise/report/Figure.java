package dev.lengthwise.report;

/**
 * A picture of a page that is stored beside it as well.
 *
 * @param file its name
 * @param svg stands alone
 */
record Figure(String file, String svg) {
}
