package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.task.Example;
import org.junit.jupiter.api.Test;

class JavaWorkTest {
    @Test
    void everyTaskAndHintAndABatchWithAndWithoutAHintAreTimed() {
        assertThat(JavaWork.all()).extracting(JavaWork::name).containsExactly("sort", "sort, distinct", "increment",
                "sort, successor", "sort, count", "sort, fill", "sort, remaining", "sort, predecessor", "sort, maximum",
                "sort, membership", "sort, shuffled", "increment, successor", "increment, carry", "increment, shuffled",
                "batch of 1024, control", "batch of 1024, half successor");
    }

    @Test
    void eachCallMakesTheExampleOfItsNumber() {
        Example sorted = (Example) JavaWork.named("sort").make().apply(3);
        assertThat(sorted.completion()).hasSize(sorted.length() + 1);
        assertThat(((Example) JavaWork.named("sort").make().apply(3)).tokens()).isEqualTo(sorted.tokens());
        assertThat(((Example) JavaWork.named("sort").make().apply(4)).tokens()).isNotEqualTo(sorted.tokens());
        Example asked = (Example) JavaWork.named("sort, successor").make().apply(3);
        assertThat(asked.input()).isEqualTo(sorted.input());
        assertThat(asked.completion()).hasSize(1);
    }

    @Test
    void aBatchHasAsManyExamplesAsItIsCountedFor() {
        JavaWork control = JavaWork.named("batch of 1024, control");
        assertThat(control.examples()).isEqualTo(1024);
        assertThat(((Batch) control.make().apply(0)).targets()).extracting(Targets::examples).containsExactly(1024);
        Batch halved = (Batch) JavaWork.named("batch of 1024, half successor").make().apply(7);
        assertThat(halved.targets()).extracting(Targets::head).containsExactly("sort", "successor");
        assertThat(halved.targets()).extracting(Targets::examples).containsExactly(512, 512);
    }
}
