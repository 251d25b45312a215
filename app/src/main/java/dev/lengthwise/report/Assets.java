package dev.lengthwise.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The style sheets and scripts that every page carries in itself. */
public final class Assets {
    private Assets() {
    }

    /** Our style sheet or script, of pages of more than one kind. */
    public static String own(String name) {
        return beside(Assets.class, name);
    }

    /** A style sheet or script that lies beside a class, for the pages of its package alone. */
    public static String beside(Class<?> type, String name) {
        return read("/" + type.getPackageName().replace('.', '/') + "/" + name);
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
