package dev.lengthwise;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only tests call is no part of the program. */
class UncalledTest {
    /**
     * Called by tests alone, and kept: the gradient of our own engine, which is compared with libtorch's; scoring without asking whether to stop, a run's model; and
     * recipes without a text and the short way to a trained model, for callers in Java.
     */
    private static final List<String> FOR_TESTS = List.of(
            "dev.lengthwise.engine.kernel.KernelTraining.gradient(dev.lengthwise.engine.kernel.Parameter)",
            "dev.lengthwise.evaluate.Generator.evaluate(dev.lengthwise.evaluate.Questions, java.util.List, int, long)",
            "dev.lengthwise.experiment.ModelFolder.read(java.nio.file.Path, java.util.function.Consumer)",
            "dev.lengthwise.experiment.TrainedModel.answer([I)",
            "dev.lengthwise.experiment.TrainedModel.model()",
            "dev.lengthwise.experiment.TrainedModel.read(java.nio.file.Path, java.util.function.Consumer)",
            "dev.lengthwise.experiment.TrainedModel.score(java.util.List, int)",
            "dev.lengthwise.experiment.TrainedModel.setup()",
            "dev.lengthwise.experiment.TrainedModel.train(dev.lengthwise.recipe.Recipe, java.nio.file.Path, java.util.function.Consumer)",
            "dev.lengthwise.recipe.Defaults.of(java.lang.Class)",
            "dev.lengthwise.recipe.Recipe.of(java.lang.String)",
            "dev.lengthwise.recipe.Recipe.with(java.lang.String, java.lang.Object)");

    @Test
    void everyMethodIsCalledByTheProgram() {
        assertThat(Uncalled.of(OurClasses.ALL)).containsExactlyElementsOf(FOR_TESTS);
    }

    @Test
    void whatNothingCallsIsFound() {
        assertThat(Uncalled.of(new ClassFileImporter().importPackages("dev.lengthwise.violating")))
                .containsExactly("dev.lengthwise.violating.task.Question.answer()");
    }
}
