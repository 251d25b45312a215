package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.lengthwise.model.Temper;
import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.train.TrainConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyPlanReaderTest {
    private static final String HEADLINE = """
            title: Does the hint help?
            question: >
              Sorting, with the successor hint
              and without.
            recipe:
              task: {kind: sort}
              model: {width: 64, temper: {kind: log-length, beta: 0.5}}
              evaluate: {lengths: [5, 100], samples: 10}
            seeds: [1, 2, 3]
            arms:
              - name: control
              - name: successor
                description: half of each batch
                set:
                  hints: [{kind: successor, share: 0.5}]
                  model: {width: 32, temper: {kind: one-plus-log-length}}
            paper:
              - {arm: control, length: 100, exact: < 0.01, note: width 1024}
              - {arm: successor, length: 100, exact: "> 0.92"}
            """;

    private static final String SCALES = """
            note: any scale
            threshold: {length: 20, exact: 0.95}
            recipe:
              task: {kind: sort}
              train: {steps: 7, batch: 16}
              evaluate: {lengths: [20, 100]}
            scales:
              smoke: {seeds: [1]}
              laptop:
                seeds: [11, 12, 13]
                set: {model: {width: 64}, train: {steps: 900}}
                arms: {large: {train: {batch: 64}}}
                note: nine minutes
              paper:
                seeds: [1, 2, 3, 4, 5]
                threshold: {length: 100, exact: 0.99}
                set: {lengths: [{min: 2, max: 100}], model: {width: 1024, heads: 16}}
            arms:
              - name: control
              - name: large
                set: {train: {batch: 32}}
              - name: small
                control: large
                set: {train: {steps: 5}}
              - name: alone
                control: none
            """;

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void placeTheFile() throws IOException {
        Files.createDirectories(folder.resolve("studies"));
        Files.createDirectories(folder.resolve("recipes"));
        file = folder.resolve("studies/headline.yaml");
    }

    private StudyPlan read(Scale scale) throws IOException {
        return StudyPlan.read(Files.writeString(file, SCALES), scale, List.of());
    }

    private StudyPlan read(String yaml, String... sets) throws IOException {
        return StudyPlan.read(Files.writeString(file, yaml), null, List.of(sets));
    }

    @Test
    void readsArmsSeedsAndFigures() throws IOException {
        StudyPlan plan = read(HEADLINE);
        assertThat(plan.name()).isEqualTo("headline");
        assertThat(plan.title()).isEqualTo("Does the hint help?");
        assertThat(plan.question()).isEqualTo("Sorting, with the successor hint and without.\n");
        assertThat(plan.seeds()).containsExactly(1L, 2L, 3L);
        assertThat(plan.arms()).extracting(StudyPlan.Arm::name).containsExactly("control", "successor");
        assertThat(plan.arms()).extracting(StudyPlan.Arm::description).containsExactly("", "half of each batch");
        assertThat(plan.paper()).containsExactly(new PaperFigure("control", 100, "< 0.01", "width 1024", false),
                new PaperFigure("successor", 100, "> 0.92", "", false));
    }

    @Test
    void anArmIsTheBaseRecipeWithItsSetLaidOver() throws IOException {
        StudyPlan plan = read(HEADLINE);
        Recipe control = plan.arm("control").recipe().withSeed(2);
        Recipe successor = plan.arm("successor").recipe().withSeed(3);
        assertThat(control.name()).isEqualTo("headline-control");
        assertThat(control.seed()).isEqualTo(2);
        assertThat(control.model().temper()).isEqualTo(new Temper.LogLength(0.5, Temper.Per.HEAD, true));
        assertThat(control.hints()).isEmpty();
        assertThat(successor.name()).isEqualTo("headline-successor");
        assertThat(successor.seed()).isEqualTo(3);
        assertThat(successor.model().temper()).isEqualTo(new Temper.OnePlusLogLength(1, Temper.Per.HEAD, true));
        assertThat(List.of(successor.model().width(), successor.model().mlp())).containsExactly(32, 128);
        assertThat(successor.hints()).containsExactly(new HintConfig("successor", 0.5, 1, null));
        assertThat(successor.lengths()).isEqualTo(control.lengths());
        assertThat(successor.evaluate()).isEqualTo(control.evaluate())
                .isEqualTo(new EvaluateConfig(List.of(5, 100), 10, 2310));
    }

    @Test
    void anArmTellsWhereItDiffersAsSetsThatWouldDoTheSame() throws IOException {
        StudyPlan.Arm arm = read(HEADLINE).arms().getLast();
        assertThat(arm.set()).containsExactly(entry("hints", "[{kind: successor, share: 0.5}]"),
                entry("model.width", "32"), entry("model.temper.kind", "one-plus-log-length"));
        Path base = Files.writeString(folder.resolve("recipes/base.yaml"),
                """
                        {name: headline-successor, task: {kind: sort}, model: {width: 64, temper: {kind: log-length, beta: 0.5}},
                         evaluate: {lengths: [5, 100], samples: 10}}
                        """);
        List<String> sets = arm.set().entrySet().stream().map(set -> set.getKey() + "=" + set.getValue()).toList();
        assertThat(RecipeReader.read(base, sets)).isEqualTo(arm.recipe());
    }

    @Test
    void theBaseMayBeAFileBesideTheStudy() throws IOException {
        Files.writeString(folder.resolve("recipes/base.yaml"),
                "{name: base, task: {kind: sort}, seed: 9, hints: [{kind: count}]}");
        StudyPlan plan = read(
                "{recipe: ../recipes/base.yaml, seeds: [4], arms: [{name: a}, {name: b, set: {hints: []}}]}");
        assertThat(plan.title()).isEqualTo("headline");
        assertThat(plan.arm("a").recipe().withSeed(4).name()).isEqualTo("headline-a");
        assertThat(plan.arm("a").recipe().withSeed(4).seed()).isEqualTo(4);
        assertThat(plan.arm("a").recipe().withSeed(4).hints()).containsExactly(new HintConfig("count", 0.5, 1, null));
        assertThat(plan.arm("b").recipe().withSeed(4).hints()).isEmpty();
    }

    @Test
    void setsCountForEveryArm() throws IOException {
        StudyPlan plan = read(HEADLINE, "train.steps=7", "model.heads=2");
        assertThat(plan.arms()).extracting(arm -> arm.recipe().train().steps()).containsExactly(7, 7);
        assertThat(plan.arms()).extracting(arm -> arm.recipe().model().heads()).containsExactly(2, 2);
    }

    @Test
    void aCountOfSeedsTakesThePlansOwnFirst() throws IOException {
        StudyPlan plan = read(HEADLINE.replace("seeds: [1, 2, 3]", "seeds: [11, 17, 12]"));
        assertThat(plan.withSeeds(2).seeds()).containsExactly(11L, 17L);
        assertThat(plan.withSeeds(5).seeds()).containsExactly(11L, 17L, 12L, 18L, 19L);
        assertThat(plan.withSeeds(5).arms()).isEqualTo(plan.arms());
        assertThatThrownBy(() -> plan.withSeeds(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seeds 0 is below 1");
    }

    @Test
    void aStudyHasNoMoreRunsThanFoldersThatSomebodyLooksThrough() throws IOException {
        StudyPlan plan = read(HEADLINE);
        assertThat(plan.withSeeds(5_000).seeds()).hasSize(5_000);
        assertThatThrownBy(() -> plan.withSeeds(1_000_000)).hasMessage("seeds are too many: 2 arms × 1,000,000 seeds ="
                + " 2,000,000 runs; a study has at most 10,000 runs");
        String many = IntStream.range(0, 1_000).mapToObj(i -> "{name: a" + i + "}").collect(Collectors.joining(", "));
        Places.assertRefusedSomewhere(
                () -> read("{recipe: {task: {kind: sort}}, seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], arms: [" + many
                        + "]}"),
                file + ": seeds: are too many: 1000 arms × 11 seeds = 11,000 runs; a study has at most 10,000 runs");
        assertThat(read("{recipe: {task: {kind: sort}}, seeds: [1, 2], arms: [" + many + "]}").arms()).hasSize(1_000);
    }

    /** What a study of a thousand arms keeps as its plan is read again. */
    @Test
    void aPlanOfAThousandArmsIsReadAsItIsWritten() throws IOException {
        String many = IntStream.range(0, 1_000).mapToObj(i -> "{name: a" + i + ", set: {train: {steps: " + (i + 1)
                + "}}}").collect(Collectors.joining(", "));
        String written = StudyPlanWriter.yaml(read("{recipe: {task: {kind: sort}}, seeds: [1], arms: [" + many + "]}"));
        assertThat(written).hasSizeGreaterThan(1 << 20);
        assertThat(StudyPlanWriter.yaml(read(written))).isEqualTo(written);
    }

    @Test
    void anArmIsComparedWithTheFirstUnlessItSaysOtherwise() throws IOException {
        assertThat(read(Scale.SMOKE).arms()).extracting(StudyPlan.Arm::controls).containsExactly(List.of(),
                List.of("control"),
                List.of("large"), List.of());
        assertThat(read(HEADLINE).arms()).extracting(StudyPlan.Arm::controls).containsExactly(List.of(),
                List.of("control"));
    }

    @Test
    void aScaleIsLaidOverTheRecipeAndUnderTheArms() throws IOException {
        StudyPlan laptop = read(Scale.LAPTOP);
        assertThat(laptop.scale()).isEqualTo(Scale.LAPTOP);
        assertThat(laptop.note()).isEqualTo("nine minutes");
        assertThat(laptop.seeds()).containsExactly(11L, 12L, 13L);
        assertThat(laptop.arms()).extracting(arm -> arm.recipe().model().width()).containsOnly(64);
        assertThat(laptop.arms()).extracting(arm -> arm.recipe().train().steps()).containsExactly(900, 900, 5, 900);
        assertThat(laptop.arms()).extracting(arm -> arm.recipe().train().batch()).containsExactly(16, 64, 16, 16);
        assertThat(laptop.arms().get(1).set()).containsExactly(entry("train.batch", "64"));
        assertThat(read(SCALES, "model.heads=2").arms()).extracting(arm -> arm.recipe().model().heads())
                .containsOnly(2);
    }

    @Test
    void eachScaleHasSeedsSizesAndANoteOfItsOwn() throws IOException {
        StudyPlan smoke = read(Scale.SMOKE);
        assertThat(smoke.seeds()).containsExactly(1L);
        assertThat(smoke.note()).isEqualTo("any scale");
        assertThat(smoke.arms()).extracting(arm -> arm.recipe().train().batch()).containsExactly(16, 32, 16, 16);
        assertThat(smoke.threshold()).isEqualTo(new Threshold(20, 0.95));
        assertThat(read(Scale.PAPER).threshold()).isEqualTo(new Threshold(100, 0.99));
        assertThat(read(Scale.PAPER).arms()).extracting(arm -> arm.recipe().model().width()).containsOnly(1024);
        assertThat(Plan.scales(file)).containsExactly(Scale.SMOKE, Scale.LAPTOP, Scale.PAPER);
    }

    /** The control of what is left has none, and what is not left is compared with nothing. */
    @Test
    void aPartOfItsArmsAndSeedsIsAStudyToo() throws IOException {
        StudyPlan plan = read(Scale.LAPTOP);
        StudyPlan part = plan.only(List.of("small", "large"), List.of(plan.seeds().getLast()));
        assertThat(part.seeds()).containsExactly(plan.seeds().getLast());
        assertThat(part.arms()).extracting(StudyPlan.Arm::name).containsExactly("large", "small");
        assertThat(part.arms()).extracting(StudyPlan.Arm::controls).containsExactly(List.of(), List.of("large"));
        assertThat(part.arms().getLast().recipe()).isEqualTo(plan.arm("small").recipe());
        assertThat(plan.only(List.of("small"), List.of()).arms()).extracting(StudyPlan.Arm::controls)
                .containsExactly(List.of());
        assertThat(plan.only(List.of(), List.of()).arms()).isEqualTo(plan.arms());
        assertThatThrownBy(() -> plan.only(List.of("tiny"), List.of()))
                .hasMessage("no arm tiny; there are control, large, small, alone");
    }

    @Test
    void theLaptopsScaleIsTheUsualOne() throws IOException {
        assertThat(read(SCALES)).isEqualTo(read(Scale.LAPTOP));
        assertThat(read(HEADLINE).scale()).isNull();
        assertThat(Plan.scales(file)).isEmpty();
    }

    @Test
    void whatIsWrittenIsTheChosenScale() throws IOException {
        StudyPlan laptop = read(Scale.LAPTOP);
        String yaml = StudyPlanWriter.yaml(laptop);
        assertThat(yaml.lines()).contains("scale: laptop", "note: nine minutes", "seeds: [11, 12, 13]")
                .doesNotContain("scales:");
        StudyPlan again = read(yaml);
        assertThat(StudyPlanWriter.yaml(again)).isEqualTo(yaml);
        assertThat(again).usingRecursiveComparison().ignoringFields("arms").isEqualTo(laptop);
        assertThat(again.arms()).usingRecursiveComparison().ignoringFields("set").isEqualTo(laptop.arms());
    }

    /** Figures of the paper are about its size: the scale paper, or one that says so, as its file has it; not another recipe. */
    @Test
    void figuresAreOfTheScaleThatHasTheirSize() throws IOException {
        String figure = "paper: [{arm: small, length: 100, exact: < 1 %}]\n";
        String same = SCALES.replace("note: nine minutes", "sameSize: true");
        for (String study : List.of(SCALES, same)) {
            for (Scale scale : Scale.values()) {
                StudyPlan plan = StudyPlan.read(Files.writeString(file, study + figure), scale, List.of());
                boolean expected = scale == Scale.PAPER || study.equals(same) && scale == Scale.LAPTOP;
                assertThat(plan.paper().getFirst().sameSize()).as(scale + study).isEqualTo(expected);
                StudyPlan again = read(StudyPlanWriter.yaml(plan));
                assertThat(again.paper()).isEqualTo(plan.paper());
            }
        }
        StudyPlan other = StudyPlan.read(Files.writeString(file, SCALES + figure), Scale.PAPER,
                List.of("train.clip=2"));
        assertThat(other.paper().getFirst().sameSize()).isFalse();
        assertThat(read(StudyPlanWriter.yaml(other)).paper()).isEqualTo(other.paper());
        assertThatThrownBy(() -> read(SCALES + figure.replace("exact", "sameSize: true, exact")))
                .isExactlyInstanceOf(RecipeException.class)
                .hasMessageEndingWith("sameSize: not allowed beside scales; each scale says it for itself");
    }

    @Test
    void aScaleThatIsNotThereIsRefused() throws IOException {
        assertThatThrownBy(() -> StudyPlan.read(Files.writeString(file, HEADLINE), Scale.PAPER, List.of()))
                .isExactlyInstanceOf(RecipeException.class)
                .hasMessage(file + ":1:1: scales: none; the study has one size, so leave out --scale paper");
        String written = StudyPlanWriter.yaml(read(Scale.LAPTOP));
        assertThatThrownBy(() -> StudyPlan.read(Files.writeString(file, written), Scale.PAPER, List.of()))
                .isExactlyInstanceOf(RecipeException.class)
                .hasMessage(file + ":4:8: scale: is laptop; the study was written at this scale, not at paper");
        assertThatThrownBy(() -> read(SCALES.replaceAll("(?s)  laptop:.*nine minutes\n", "")))
                .isExactlyInstanceOf(RecipeException.class)
                .hasMessage(file + ":8:3: scales: has no laptop; --scale may be smoke or paper");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            scales: {}                          => scales: is empty; at least one of smoke, laptop, paper is needed
            scales: [1]                         => scales: a list is not a map with the keys smoke, laptop, paper
            scales: {laptpo: {}}                => scales.laptpo: unknown key; did you mean laptop? allowed: smoke, laptop, paper
            scales: {laptop: {seed: 1}}         => scales.laptop.seed: unknown key; did you mean seeds? allowed: seeds, threshold, endpoint, set, arms, note, sameSize
            scales: {laptop: {}}                => seeds: missing; a list is needed
            scales: {laptop: {seeds: [4, 4]}}   => scales.laptop.seeds: has 4 twice
            scales: {laptop: {seeds: [x]}}, seeds: [1] => scales.laptop.seeds.0: "x" is not a whole number
            scales: {laptop: {seeds: []}}       => scales.laptop.seeds: is empty; at least one is needed
            scales: {laptop: {seeds: [1], set: 5}} => scales.laptop.set: 5 is not a map of a recipe's keys
            scales: {laptop: {seeds: [1], set: {seed: 5}}} => scales.laptop.set.seed: not allowed in a study; names come from study and arm, seeds from seeds
            scales: {laptop: {seeds: [1], set: {train: {stesp: 5}}}} => scales.laptop.set.train.stesp: unknown key; did you mean steps? allowed: K
            scales: {laptop: {seeds: [1], arms: {b: {}}}} => scales.laptop.arms.b: unknown key; allowed: a
            scales: {laptop: {seeds: [1], arms: {a: 5}}} => scales.laptop.arms.a: 5 is not a map of a recipe's keys
            scale: huge, seeds: [1]             => scale: "huge" is not allowed; one of smoke, laptop, paper
            scale: laptop, scales: {laptop: {seeds: [1]}} => scale: not allowed beside scales; it says which of them a study was written at
            """)
    void aScaleThatCannotBeUsedIsRefusedInOneLine(String yaml, String message) {
        String keys = String.join(", ", Section.keys(TrainConfig.class));
        Places.assertRefusedSomewhere(() -> read("{" + yaml + ", recipe: {task: {kind: sort}}, arms: [{name: a}]}"),
                file + ": " + message.replace("allowed: K", "allowed: " + keys));
    }

    @Test
    void representationsAreComparedOnlyIfAskedFor() throws IOException {
        assertThat(read(HEADLINE).similarity()).isFalse();
        StudyPlan asked = read(HEADLINE + "similarity: true");
        assertThat(asked.similarity()).isTrue();
        assertThat(asked.withSeeds(2).similarity()).isTrue();
        assertThat(read(StudyPlanWriter.yaml(asked)).similarity()).isTrue();
        assertThat(StudyPlanWriter.yaml(read(HEADLINE))).doesNotContain("similarity");
    }

    @Test
    void anArmThatIsNotThereHasNoRecipe() throws IOException {
        StudyPlan plan = read(HEADLINE);
        assertThatThrownBy(() -> plan.arm("hint")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("arm hint is not in study headline");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            recipe: R, seeds: [1]                    => arms: missing; a list is needed
            recipe: R, seeds: [1], arms: []          => arms: is empty; at least one is needed
            recipe: R, arms: A                       => seeds: missing; a list is needed
            recipe: R, seeds: [], arms: A            => seeds: is empty; at least one is needed
            recipe: R, seeds: 3, arms: A             => seeds: 3 is not a list
            recipe: R, seeds: [1, 2, 1], arms: A     => seeds: has 1 twice
            recipe: R, seeds: [1.5], arms: A         => seeds.0: 1.5 is not a whole number
            recipe: R, seeds: [-1], arms: A          => seeds.0: -1 is not a whole number from 0 to 9223372036854775807
            seeds: [1], arms: A                      => recipe: missing; a recipe, the name of one or the path of one is needed
            recipe: 7, seeds: [1], arms: A           => recipe: 7 is neither a recipe nor the name or path of one
            recipe: [1], seeds: [1], arms: A         => recipe: a list is neither a recipe nor the name or path of one
            recipe: /etc/x.yaml, seeds: [1], arms: A => recipe: "/etc/x.yaml" is not a path relative to the study's file
            recipe: "", seeds: [1], arms: A          => recipe: "" is not a path relative to the study's file
            recipe: {}, seeds: [1], arms: A          => recipe.task: missing; {kind: KIND} is needed, where KIND is one of WHOLE
            recipe: {task: {kind: sort}, seed: 1}, seeds: [1], arms: A => recipe.seed: not allowed in a study; names come from study and arm, seeds from seeds
            recipe: {task: {kind: sort, vales: 9}}, seeds: [1], arms: A => recipe.task.vales: unknown key; did you mean values? allowed: KEYS
            recipe: R, seeds: [1], arms: [{name: a}, {name: a}] => arms.1.name: "a" occurs twice; each arm needs its own name
            recipe: R, seeds: [1], arms: [control]   => arms.0: "control" is not a map with the keys name, description, control, matches, set
            recipe: R, seeds: [1], arms: [{set: {}}] => arms.0.name: missing; text is needed
            recipe: R, seeds: [1], arms: [{name: No Hint}] => arms.0.name: "No Hint" is not usable as a folder's name; up to 40 of a-z, 0-9 and -, not starting with -
            recipe: R, seeds: [1], arms: [{name: -}] => arms.0.name: "-" is not usable as a folder's name; up to 40 of a-z, 0-9 and -, not starting with -
            recipe: R, seeds: [1], arms: [{name: a, sets: {}}] => arms.0.sets: unknown key; did you mean set? allowed: name, description, control, matches, set
            recipe: R, seeds: [1], arms: [{name: a, set: [1]}] => arms.0.set: a list is not a map of a recipe's keys
            recipe: R, seeds: [1], arms: [{name: a, set: {seed: 4}}] => arms.0.set.seed: not allowed in a study; names come from study and arm, seeds from seeds
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, set: {model: {widht: 4}}}] => arms.1.set.model.widht: unknown key; did you mean width? allowed: depth, width, heads, mlp, norm, activation, temper, position, attention
            recipe: R, seeds: [1], arms: [{name: a, set: {model: {width: 101}}}] => arms.0.set.model.width: 101 is not divisible by heads 4; width must be a multiple of heads
            recipe: R, seeds: [1], arms: [{name: a, set: {hints: [{kind: count, share: 2}]}}] => arms.0.set.hints.0.share: 2.0 is not above 0 and below 1
            recipe: R, seeds: [1], arms: A, paper: [{arm: b, length: 5, exact: x}] => paper.0.arm: "b" is not one of the arms a
            recipe: R, seeds: [1], arms: A, paper: [{arm: a, length: 0, exact: x}] => paper.0.length: 0 is below 1
            recipe: R, seeds: [1], arms: A, paper: [{arm: a, length: 5, exact: 0.5}] => paper.0.exact: 0.5 is not text; put it in quotes
            recipe: R, seeds: [1], arms: A, paper: [{arm: a, length: 5, exact: " "}] => paper.0.exact: is empty
            recipe: R, seeds: [1], arms: A, paper: [{arm: a, exact: x}] => paper.0.length: missing; a whole number is needed
            recipe: R, seeds: [1], arms: [{name: a, control: b}, {name: b}] => arms.0.control: has a control for a; the first arm has none, others are compared with it
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, control: c}] => arms.1.control: compares b with c, which is not another one of a, b
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, control: b}] => arms.1.control: compares b with b, which is not another one of a, b
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, control: [a, c]}] => arms.1.control: compares b with c, which is not another one of a, b
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, control: [a, a]}] => arms.1.control.1: "a" is there twice
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, control: [a, 1]}] => arms.1.control.1: 1 is not text; put it in quotes
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, control: []}] => arms.1.control: is empty; at least one is needed
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, matches: a}] => arms.1.matches: "a" is not a map with the keys arm, examples
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, matches: {arm: c}}] => arms.1.matches: has b match c, which is not another one of a, b
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, matches: {arm: b}}] => arms.1.matches: has b match b, which is not another one of a, b
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, matches: {arm: a, examples: all}}] => arms.1.matches.examples: "all" is not allowed; one of main, total
            recipe: R, seeds: [1], arms: [{name: none}] => arms.0.name: none is not allowed; control: none says that an arm is compared with none
            recipe: R, seeds: [1], arms: A, threshold: 0.95 => threshold: 0.95 is not a map with the keys length, exact
            recipe: R, seeds: [1], arms: A, threshold: {length: 20} => threshold.exact: missing; a number is needed
            recipe: R, seeds: [1], arms: A, threshold: {length: 20, exact: 95} => threshold.exact: 95.0 is not above 0 and at most 1
            recipe: R, seeds: [1], arms: A, threshold: {length: 0, exact: 1} => threshold.length: 0 is below 1
            recipe: R, seeds: [1], arms: A, threshold: {length: 30, exact: 1} => threshold: has length 30; arm a trains on 2 to 20
            recipe: {task: {kind: sort}, lengths: [{min: 2, max: 4, share: 0.5}, {min: 20, max: 20, share: 0.5}]}, seeds: [1], arms: [{name: a}], threshold: {length: 10, exact: 1} => threshold: has length 10; arm a trains on 2 to 4, 20
            recipe: R, seeds: [1], arms: A, threshold: {length: 19, exact: 1} => threshold: has length 19; arm a is tested at 5, 10, 20, 30, 50, 100
            recipe: R, seeds: [1], arms: A, endpoint: {metric: exact, treatment: a, control: b, margin: 0.1} => endpoint.metric: exact needs a length
            recipe: R, seeds: [1], arms: A, endpoint: {metric: n50, treatment: a, control: c, margin: 0.1} => endpoint: is about arm c, which is not one of a
            recipe: R, seeds: [1], arms: [{name: a}, {name: b}], endpoint: {metric: exact, length: 7, treatment: b, control: a, margin: 0.1} => endpoint: has length 7; arm b is tested at 5, 10, 20, 30, 50, 100
            recipe: R, seeds: [1], arms: [{name: a}, {name: b}], endpoint: {metric: n50, treatment: b, control: a, margin: 1, guard: {length: 50, exact: 1}} => endpoint: has a guard at length 50; arm b trains on 2 to 20
            recipe: R, seeds: [1], arms: [{name: a}, {name: b}], endpoint: {metric: n50, treatment: b, control: a, margin: 0} => endpoint.margin: 0.0 is not above 0
            recipe: R, seeds: [1], arms: [{name: a}, {name: b}], endpoint: {metric: n49, treatment: b, control: a, margin: 1} => endpoint.metric: "n49" is not allowed; one of exact, n50, log2-n50
            recipe: R, seeds: [1], arms: A, similarity: 1 => similarity: 1 is not true or false
            recipe: R, seeds: [1], arms: [{name: a}, {name: b, set: {task: {kind: increment}}}], similarity: true => similarity: cannot be true where tasks differ, as models are compared on the same inputs: b has another task than a
            name: Head Line, recipe: R, seeds: [1], arms: A => name: "Head Line" is not usable as a folder's name; up to 40 of a-z, 0-9 and -, not starting with -
            sedes: [1], recipe: R, arms: A           => sedes: unknown key; did you mean seeds? allowed: name, title, question, recipe, scales, scale, note, seeds, threshold, endpoint, similarity, arms, paper
            recipe: R, seeds: [1], similarity: true, arms: [{name: a}, {name: b, set: {task: {kind: increment}}}] => similarity: cannot be true where tasks differ, as models are compared on the same inputs: b has another task than a
            """)
    void whatCannotBeUsedIsRefusedInOneLine(String yaml, String message) {
        String whole = "{" + yaml.replace(": R,", ": {task: {kind: sort}},").replace(": A", ": [{name: a}]") + "}";
        Places.assertRefusedSomewhere(() -> read(whole), file + ": " + AllTasks.in(message));
    }

    @Test
    void errorsInTheBasesFileNameThatFile() throws IOException {
        Path base = Files.writeString(folder.resolve("recipes/base.yaml"), "{task: {kind: sort}, modle: 1}");
        assertThatThrownBy(() -> read("{recipe: ../recipes/base.yaml, seeds: [1], arms: [{name: a}]}"))
                .isExactlyInstanceOf(RecipeException.class)
                .hasMessage(base + ":1:22: modle: unknown key; did you mean model?"
                        + " allowed: name, task, hints, accounting, lengths, clusters, stretch, model, start, train, evaluate, seed");
        assertThatThrownBy(() -> read("{recipe: none.yaml, seeds: [1], arms: [{name: a}]}"))
                .isExactlyInstanceOf(RecipeException.class)
                .hasMessage(file + ":1:10: recipe: " + file.resolveSibling("none.yaml") + " does not exist");
    }

    @Test
    void aSetMayNotGiveTheSeed() {
        assertThatThrownBy(() -> read(HEADLINE, "seed=4")).isExactlyInstanceOf(RecipeException.class).hasMessage(
                "--set seed=4: not allowed in a study; names come from study and arm, seeds from seeds");
    }

    @Test
    void aSetMayNotUndoWhatArmsDifferBy() throws IOException {
        String yaml = "{recipe: {task: {kind: sort}}, seeds: [1], arms: [{name: a}, {name: b, set: {train: {batch: 64}}},"
                + " {name: c, set: {hints: [{kind: count, share: 0.5}], train: {batch: 32}}}]}";
        String refusal = "arms differ by it (%s), and would not if it were set for all; change it in a copy of the study's file";
        assertThatThrownBy(() -> read(yaml, "train.batch=16")).isExactlyInstanceOf(RecipeException.class)
                .hasMessage("--set train.batch=16: " + refusal, "b, c");
        assertThatThrownBy(() -> read(yaml, "hints=[]")).isExactlyInstanceOf(RecipeException.class)
                .hasMessage("--set hints=[]: " + refusal, "c");
        assertThatThrownBy(() -> read(yaml, "train={steps: 3}")).hasMessageContaining("(b, c)");
        assertThat(read(yaml, "train.steps=3").arms()).extracting(arm -> arm.recipe().train().steps())
                .containsExactly(3, 3, 3);
    }
}
