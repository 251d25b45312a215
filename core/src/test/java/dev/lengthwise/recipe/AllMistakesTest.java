package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.train.TrainConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is wrong is told at once, from top to bottom, each with the place that it was written at. */
class AllMistakesTest {
    private static final String TRAIN_KEYS = String.join(", ",
            Section.keys(TrainConfig.class));

    @TempDir
    Path folder;

    private static List<String> wrong(ThrowingCallable reading) {
        return catchThrowableOfType(RecipeException.class, reading).lines();
    }

    private static List<String> wrong(String yaml, String... sets) {
        return wrong(() -> RecipeReader.parse("sort.yaml", yaml, List.of(sets)));
    }

    @Test
    void keysTypesAndBoundsAreToldTogether() {
        assertThat(wrong("""
                task: {kind: sort}
                accounting: both
                hints:
                  - {kind: count, share: 2, weigth: 1}
                lengths: [{min: 0, max: x, share: 1}]
                train:
                  stesp: 5
                  batch: 0
                  learningRate: -1
                  stopAt: {exact: 2, every: 0}
                evaluate: {lengths: [5, 0, 5, ten], samples: 0}
                """)).containsExactly(
                "sort.yaml:2:13: accounting: \"both\" is not allowed; one of replace, add",
                "sort.yaml:4:26: hints.0.share: 2.0 is not above 0 and below 1",
                "sort.yaml:4:29: hints.0.weigth: unknown key; did you mean weight? allowed: kind, share, lastShare, until, weight, of",
                "sort.yaml:5:17: lengths.0.min: 0 is below 1",
                "sort.yaml:5:25: lengths.0.max: \"x\" is not a whole number",
                "sort.yaml:7:3: train.stesp: unknown key; did you mean steps? allowed: " + TRAIN_KEYS,
                "sort.yaml:8:10: train.batch: 0 is not allowed: at least 1",
                "sort.yaml:9:17: train.learningRate: -1.0 is not allowed: above 0",
                "sort.yaml:10:19: train.stopAt.exact: 2.0 is not above 0 and at most 1",
                "sort.yaml:10:29: train.stopAt.every: 0 is below 1",
                "sort.yaml:11:25: evaluate.lengths.1: 0 is below 1",
                "sort.yaml:11:28: evaluate.lengths.2: 5 is there twice",
                "sort.yaml:11:31: evaluate.lengths.3: \"ten\" is not a whole number",
                "sort.yaml:11:46: evaluate.samples: 0 is below 1");
    }

    @Test
    void whatHoldsBetweenKeysIsCheckedBesideWrongOnesThatItDoesNotLookAt() {
        assertThat(wrong("""
                task: {kind: sort}
                hints: [{kind: count, share: 0.75}, {kind: fill, share: 0.5}]
                model: {width: 100, heads: 16}
                stretch: 3
                train: {clip: none}
                """)).containsExactly(
                "sort.yaml:2:8: hints: shares add up to 1.25; below 1 is needed, the rest is the main task's",
                "sort.yaml:3:16: model.width: 100 is not divisible by heads 16; width must be a multiple of heads",
                "sort.yaml:4:10: stretch: 3.0 does nothing where attention is not tempered with the length;"
                        + " model.temper.kind has to be log-length or the like",
                "sort.yaml:5:15: train.clip: \"none\" is not a number");
    }

    /** A default that stands for a wrong value is not what was asked for: what follows from it is not said. */
    @Test
    void whatFollowsFromAnotherMistakeIsNotTold() {
        assertThat(wrong("{task: {kind: sort}, model: {width: many, heads: 3}}")).hasSize(1);
        assertThat(wrong("{task: {kind: sort}, model: {widht: 6, heads: 3}}")).hasSize(1);
        assertThat(wrong("{task: {kind: srot, carries: 0.1}, hints: [{kind: carry}]}")).hasSize(1);
        assertThat(wrong("{taks: {kind: increment}, hints: [{kind: carry}]}")).hasSize(1);
        assertThat(wrong("{task: {kind: sort}, hints: [{kind: count, share: many}, {kind: fill, share: 0.6}]}"))
                .hasSize(1);
        assertThat(wrong("{task: {kind: sort}, hints: [count]}")).hasSize(1);
        assertThat(wrong("{task: {kind: sort}, model: {temper: {kind: lgo, beta: 2}}, stretch: 2}")).hasSize(1);
        assertThat(wrong("{task: {kind: sort}, lengths: [{min: x, max: 3}]}")).hasSize(1);
    }

