package dev.lengthwise.run;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchRule;
import dev.lengthwise.OurClasses;
import dev.lengthwise.Reach;
import dev.lengthwise.TinyRecipe;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.Generator;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.result.run.RunEntry;
import dev.lengthwise.result.run.ScoreCurve;
import dev.lengthwise.result.run.ScoreCurveEntry;
import dev.lengthwise.result.run.ScoreLine;
import dev.lengthwise.result.score.BriefScore;
import dev.lengthwise.result.score.EvaluationFile;
import dev.lengthwise.result.score.HintScore;
import dev.lengthwise.result.score.LengthScore;
import dev.lengthwise.study.RunQueue;
import dev.lengthwise.task.Placement;
import dev.lengthwise.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No model is selected by how it does at any test length, unseen ones least of all: there is no way in the code to do so. Training
 * is told no score but one, that on fresh examples of its own lengths, which may end it ({@code train.stopAt}); what else is scored while
 * it goes on is for people, and comes back from a method that returns nothing; scoring leads back to no weight; a checkpoint is taken by
 * its step; and what is tested, at whichever steps, changes no bit of the model.
 */
class SelectionTest {
    private static final JavaClasses CLASSES = OurClasses.ALL;
    /** The one door from training to a score. */
    private static final String OWN_EXAMPLES = "dev.lengthwise.run.TrainedExamples.exact";
    /** The door through which people see scores while training goes on: it opens outwards only. */
    private static final String FOR_PEOPLE = "dev.lengthwise.run.TrainingLooks.score";
    private static final Predicate<String> TEST_SETTINGS = name -> name
            .startsWith("dev.lengthwise.recipe.EvaluateConfig.")
            && !name.equals("dev.lengthwise.recipe.EvaluateConfig.heldOut") // which inputs training must not see
            && !name.equals("dev.lengthwise.recipe.EvaluateConfig.every"); // when people look
    private static final Predicate<String> SCORES = TEST_SETTINGS
            .or(name -> name.startsWith("dev.lengthwise.evaluate."))
            .or(name -> name.startsWith("dev.lengthwise.report.")
                    && !name.equals("dev.lengthwise.text.Percent.of") // a number's text
                    && !name.equals("dev.lengthwise.report.Timespan.of")
                    && !name.startsWith("dev.lengthwise.report.Svg")) // a drawing's elements
            .or(SelectionTest::isResult);
    private static final Predicate<String> WEIGHTS = name -> name.startsWith("dev.lengthwise.train.")
            && !name.startsWith("dev.lengthwise.train.TrainConfig") // settings, which a report shows
            && !name.startsWith("dev.lengthwise.train.ScheduleKind.")
            && !name.startsWith("dev.lengthwise.train.Decay.")
            && !name.startsWith("dev.lengthwise.train.Keep.")
            && !name.startsWith("dev.lengthwise.train.StopAt.")
            || name.equals("dev.lengthwise.model.Parameters.load")
            || name.equals("dev.lengthwise.experiment.RunFolder.checkpoints")
            || name.equals("dev.lengthwise.experiment.ModelFolder.read")
            || name.equals("dev.lengthwise.experiment.ModelFolder.open");

    @TempDir
    Path folder;

    /** The strongest form: the same bits, whatever lengths, samples and test seed the recipe asks for. */
    @Test
    void whatIsTestedChangesNoBitOfTheModel() throws Exception {
        TinyRun one = new TinyRun(folder.resolve("one"));
        one.start(TinyRecipe.with("evaluate.lengths=[3]"));
        TinyRun other = new TinyRun(folder.resolve("other"));
        other.start(TinyRecipe.with("evaluate.lengths=[2, 6, 9]", "evaluate.samples=50", "evaluate.seed=99"));
        assertThat(other.hash()).isEqualTo(one.hash()).hasSize(64);
        assertThat(other.losses()).isEqualTo(one.losses()).isNotEmpty();
        assertThat(RunResults.read(one.folder).evaluation().results()).hasSize(1);
        assertThat(RunResults.read(other.folder).evaluation().results()).hasSize(3);
        TinyRun longer = new TinyRun(folder.resolve("longer"));
        longer.start(TinyRecipe.with("train.steps=31"));
        assertThat(longer.hash()).isNotEqualTo(one.hash());
    }

