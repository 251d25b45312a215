package dev.lengthwise.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The style sheets and scripts that every page carries in itself. */
final class Assets {
    private Assets() {
    }

    /** Our style sheet or script. */
    static String own(String name) {
        return read("/dev/lengthwise/report/" + name);
    }

    /** A file of the charts library, uPlot. */
    static String charts(String path) {
        return read("/META-INF/resources/webjars/uplot/" + chartsVersion() + "/" + path);
    }

    private static String chartsVersion() {
        Properties properties = new Properties();
        String path = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
        try {
            properties.load(new StringReader(read(path)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        return properties.getProperty("version");
    }

    private static String read(String path) {
        try (InputStream in = Assets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