    /** Of a record, a number that is missing and cannot be 1. */
    @Test
    void whatIsMissingDoesNotHideTheRest() {
        assertThat(wrong("""
                task: {kind: sort}
                model: {temper: {kind: log-length-beyond}, widht: 3}
                train: {stepz: 10}
                """)).containsExactly("sort.yaml:2:17: model.temper.from: missing; a whole number is needed",
                "sort.yaml:2:44: model.widht: unknown key; did you mean width? allowed: "
                        + String.join(", ", Section.keys(TransformerConfig.class)),
                "sort.yaml:3:9: train.stepz: unknown key; did you mean steps? allowed: " + TRAIN_KEYS);
    }

    @Test
    void whatStandsTwiceDoesNotHideTheRest() {
        assertThat(wrong("""
                task: {kind: sort}
                seed: 1
                seed: 2
                modle: 1
                """)).containsExactly("sort.yaml:3:1: seed: given twice, in lines 2 and 3",
                "sort.yaml:4:1: modle: unknown key; did you mean model? allowed: "
                        + String.join(", ", Section.keys(Recipe.class)));
    }

    @Test
    void ofVeryManyTheFirstTwentyAreTold() {
        String yaml = "task: {kind: sort}\n" + IntStream.range(0, 23).mapToObj(i -> "key" + i + ": 1\n")
                .collect(Collectors.joining());
        List<String> lines = wrong(yaml);
        assertThat(lines).hasSize(21).endsWith("and 3 more");
        assertThat(lines.getFirst()).startsWith("sort.yaml:2:1: key0: unknown key");
        assertThat(lines.get(19)).startsWith("sort.yaml:21:1: key19: unknown key");
    }

    @Test
    void anOptionIsToBlameForWhatItMakesOfTheFile() {
        String file = "{task: {kind: sort}, lengths: [{min: 2, max: 20}], model: {width: 128, heads: 4},"
                + " hints: [{kind: count, share: 0.4}, {kind: fill, share: 0.4}], train: {batch: 16},"
                + " evaluate: {lengths: [20]}}";
        assertThat(wrong(file, "model.heads=3"))
                .containsExactly("--set model.heads=3: model.width: 128 is not divisible"
                        + " by heads 3; width must be a multiple of heads");
        assertThat(wrong(file, "model.width=130")).containsExactly("--set model.width=130: 130 is not divisible by"
                + " heads 4; width must be a multiple of heads");
        assertThat(wrong(file, "lengths.0.min=30"))
                .containsExactly("--set lengths.0.min=30: lengths.0.max: 20 is below min 30");
        assertThat(wrong(file, "hints.1.share=0.7")).containsExactly("--set hints.1.share=0.7: hints: shares add up to"
                + " 1.1; below 1 is needed, the rest is the main task's");
        assertThat(wrong(file, "train.batch=2")).containsExactly("--set train.batch=2: 2 is too small; the main task"
                + " and every hint need an example of each batch");
        assertThat(wrong(file, "model.position={kind: learned, longest: 9}"))
                .containsExactly("--set model.position={kind: learned, longest: 9}: lengths.0.max: 20 is too long; the"
                        + " model reads up to 41 tokens then and has 9 positions (model.position.longest)",
                        "--set model.position={kind: learned, longest: 9}: evaluate.lengths.0: 20 is too long; the"
                                + " model reads up to 41 tokens then and has 9 positions (model.position.longest)");
        assertThat(wrong(file, "task.separator=false")).hasSize(2).allMatch(
                line -> line.startsWith("--set task.separator=false: hints."));
    }

    @Test
    void aStudyIsNoRecipeAndARecipeNoStudy() throws IOException {
        assertThat(wrong(() -> RecipeReader.read(study(STUDY), List.of())))
                .containsExactly(folder + "/trial.yaml: is a study, not a recipe; `study` runs it");
        assertThat(wrongStudy("{task: {kind: sort}, seed: 1}"))
                .containsExactly("trial.yaml: is a recipe, not a study; `train` trains it");
    }

