package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Test
    void theFirstLineThatDiffersIsNamed() {
        assertThat(Difference.between("a: 1\n  b: 2\nc: 3\n", "a: 1\n  b: 9\nc: 9\n"))
                .contains(new Difference(2, "b: 2", "b: 9"));
    }

    @Test
    void indentationDiffersToo() {
        assertThat(Difference.between("a:\n  b: 2\n", "a:\nb: 2\n")).contains(new Difference(2, "b: 2", "b: 2"));
    }

    @Test
    void aLineMoreDiffersFromNothing() {
        assertThat(Difference.between("a: 1\n", "a: 1\nb: 2\n")).contains(new Difference(2, "(nothing)", "b: 2"));
        assertThat(Difference.between("a: 1\nb: 2\n", "a: 1\n")).contains(new Difference(2, "b: 2", "(nothing)"));
    }

    @Test
    void theSameTextDoesNotDiffer() {
        assertThat(Difference.between("a: 1\nb: 2\n", "a: 1\nb: 2\n")).isEmpty();
    }
}
