package dev.lengthwise.tensor;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory that was asked for and not given: told, in words, from the ways in which JVM, libtorch and CUDA say so. */
public final class AllocationFailure {
    private static final Pattern BYTES = Pattern.compile("allocate (\\d+) bytes");
    private static final Pattern ON_GPU = Pattern.compile("Tried to allocate ([0-9.]+ [KMGT]iB)");

    private AllocationFailure() {
    }

    /** What could not be had, on one line; empty where something else went wrong. */
    public static Optional<String> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError error) {
                return Optional.of(ofJvm(String.valueOf(error.getMessage())));
            }
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof NegativeArraySizeException) {
                return Optional.of("out of memory: more than 2^31 numbers were asked for at once");
            }
            if (cause instanceof RuntimeException && isOfLibtorch(message)) {
                return Optional.of(ofLibtorch(message));
            }
        }
        return Optional.empty();
    }

    private static String ofJvm(String message) {
        return message.contains("thread")
                ? "out of memory: " + message
                : String.format(Locale.ROOT,
                        "out of memory: %s; the JVM may use %.1f GB (LENGTHWISE_JAVA_OPTS=-Xmx4g allows it more)",
                        message,
                        Runtime.getRuntime().maxMemory() / 1e9);
    }

    private static boolean isOfLibtorch(String message) {
        return message.contains("can't allocate memory") || message.contains("not enough memory")
                || message.contains("out of memory") || message.contains("std::bad_alloc")
                || message.contains("Storage size calculation overflowed")
                || message.contains("integer multiplication overflow");
    }

    private static String ofLibtorch(String message) {
        Matcher gpu = ON_GPU.matcher(message);
        if (message.contains("CUDA")) {
            return "out of memory on the GPU" + (gpu.find() ? ": " + gpu.group(1) + " more were asked for" : "");
        }
        Matcher bytes = BYTES.matcher(message);
        if (!bytes.find()) {
            return "out of memory: more was asked for than there is";
        }
        String asked = String.format(Locale.ROOT, "out of memory: %.1f GB more were asked for",
                Double.parseDouble(bytes.group(1)) / 1e9);
        return Memory.available().isPresent()
                ? asked + String.format(Locale.ROOT, ", %.1f GB are there", Memory.available().getAsLong() / 1e9)
                : asked;
    }
}
