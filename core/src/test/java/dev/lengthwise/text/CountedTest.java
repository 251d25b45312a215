package dev.lengthwise.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void oneIsNotMany() {
        assertThat(Counted.of(1, "head")).isEqualTo("1 head");
        assertThat(Counted.of(0, "head")).isEqualTo("0 heads");
        assertThat(Counted.of(4, "head")).isEqualTo("4 heads");
        assertThat(Counted.of(1_000_000, "run")).isEqualTo("1,000,000 runs");
        assertThat(Counted.of(1, "other kind was", "other kinds were")).isEqualTo("1 other kind was");
        assertThat(Counted.of(3, "other kind was", "other kinds were")).isEqualTo("3 other kinds were");
    }
}