    @Test
    void trainingKnowsNoEvaluation() {
        training().check(CLASSES);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> knowNoEvaluation("dev.lengthwise.run..").check(CLASSES))
                .withMessageContaining("dev.lengthwise.evaluate.Evaluator");
    }

    private static ArchRule training() {
        return knowNoEvaluation("dev.lengthwise.task..", "dev.lengthwise.tensor..", "dev.lengthwise.batch..",
                "dev.lengthwise.model..", "dev.lengthwise.train..");
    }

    private static ArchRule knowNoEvaluation(String... packages) {
        return noClasses().that().resideInAnyPackage(packages).should()
                .dependOnClassesThat(resideInAnyPackage("dev.lengthwise.evaluate..", "dev.lengthwise.report.."));
    }

    /** From the first step to the last, its watchers on the command line included. */
    @Test
    void trainingLeadsToNoScoreAndReadsNoTestLength() {
        assertThat(Reach.of(CLASSES, Run.class, "train")).contains(OWN_EXAMPLES);
        assertThat(Reach.of(CLASSES, Run.class, "train")).contains(FOR_PEOPLE);
        Set<String> reached = Reach.of(CLASSES, Run.class, "train", OWN_EXAMPLES, FOR_PEOPLE);
        assertThat(reached).contains("dev.lengthwise.train.Trainer.train", "dev.lengthwise.train.Trainer.resume",
                "dev.lengthwise.train.Checkpoint.latest", "dev.lengthwise.train.Adam.step",
                "dev.lengthwise.batch.Batcher.batch", "dev.lengthwise.run.Metrics.write");
        assertThat(reached).filteredOn(SCORES)
                .filteredOn(name -> !name.equals("dev.lengthwise.experiment.RunFolder.evaluation")) // deleted, if training goes on
                .isEmpty();
        assertThat(Reach.of(CLASSES, Trainer.class, "train", OWN_EXAMPLES, FOR_PEOPLE)).filteredOn(SCORES).isEmpty();
    }

    /** What may end training is drawn from the lengths of training, by random numbers that no test uses. */
    @Test
    void theOneScoreThatTrainingSeesIsOfItsOwnLengths() {
        assertThat(Reach.of(CLASSES, TrainedExamples.class, "exact"))
                .contains("dev.lengthwise.task.Lengths.draw", "dev.lengthwise.batch.Streams.stopping",
                        "dev.lengthwise.evaluate.Evaluator.exact")
                .doesNotContain("dev.lengthwise.batch.Streams.evaluation", "dev.lengthwise.evaluate.Questions.draw",
                        "dev.lengthwise.evaluate.Questions.drawOne")
                .filteredOn(TEST_SETTINGS.or(SelectionTest::isResult)).isEmpty();
        assertThat(callers(OWN_EXAMPLES)).containsExactly("dev.lengthwise.run.TrainingLooks.exact");
        assertThat(callers("dev.lengthwise.run.TrainingLooks.exact")).isEmpty();
        assertThat(callers("dev.lengthwise.train.Onlooker.exact"))
                .containsExactly("dev.lengthwise.train.Trainer.isRightEnough");
    }

    /** Nothing comes back, neither as a value nor by a weight. */
    @Test
    void whatPeopleSeeWhileTrainingGoesOnIsNotToldToTraining() {
        assertThat(CLASSES.get(TrainingLooks.class).getMethods()).filteredOn(method -> method.getName().equals("score"))
                .singleElement().extracting(method -> method.getRawReturnType().getName()).isEqualTo("void");
        Set<String> reached = Reach.of(CLASSES, TrainingLooks.class, "score");
        assertThat(reached).contains("dev.lengthwise.run.StepScores.of", "dev.lengthwise.evaluate.Evaluator.score",
                "dev.lengthwise.run.Metrics.writeScores", "dev.lengthwise.batch.Streams.evaluation");
        assertThat(reached).filteredOn(WEIGHTS).isEmpty();
        assertThat(callers(FOR_PEOPLE)).isEmpty();
        assertThat(callers("dev.lengthwise.train.Onlooker.score"))
                .containsExactly("dev.lengthwise.train.Trainer.score");
        assertThat(callers("dev.lengthwise.run.StepScores.of")).containsExactly(FOR_PEOPLE);
    }

    @Test
    void noneOfItsExamplesIsBelowBetweenOrBeyondTheTrainedLengths() {
        Setup setup = Setup.of(TinyRecipe.with(
                "lengths=[{min: 6, max: 7, share: 0.5}, {min: 2, max: 3, share: 0.25}, {min: 5, max: 5, share: 0.25}]"));
        assertThat(TrainedExamples.draw(setup, 500, 3)).extracting(example -> example.input().length)
                .allMatch(length -> setup.recipe().trained().place(length) == Placement.TRAINED)
                .contains(2, 3, 5, 6, 7).doesNotContain(1, 4, 8);
    }

    /** And where it ends training, it does so at the same step with the same bits, whatever is tested. */
    @Test
    void whatIsTestedDoesNotMoveTheStepAtWhichTrainingStops() throws Exception {
        String stop = "train.stopAt={exact: 0.02, every: 3, samples: 100}";
        TinyRun one = new TinyRun(folder.resolve("one"));
        one.start(TinyRecipe.with(stop, "evaluate.lengths=[3]"));
        TinyRun other = new TinyRun(folder.resolve("other"));
        other.start(TinyRecipe.with(stop, "evaluate.lengths=[2, 6, 9]", "evaluate.samples=50", "evaluate.seed=99"));
        assertThat(other.hash()).isEqualTo(one.hash()).hasSize(64);
        assertThat(Json.read(one.folder.manifest()).path("stoppedAt").asLong(0)).isBetween(1L, 29L)
                .isEqualTo(Json.read(other.folder.manifest()).path("stoppedAt").asLong(-1));
    }

    /** The same walk finds scores where they are: at the end of a run, from where no way leads back to a weight. */
    @Test
    void scoringLeadsBackToNoWeight() {
        Set<String> reached = Reach.of(CLASSES, Run.class, "conclude");
        assertThat(reached).contains("dev.lengthwise.run.Scores.of", "dev.lengthwise.evaluate.Evaluator.score",
                "dev.lengthwise.recipe.EvaluateConfig.lengths");
        assertThat(reached).filteredOn(WEIGHTS).isEmpty();
        assertThat(Reach.of(CLASSES, Run.class, "go")).filteredOn(WEIGHTS)
                .contains("dev.lengthwise.train.Trainer.train", "dev.lengthwise.model.Parameters.load");
    }

    /** Whoever adds a place that scores a model, or takes a checkpoint, has to come by here. */
    @Test
    void modelsAreScoredAtTheEndOfARunOrOnRequest() {
        assertThat(callers("dev.lengthwise.run.Run.train")).containsExactly("dev.lengthwise.run.Run.work");
        assertThat(callers("dev.lengthwise.run.Run.conclude")).containsExactly("dev.lengthwise.run.Run.work");
        assertThat(callers("dev.lengthwise.run.Scores.of")).containsExactly(
                "dev.lengthwise.run.ConstructedRun.write",
                "dev.lengthwise.run.Run.conclude"); // the first of a model that nobody trained
        assertThat(callers(Evaluator.class.getName() + ".<init>")).filteredOn(SelectionTest::isNoBenchmark)
                .containsExactly("dev.lengthwise.cli.EvaluateCommand.call", "dev.lengthwise.evaluate.Evaluator.<init>",
                        "dev.lengthwise.experiment.TrainedModel.score",
                        "dev.lengthwise.gap.GapWork.judge", // of constructed weights
                        "dev.lengthwise.probe.Ablation.score", // of a model without one of its parts
                        "dev.lengthwise.run.Scores.of", "dev.lengthwise.run.StepScores.of", OWN_EXAMPLES);
        assertThat(callers(Generator.class.getName() + ".<init>")).filteredOn(SelectionTest::isNoBenchmark)
                .containsExactly("dev.lengthwise.cli.EvaluateCommand.call", "dev.lengthwise.evaluate.Generator.<init>",
                        "dev.lengthwise.experiment.Answer.of");
        assertThat(callers("dev.lengthwise.experiment.Answer.of"))
                .containsExactly("dev.lengthwise.cli.PredictCommand.call",
                        "dev.lengthwise.experiment.TrainedModel.answer");
    }

    @Test
    void aCheckpointIsTakenByItsStep() {
        assertThat(callers("dev.lengthwise.train.Checkpoint.read"))
                .containsExactly("dev.lengthwise.train.Checkpoints.copy", "dev.lengthwise.train.Checkpoints.model",
                        "dev.lengthwise.train.Trainer.resume");
        assertThat(callers("dev.lengthwise.train.Checkpoints.copy"))
                .containsExactly("dev.lengthwise.run.Branches.begin"); // at the step that the recipe names
        assertThat(callers("dev.lengthwise.train.Checkpoints.model"))
                .containsExactly("dev.lengthwise.experiment.StoredModel.open"); // whose step somebody names
        assertThat(callers("dev.lengthwise.train.Checkpoint.latest"))
                .containsExactly("dev.lengthwise.train.Checkpoints.latest", "dev.lengthwise.train.Trainer.resume");
        assertThat(callers("dev.lengthwise.train.Checkpoints.latest"))
                .containsExactly("dev.lengthwise.run.Run.requireOwnCheckpoint"); // by whose recipe it is

        assertThat(callers("dev.lengthwise.model.Parameters.load")).filteredOn(SelectionTest::isNoBenchmark)
                .containsExactly("dev.lengthwise.engine.torch.TorchModel.load");
        assertThat(callers("dev.lengthwise.engine.Model.load")).filteredOn(SelectionTest::isNoBenchmark)
                .containsExactly("dev.lengthwise.experiment.ModelFolder.open",
                        "dev.lengthwise.experiment.OtherTemper.load", // for one of the two others
                        "dev.lengthwise.experiment.StoredModel.open", "dev.lengthwise.train.Trainer.resume");
        assertThat(callers("dev.lengthwise.engine.kernel.KernelModel.load"))
                .containsExactly("dev.lengthwise.experiment.ConstructedStart.overwrite"); // what training starts from
        assertThat(Reach.of(CLASSES, Trainer.class, "resume")).contains("dev.lengthwise.train.Checkpoint.latest")
                .filteredOn(SCORES).isEmpty();
    }

    /** Nor does a study start, stop or leave out a run by a score. */
    @Test
    void runsAreWorkedOffWithoutReadingAScore() {
        Set<String> reached = Reach.of(CLASSES, RunQueue.class, "work",
                "dev.lengthwise.gap.GapQueue$Job.start", "dev.lengthwise.gap.GapQueue$Job.ended"); // of what is no run
        assertThat(reached).contains("dev.lengthwise.run.RunProcess.start");
        assertThat(reached).filteredOn(SCORES.and(TEST_SETTINGS.negate()) // how long a test takes is reckoned with
                .and(name -> !name.equals("dev.lengthwise.experiment.RunFolder.evaluation"))) // whether the file is there is asked
                .isEmpty();
    }

    private static boolean isResult(String name) {
        return name.startsWith("dev.lengthwise.run.Scores.") || name.startsWith("dev.lengthwise.run.RunResults.")
                || Stream.of(EvaluationFile.class, LengthScore.class, BriefScore.class, HintScore.class, RunEntry.class,
                        ScoreCurveEntry.class, ScoreCurve.class)
                        .anyMatch(type -> name.startsWith(type.getName() + "."))
                || Stream.of("exact", "token").anyMatch(part -> name.equals(ScoreLine.class.getName() + "." + part))
                || name.equals(MetricsFile.class.getName() + ".scoreCurves")
                || Stream.of("of", "read", "trained", "unseen", "words")
                        .anyMatch(method -> name.equals("dev.lengthwise.run.StepScores." + method))
                || name.equals("dev.lengthwise.experiment.RunFolder.evaluation");
    }

    private static boolean isNoBenchmark(String name) {
        return !name.startsWith("dev.lengthwise.bench.");
    }

    private static List<String> callers(String name) {
        Set<String> callers = new TreeSet<>();
        CLASSES.stream().flatMap(type -> type.getCodeUnits().stream()).filter(unit -> Reach.name(unit).equals(name))
                .map(JavaCodeUnit::getAccessesToSelf)
                .forEach(accesses -> accesses.forEach(access -> callers.add(Reach.name(access.getOrigin()))));
        return List.copyOf(callers);
    }
}
