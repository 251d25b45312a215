package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class BundleCommandTest {
    @ParameterizedTest
    @CsvSource({"60M, 62914560", "60m, 62914560", "500K, 512000", "2G, 2147483648", "7, 7"})
    void unitsArePowersOfTwo(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "-1M", "1.5G", "60MB", "1T"})
    void refusesOtherForms(String text) {
        assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> ByteSize.parse(text))
                .withMessage("'" + text + "' is not a size such as 500K, 60M or 2G");
    }

    /** Nothing is written before the options are known to be right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--out a.zip | --out a.zip ends neither in .tar.xz nor in .tar.gz",
            "--out a.tar.xz --split 100K | --split 102400 is not allowed: at least 1M",
            "--out a.tar.xz --arch sm_90 | --arch is about GPU code: it needs --device cuda",
            "--out a.tar.xz --without-natives --device cuda | --without-natives is not allowed beside --device cuda, which asks for native libraries",
            "--out a.tar.xz --device auto | Invalid value for option '--device': 'auto' is not one of cpu, cuda",
            "--out a.tar.xz --device cuda --arch 90 | Invalid value for option '--arch': '90' is not an architecture such as sm_80, sm_90, sm_100 or sm_120"})
    void bundleRefusesWrongOptions(String options, String message) {
        Object[] arguments = ("bundle " + options).split(" ");
        Invocation bundle = Invocation.of(arguments);
        assertThat(bundle.code()).isEqualTo(2);
        assertThat(bundle.err()).startsWith("lengthwise: " + message);
    }

    @Test
    void bundlesAreMadeInACheckoutOnly(@TempDir Path folder) {
        Invocation bundle = Invocation.of("bundle", "--out", folder.resolve("a.tar.gz"));
        assertThat(bundle.code()).isEqualTo(1);
        assertThat(bundle.err()).contains("bundles are made ");
        assertThat(folder).isEmptyDirectory();
    }
}
