package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lengthwise.Reach;
import dev.lengthwise.model.Tap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An update for a GPU reads no number back, which would wait for all that was asked of it: no code that it leads to calls anything that
 * does. Without a GPU this is what can be held of it.
 */
class NothingIsReadBackTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.lengthwise");
    /** Calls whose result is a number, or has a size that numbers decide. */
    private static final Pattern READS = Pattern.compile(
            "item(_.*)?|cpu|data_ptr.*|createBuffer|createIndexer|asByteBuffer|is_nonzero|equal|allclose|nonzero"
                    + "|masked_select|unique.*|repeat_interleave|cuda_synchronize|clip_grad_norm_|longs|floats|doubles|hash");
    /** What makes tensors of a batch's numbers before they are copied, and the one trial of a kernel in a process. */
    private static final Set<String> ON_THE_PROCESSOR = Set.of("dev.lengthwise.tensor.Tensors.of",
            "dev.lengthwise.model.RaggedAttention.trial");

    /** Which way a tensor goes is the device's; to a GPU where it is the model's. */
    private static final String TO_A_DEVICE = "dev.lengthwise.tensor.Device.move: cpu";

    /** What is read, and where, in all code that a method leads to, {@code Class.method: call}. */
    private static Set<String> reads(Class<?> owner, String method) {
        String[] gates = Stream.concat(ON_THE_PROCESSOR.stream(),
                CLASSES.stream().filter(type -> type.isAssignableTo(Tap.class)) // training taps nothing
                        .flatMap(type -> type.getCodeUnits().stream()).map(Reach::name))
                .distinct()
                .toArray(String[]::new);
        Set<String> reached = Reach.of(CLASSES, owner, method, gates);
        Set<String> reads = new TreeSet<>();
        CLASSES.stream().flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> reached.contains(Reach.name(unit))).forEach(unit -> add(unit, reads));
        return reads;
    }

    private static void add(JavaCodeUnit unit, Set<String> reads) {
        Stream.concat(unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                unit.getMethodReferencesFromSelf().stream().map(reference -> reference.getTarget()))
                .filter(target -> READS.matcher(target.getName()).matches())
                .filter(target -> target.getOwner().getFullName().startsWith("org.bytedeco.")
                        || target.getOwner().getFullName().startsWith("dev.lengthwise.tensor."))
                .map(target -> Reach.name(unit) + ": " + target.getName()).filter(read -> !TO_A_DEVICE.equals(read))
                .forEach(reads::add);
    }

    @Test
    void anUpdateOfTheQueueReadsNothing() {
        assertThat(reads(QueuedUpdates.class, "update")).isEmpty();
        assertThat(reads(QueuedUpdates.class, "ready")).isEmpty();
    }

    /** So the test sees what it looks for: where the queue is settled, and in the updates for the processor. */
    @Test
    void settlingReadsAndSoDoStepsOnTheProcessor() {
        assertThat(reads(QueuedUpdates.class, "settle"))
                .contains("dev.lengthwise.train.QueuedUpdates.settle: doubles");
        assertThat(reads(Step.class, "update")).contains("dev.lengthwise.train.Step.update: clip_grad_norm_",
                "dev.lengthwise.train.Loss.of: item_double");
    }
}