    @Test
    void lengthsMayBeRanges() {
        String begin = "{task: {kind: sort, values: 500}, evaluate: {lengths: ";
        assertThat(RecipeReader.parse("x", begin + "[1, 5-8, 10-40:10]}}").evaluate().lengths())
                .containsExactly(1, 5, 6, 7, 8, 10, 20, 30, 40);
        assertThat(wrong(begin + "[8-5, 5-9, 7, 1-2000000000, 3-4:0, 5-x]}}")).containsExactly(
                "sort.yaml:1:56: evaluate.lengths.0: 8-5 runs backwards; write 5-8",
                "sort.yaml:1:66: evaluate.lengths.2: 7 is there twice",
                "sort.yaml:1:69: evaluate.lengths.3: 1-2000000000 are 2000000000 lengths, of which at most 10000 are"
                        + " allowed; a step such as 1-2000000000:200001 leaves some out",
                "sort.yaml:1:83: evaluate.lengths.4: 3-4:0 has step 0, which is below 1",
                "sort.yaml:1:90: evaluate.lengths.5: \"5-x\" is not a whole number");
    }

    @Test
    void everyOptionThatIsWrongIsTold() {
        assertThat(wrong("{task: {kind: sort}, sede: 1}", "train.steps=many", "seed", "model.heads=[", "trian.steps=1"))
                .containsExactly("sort.yaml:1:22: sede: unknown key; did you mean seed? allowed: "
                        + String.join(", ", Section.keys(Recipe.class)),
                        "--set train.steps=many: \"many\" is not a whole number",
                        "--set seed: is not KEY=VALUE, such as train.steps=500",
                        "--set model.heads=[: not YAML: expected the node content, but found '<stream end>'",
                        "--set trian.steps=1: trian: unknown key; did you mean train? allowed: "
                                + String.join(", ", Section.keys(Recipe.class)));
    }

    private Path study(String yaml) throws IOException {
        return Files.writeString(folder.resolve("trial.yaml"), yaml);
    }

    private List<String> wrongStudy(String yaml, String... sets) throws IOException {
        Path file = study(yaml);
        return wrong(() -> StudyPlan.read(file, null, List.of(sets))).stream()
                .map(line -> line.replace(folder + "/", "")).toList();
    }

    private static final String STUDY = """
            recipe: {task: {kind: sort}, model: {width: 128, heads: 4}, evaluate: {lengths: [20]}}
            seeds: [1, 2]
            threshold: {length: 20, exact: 0.9}
            arms:
              - {name: a}
              - {name: b, set: {train: {steps: 5}}}
            """;

    @Test
    void armsScalesAndSetsOfAStudyAreToldTogether() throws IOException {
        assertThat(wrongStudy("""
                titel: x
                recipe: {task: {kind: sort}, model: {width: 128}}
                scales:
                  smoke: {seeds: [1, 1], set: {train: {stesp: 1}}}
                  laptop: {seeds: [x], arms: {b: {train: {batch: 0}}, c: {}}}
                threshold: {length: 0, exact: 2}
                arms:
                  - {name: a, control: b}
                  - {name: b, set: {model: {heads: 3}}, control: d}
                  - {name: b}
                  - {set: {seed: 4}, matches: {arm: z, exampels: main}}
                paper:
                  - {arm: q, length: 5, exact: 0.5}
                """)).containsExactly(
                "trial.yaml:1:1: titel: unknown key; did you mean title? allowed: name, title, question, recipe, scales,"
                        + " scale, note, seeds, threshold, endpoint, similarity, arms, paper",
                "trial.yaml:4:18: scales.smoke.seeds: has 1 twice",
                "trial.yaml:4:40: scales.smoke.set.train.stesp: unknown key; did you mean steps? allowed: "
                        + TRAIN_KEYS,
                "trial.yaml:5:20: scales.laptop.seeds.0: \"x\" is not a whole number",
                "trial.yaml:5:50: scales.laptop.arms.b.train.batch: 0 is not allowed: at least 1",
                "trial.yaml:5:55: scales.laptop.arms.c: unknown key; allowed: a, b, b, x",
                "trial.yaml:6:21: threshold.length: 0 is below 1",
                "trial.yaml:6:31: threshold.exact: 2.0 is not above 0 and at most 1",
                "trial.yaml:9:36: arms.1.set.model.heads: model.width: 128 is not divisible by heads 3; width must be a"
                        + " multiple of heads",
                "trial.yaml:10:12: arms.2.name: \"b\" occurs twice; each arm needs its own name",
                "trial.yaml:11:5: arms.3.name: missing; text is needed",
                "trial.yaml:11:12: arms.3.set.seed: not allowed in a study; names come from study and arm, seeds from"
                        + " seeds",
                "trial.yaml:11:40: arms.3.matches.exampels: unknown key; did you mean examples? allowed: arm, examples",
                "trial.yaml:13:11: paper.0.arm: \"q\" is not one of the arms a, b, b, x",
                "trial.yaml:13:32: paper.0.exact: 0.5 is not text; put it in quotes");
    }

