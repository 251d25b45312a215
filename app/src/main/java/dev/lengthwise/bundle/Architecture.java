package dev.lengthwise.bundle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A generation of NVIDIA's GPUs, as CUDA's compilers call it: {@code sm_90} is 9.0, {@code sm_120} is 12.0.
 *
 * @param major machine code runs on GPUs of its own major number only
 * @param minor machine code runs on GPUs of its own minor number or a higher one
 */
public record Architecture(int major, int minor) {
    private static final Pattern NAME = Pattern.compile("sm_(\\d{1,2})(\\d)");

    /** Reads {@code sm_90} and the like. */
    public static Architecture parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not an architecture such as sm_80, sm_90, sm_100 or sm_120");
        }
        return new Architecture(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** From the number that CUDA's files have: 90 for {@code sm_90}. */
    static Architecture of(int number) {
        return new Architecture(number / 10, number % 10);
    }

    /** Whether machine code for the other architecture runs here. */
    boolean runs(Architecture code) {
        return code.major == major && code.minor <= minor;
    }

    /** Whether a driver here can translate intermediate code (PTX) that was made for the other architecture. */
    boolean translates(Architecture code) {
        return code.major < major || runs(code);
    }

    @Override
    public String toString() {
        return "sm_" + major + minor;
    }
}
