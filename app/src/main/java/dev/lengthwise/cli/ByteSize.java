package dev.lengthwise.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes, typed as {@code 60M}: K, M and G are 2^10, 2^20 and 2^30. */
record ByteSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([KMG]?)");

    static ByteSize parse(String text) {
        Matcher matcher = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is not a size such as 500K, 60M or 2G");
        }
        int shift = switch (matcher.group(2)) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
        return new ByteSize(Long.parseLong(matcher.group(1)) << shift);
    }
}