    @Test
    void aStudysOptionIsToBlameForWhatItMakesOfEveryArm() throws IOException {
        assertThat(wrongStudy(STUDY, "model.heads=3")).containsExactly("--set model.heads=3: model.width: 128 is not"
                + " divisible by heads 3; width must be a multiple of heads");
        assertThat(wrongStudy(STUDY, "evaluate.lengths=[5]")).containsExactly(
                "--set evaluate.lengths=[5]: threshold has length 20; arm a is tested at 5");
        assertThat(wrongStudy(STUDY, "train.steps=7", "modle.width=3")).hasSize(2).allMatch(
                line -> line.startsWith("--set "));
    }

    @Test
    void aBasesMistakesNameItsFileAndAreToldOnce() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "task: {kind: sort}\nmodel: {heads: 3}\ntrain: {stesp: 3}\n");
        assertThat(wrongStudy("{recipe: base.yaml, seeds: [], arms: [{name: a}, {name: b, set: {seed: 3}}]}"))
                .containsExactly("trial.yaml:1:28: seeds: is empty; at least one is needed",
                        "trial.yaml:1:66: arms.1.set.seed: not allowed in a study; names come from study and arm, seeds"
                                + " from seeds",
                        "base.yaml:2:8: model.width: 128 is not divisible by heads 3; width must be a multiple of heads",
                        "base.yaml:3:9: train.stesp: unknown key; did you mean steps? allowed: " + TRAIN_KEYS);
    }

    @Test
    void aStudyFindsTheRecipesThatComeAlongByName() throws IOException {
        StudyPlan plan = StudyPlan.read(study("{recipe: sort, seeds: [1], arms: [{name: a}]}"), null, List.of());
        assertThat(plan.arms().getFirst().recipe().withSeed(1))
                .usingRecursiveComparison().ignoringFields("name", "seed")
                .isEqualTo(RecipeReader.read(Path.of("recipes/sort.yaml"), List.of()));
        assertThat(wrongStudy("{recipe: sotr, seeds: [1], arms: [{name: a}]}")).containsExactly(
                "trial.yaml:1:10: recipe: \"sotr\": no such file, and none of the shipped recipes: did you mean"
                        + " sort? " + String.join(", ", Shipped.RECIPES.names()));
        Files.writeString(folder.resolve("mine"), "{task: {kind: sort, values: 7}}");
        assertThat(
                (StudyPlan.read(study("{recipe: mine, seeds: [1], arms: [{name: a}]}"), null, List.of())).arms()
                        .getFirst().recipe().task().task().vocabulary().values())
                .isEqualTo(7);
    }

    @Test
    void everyDamagedStudyIsReadOrRefused() throws IOException {
        String whole = Files.readString(Path.of("studies/hints.yaml"));
        String pieces = "[]{}:,-#&*!|>'\"%@`~\n\t ?0123456789eE.+nullyx";
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                int at = random.nextInt(damaged.length());
                if (random.nextBoolean()) {
                    damaged.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
                } else {
                    damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(1, 40)));
                }
            }
            try {
                var _ = StudyPlan.read(study(damaged.toString()), null, List.of());
            } catch (RecipeException e) {
                refused++;
                assertThat(e.lines()).hasSizeBetween(1, 21);
            }
        }
        assertThat(refused).isBetween(40, 199);
    }
}
