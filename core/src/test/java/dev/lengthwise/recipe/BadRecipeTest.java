package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.train.TrainConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a recipe that cannot be used, in one line. */
class BadRecipeTest {
    private static final String SORT = "task: {kind: sort}\n";

    private static void assertRefused(String yaml, String message) {
        Places.assertRefusedSomewhere(() -> RecipeReader.parse("x.yaml", yaml), withKeys(message));
    }

    /** In the tables {@code TRAIN} stands for the keys of train. */
    private static String withKeys(String message) {
        return message.replace("TRAIN", String.join(", ", Section.keys(TrainConfig.class)));
    }

    /** In the table {@code $} stands for a line break. */
    private static String lines(String text) {
        return text.replace('$', '\n');
    }

    /** A length counts what the task says, and a graph of a node has no edge. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {kind: path, values: 20}$lengths: [{min: 1, max: 9}]$evaluate: {lengths: [5]}    => lengths.0.min: 1 is too short; the task's inputs have at least 2 nodes
            {kind: path, values: 20}$lengths: [{min: 2, max: 30}]$evaluate: {lengths: [5]}   => lengths.0.max: 30 is too long; the task's inputs have up to 20 nodes
            {kind: star, arms: 3}$lengths: [{min: 1, max: 5}]$evaluate: {lengths: [1, 5-20]} => evaluate.lengths.1: 20 is too long; the task's inputs have up to 16 edges an arm
            {kind: maze}$lengths: [{min: 2, max: 3}]$evaluate: {lengths: [1-4]}              => evaluate.lengths.0: 1 is too short; the task's inputs have at least 2 cells in a row
            {kind: star, arms: 60}                                                           => task.arms: 60 is too many: a star with 60 arms has at least 61 nodes, and there are 50 values to name them
            {kind: dyck}$clusters: {share: 0.5}                                              => clusters: are not allowed: dyck has none; leave them out
            {kind: dyck}$lengths: [{min: 2, max: 100}]$hints: [{kind: nesting}]              => hints.0.kind: "nesting" can be asked about lengths 1 to 99; the recipe's lengths are 2 to 100
            """)
    void whatAGraphOrAWordCannotHaveIsRefused(String task, String message) {
        assertRefused(lines("task: " + task), "x.yaml: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            modle: {width: 64}       => modle: unknown key; did you mean model? allowed: name, task, hints, accounting, lengths, clusters, stretch, model, start, train, evaluate, seed
            steps: 500               => steps: unknown key; allowed: name, task, hints, accounting, lengths, clusters, stretch, model, start, train, evaluate, seed
            model: {widht: 64}       => model.widht: unknown key; did you mean width? allowed: depth, width, heads, mlp, norm, activation, temper, position, attention
            train: {learning_rate: 1} => train.learning_rate: unknown key; did you mean learningRate? allowed: TRAIN
            train: {checkpoint-every: 1} => train.checkpoint-every: unknown key; did you mean checkpointEvery? allowed: TRAIN
            hints: [{kind: count, sahre: 0.1}] => hints.0.sahre: unknown key; did you mean share? allowed: kind, share, lastShare, until, weight, of
            lengths: [{min: 2, max: 5, part: 1}] => lengths.0.part: unknown key; allowed: min, max, share
            evaluate: {length: [5]}  => evaluate.length: unknown key; did you mean lengths? allowed: lengths, samples, heldOut, seed, every, everySamples
            <<: {seed: 1}            => <<: unknown key; allowed: name, task, hints, accounting, lengths, clusters, stretch, model, start, train, evaluate, seed
            1: 2                     => 1: unknown key; allowed: name, task, hints, accounting, lengths, clusters, stretch, model, start, train, evaluate, seed
            """)
    void unknownKeysAreNamedWithTheAllowedOnes(String yaml, String message) {
        assertRefused(SORT + yaml, "x.yaml: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            train: {steps: many}     => train.steps: "many" is not a whole number
            train: {steps: "500"}    => train.steps: "500" is not a whole number
            train: {steps: 1.7}      => train.steps: 1.7 is not a whole number
            train: {steps: 1e3}      => train.steps: 1e3 is not a whole number; write 1000
            train: {steps: 1_000}    => train.steps: "1_000" is not a whole number
            train: {steps: true}     => train.steps: true is not a whole number
            train: {steps: }         => train.steps: null is not a whole number
            train: {steps: [1]}      => train.steps: a list is not a whole number
            train: {steps: 3000000000} => train.steps: 3000000000 is not a whole number from -2147483648 to 2147483647
            train: {steps: 99999999999999999999} => train.steps: 99999999999999999999 is not a whole number from -2147483648 to 2147483647
            train: {steps: .nan}     => train.steps: .nan is not a whole number
            train: {clip: .nan}      => train.clip: .nan is not a finite number
            train: {clip: .inf}      => train.clip: .inf is not a finite number
            train: {clip: -.inf}     => train.clip: -.inf is not a finite number
            train: {clip: 1e999}     => train.clip: 1e999 is not a finite number
            train: {clip: none}      => train.clip: "none" is not a number
            train: {clip: null}      => train.clip: null is not a number
            train: {clip: {max: 1}}  => train.clip: a map is not a number
            train: fast              => train: "fast" is not a map with the keys TRAIN
            model: [1, 2]            => model: a list is not a map with the keys depth, width, heads, mlp, norm, activation, temper, position, attention
            model:                   => model: null is not a map with the keys depth, width, heads, mlp, norm, activation, temper, position, attention
            model: {mlp: null}       => model.mlp: null is not a whole number
            hints: {kind: count}     => hints: a map is not a list
            hints:                   => hints: null is not a list
            hints: [count]           => hints.0: "count" is not a map with the keys kind, share, lastShare, until, weight, of
            hints: [{kind: 7}]       => hints.0.kind: 7 is not text; put it in quotes
            hints: [{kind: null}]    => hints.0.kind: null is not text
            hints: [{share: 0.1}]    => hints.0.kind: missing; text is needed
            hints: [{kind: shuffled, of: [count]}] => hints.0.of: a list is not text
            lengths: [{min: 2}]      => lengths.0.max: missing; a whole number is needed
            evaluate: {lengths: 5}   => evaluate.lengths: 5 is not a list
            evaluate: {lengths: [5, ten]} => evaluate.lengths.1: "ten" is not a whole number
            model: {temper: {kind: log-length, learned: yes}} => model.temper.learned: "yes" is not true or false
            name: 12                 => name: 12 is not text; put it in quotes
            name: [a]                => name: a list is not text
            seed: 1.5                => seed: 1.5 is not a whole number
            seed: 9223372036854775808 => seed: 9223372036854775808 is not a whole number from 0 to 9223372036854775807
            """)
    void wrongTypesAreNamedWithTheValue(String yaml, String message) {
        assertRefused(SORT + yaml, "x.yaml: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            accounting: both         => accounting: "both" is not allowed; one of replace, add
            model: {norm: before}    => model.norm: "before" is not allowed; one of pre, post, none
            model: {norm: PRE}       => model.norm: "PRE" is not allowed; one of pre, post, none
            model: {norm: null}      => model.norm: null is not allowed; one of pre, post, none
            model: {activation: swish} => model.activation: "swish" is not allowed; one of gelu, relu
            model: {temper: {kind: log}} => model.temper.kind: "log" is not allowed; one of none, constant, log-length, one-plus-log-length, log-length-plus-one, log-length-beyond, log-length-up-to
            model: {temper: {kind: log-length, per: token}} => model.temper.per: "token" is not allowed; one of layer, head
            train: {schedule: cosine} => train.schedule: "cosine" is not allowed; one of one-cycle, linear, constant, warmup-stable-decay
            train: {decay: biases}   => train.decay: "biases" is not allowed; one of all, matrices
            train: {precision: fp16} => train.precision: "fp16" is not allowed; one of auto, fp32, bf16, tf32
            """)
    void choicesAreListed(String yaml, String message) {
        assertRefused(SORT + yaml, "x.yaml: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            model: {width: 100, heads: 16} => model.width: 100 is not divisible by heads 16; width must be a multiple of heads
            model: {heads: 3}        => model.width: 128 is not divisible by heads 3; width must be a multiple of heads
            model: {heads: 0}        => model.heads: 0 is below 1
            model: {width: -128}     => model.width: -128 is below 1
            model: {width: 2000000000} => model.width: 2000000000 is too large
            model: {depth: 0}        => model.depth: 0 is below 1
            model: {mlp: 0}          => model.mlp: 0 is below 1
            model: {temper: {beta: 0.5}} => model.temper.beta: not used by kind none; allowed: kind
            model: {temper: {kind: log-length, beta: -1}} => model.temper.beta: -1.0 is not a number above 0
            model: {position: {kind: rotary}} => model.position.kind: "rotary" is not allowed; one of none, learned, sinusoidal, rope, alibi, t5, fire
            model: {position: {kind: fire, threshold: 0}} => model.position.threshold: 0.0 is not a number above 0
            model: {width: 20, heads: 4, position: {kind: rope}} => model.position: rope turns pairs of a head's numbers, and width 20 / heads 4 = 5 is odd; it must be even
            model: {position: {kind: rope, base: 0.5}} => model.position.base: 0.5 is below 1
            model: {position: {kind: alibi, base: 2}} => model.position.base: not used by kind alibi; allowed: kind
            model: {position: {kind: t5, buckets: 1}} => model.position.buckets: 1 is below 2
            model: {position: {kind: t5, farthest: 16}} => model.position.farthest: 16 is not more than half of buckets 32, each of which is for one distance
            model: {position: {longest: 50}} => model.position.longest: not used by kind none; allowed: kind
            model: {position: {kind: learned}} => model.position.longest: missing; a whole number is needed
            model: {position: {kind: learned, longest: 0}} => model.position.longest: 0 is below 1
            model: {position: {kind: learned, longest: 40}}$evaluate: {lengths: [19]} => lengths.1.max: 20 is too long; the model reads up to 41 tokens then and has 40 positions (model.position.longest)
            model: {position: {kind: learned, longest: 41}} => evaluate.lengths.3: 30 is too long; the model reads up to 61 tokens then and has 41 positions (model.position.longest)
            hints: [{kind: fill}]$model: {position: {kind: learned, longest: 41}}$evaluate: {lengths: [19]} => lengths.1.max: 20 is too long; the model reads up to 42 tokens then and has 41 positions (model.position.longest)
            train: {steps: -5}       => train.steps: -5 is not allowed: at least 1
            train: {batch: 0}        => train.batch: 0 is not allowed: at least 1
            train: {learningRate: 0} => train.learningRate: 0.0 is not allowed: above 0
            train: {learningRate: -1e-3} => train.learningRate: -0.001 is not allowed: above 0
            train: {warmup: 1}       => train.warmup: 1.0 is not allowed: 0 to below 1
            train: {clip: -1}        => train.clip: -1.0 is not allowed: 0 (no clipping) or above
            train: {weightDecay: -1} => train.weightDecay: -1.0 is not allowed: 0 or above
            train: {beta1: 1}        => train.beta1: 1.0 is not allowed: 0 to below 1
            train: {beta2: -0.5}     => train.beta2: -0.5 is not allowed: 0 to below 1
            train: {averaging: 1}    => train.averaging: 1.0 is not allowed: 0 (off) to below 1
            train: {averaging: -0.1} => train.averaging: -0.1 is not allowed: 0 (off) to below 1
            train: {stopAt: 1.0}     => train.stopAt: 1.0 is not a map with the keys exact, every, samples
            train: {stopAt: {exact: 0}} => train.stopAt.exact: 0.0 is not above 0 and at most 1
            train: {stopAt: {every: 0}} => train.stopAt.every: 0 is below 1
            train: {stopAt: {sample: 5}} => train.stopAt.sample: unknown key; did you mean samples? allowed: exact, every, samples
            train: {keep: 0}         => train.keep: 0 is not allowed: at least 1, or all
            train: {keep: some}      => train.keep: "some" is not a whole number from 1, or all
            train: {keep: 1.5}       => train.keep: 1.5 is not a whole number from 1, or all
            evaluate: {every: -1}    => evaluate.every: -1 is below 0; 0 is never
            evaluate: {everySamples: 0} => evaluate.everySamples: 0 is below 1
            train: {checkpointEvery: 0} => train.checkpointEvery: 0 is not allowed: at least 1
            train: {logEvery: 0}     => train.logEvery: 0 is not allowed: at least 1
            lengths: []              => lengths: is empty; at least one {min, max, share} is needed
            lengths: [{min: 0, max: 5}] => lengths.0.min: 0 is below 1
            lengths: [{min: 6, max: 5}] => lengths.0.max: 5 is below min 6
            lengths: [{min: 2, max: 5, share: 1.5}] => lengths.0.share: 1.5 is not above 0 and at most 1
            lengths: [{min: 2, max: 5, share: 0.5}, {min: 6, max: 9, share: 0.25}] => lengths: shares add up to 0.75 instead of 1
            hints: [{kind: count, share: 0}] => hints.0.share: 0.0 is not above 0 and below 1
            hints: [{kind: count, share: 1}] => hints.0.share: 1.0 is not above 0 and below 1
            hints: [{kind: count, lastShare: 1}] => hints.0.lastShare: 1.0 is not 0 to below 1
            hints: [{kind: count, until: 0}] => hints.0.until: 0.0 is not above 0 and at most 1
            hints: [{kind: count, share: 0.6, lastShare: 0.1}, {kind: fill, share: 0.4}] => hints: shares add up to 1.0; below 1 is needed, the rest is the main task's
            hints: [{kind: count, share: 0.1, lastShare: 0.6}, {kind: fill, share: 0, lastShare: 0.5, until: 0.5}] => hints: shares add up to 1.1; below 1 is needed, the rest is the main task's
            hints: [{kind: count, weight: -1}] => hints.0.weight: -1.0 is not above 0
            hints: [{kind: count}, {kind: fill}] => hints: shares add up to 1.0; below 1 is needed, the rest is the main task's
            hints: [{kind: count, share: 0.7}, {kind: fill, share: 0.2}, {kind: maximum, share: 0.1}] => hints: shares add up to 1.0; below 1 is needed, the rest is the main task's
            hints: [{kind: count, share: 0.1}, {kind: count, share: 0.2}] => hints.1.kind: "count" occurs twice; each hint has one head and one share
            stretch: 0.5             => stretch: 0.5 is not a number from 1 on
            stretch: 50              => stretch: 50.0 does nothing where attention is not tempered with the length; model.temper.kind has to be log-length or the like
            clusters: {share: 1.5}   => clusters.share: 1.5 is not 0 to 1
            clusters: {share: -0.5}  => clusters.share: -0.5 is not 0 to 1
            evaluate: {lengths: []}  => evaluate.lengths: is empty
            evaluate: {lengths: [5, 0]} => evaluate.lengths.1: 0 is below 1
            evaluate: {lengths: [5, 6, 5]} => evaluate.lengths.2: 5 is there twice
            evaluate: {heldOut: 1}   => evaluate.heldOut: 1.0 is not 0 to below 1
            evaluate: {heldOut: -0.1} => evaluate.heldOut: -0.1 is not 0 to below 1
            evaluate: {heldOut: 1e-3, lengths: [20, 1]} => evaluate.heldOut: 1e-3 holds out no input of length 1 to test; a larger share or longer inputs are needed
            lengths: [{min: 1, max: 9}]$evaluate: {heldOut: 0.999, lengths: [20]} => evaluate.heldOut: 0.999 leaves no input of length 1 to train on; a smaller share or longer inputs are needed
            evaluate: {samples: 0}   => evaluate.samples: 0 is below 1
            evaluate: {seed: -1}     => evaluate.seed: -1 is not a whole number from 0 to 9223372036854775807
            seed: -1                 => seed: -1 is not a whole number from 0 to 9223372036854775807
            name: ""                 => name: "" is not usable in a folder's name; up to 100 characters without / \\ : * ? " < > | or a dot at either end
            name: ../up              => name: "../up" is not usable in a folder's name; up to 100 characters without / \\ : * ? " < > | or a dot at either end
            name: "two\\nlines"      => name: "two\\nlines" is not usable in a folder's name; up to 100 characters without / \\ : * ? " < > | or a dot at either end
            """)
    void valuesOutOfRangeAreNamedWithWhatIsAllowed(String yaml, String message) {
        assertRefused(SORT + lines(yaml), "x.yaml: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            seed: 1                  => task: missing; {kind: KIND} is needed, where KIND is one of WHOLE
            task: {values: 5}        => task.kind: missing; one of NAMES is needed
            task: sort               => task: "sort" is not a map with the keys KEYS
            task: {kind: fold}       => task.kind: "fold" is not allowed; one of NAMES, or a task of a plug-in that --plugins DIR loads
            task: {kind: sort, carries: 0.1} => task.carries: not used by kind sort; allowed: kind, values, repeats, separator
            task: {kind: increment, repeats: false} => task.repeats: not used by kind increment; allowed: kind, values, carries
            task: {kind: increment, values: 16} => task.values: 16 is not allowed: increment has always 10
            {task: {kind: increment}, clusters: {share: 0.5}} => clusters: are not allowed: increment has none; leave them out
            {task: {kind: sort, repeats: false}, clusters: {share: 0.5}} => clusters: are not allowed: without repeats no value is drawn twice; only sort with repeats has clusters
            {task: {kind: sort, separator: false}, hints: [{kind: fill}]} => hints.0.kind: "fill" needs the token ⊥, which this task does not have (task.separator: false); so it can have no hint
            task: {kind: increment, separator: false} => task.separator: not used by kind increment; allowed: kind, values, carries
            task: {kind: sort, values: "9"} => task.values: "9" is not a whole number
            """)
    void aTaskIsNeededAndOnlyItsOwnKeysAreTaken(String yaml, String message) {
        assertRefused(yaml, "x.yaml: " + AllTasks.in(message));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            task: {kind: sort}$seed: 1$seed: 2 => 3:1: seed: given twice, in lines 2 and 3
            task: {kind: sort}$model:$  width: 4$  depth: 1$  "width": 2 => 5:3: model.width: given twice, in lines 3 and 5
            model: [$                => 2:1: not YAML: expected the node content, but found '<stream end>'
            task: {kind: sort}}      => 1:19: not YAML: expected <block end>, but found '}'
            seed: 1$  model: 2       => 2:8: not YAML: mapping values are not allowed here
            name: "a                 => 1:9: not YAML: found unexpected end of stream
            ? [a]$: 1                => 1:3: a key must be text
            a: &x 1$b: *x            => 1:4: anchors (&) and aliases (*) are not read; write the value out
            a: *x                    => 1:4: anchors (&) and aliases (*) are not read; write the value out
            &x a: 1                  => 1:1: anchors (&) and aliases (*) are not read; write the value out
            seed: !!int "3"          => 1:7: tags (!) are not read; write the value alone
            model: !!map {}          => 1:8: tags (!) are not read; write the value alone
            seed: 1$---$seed: 2      => 2:1: a second document starts here; one is allowed
            # nothing here           => is empty
            ---                      => is empty
            [1, 2]                   => 1:1: a list is not a map of keys and values
            sort                     => 1:1: "sort" is not a map of keys and values
            [[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]] => 1:17: nested more than 16 levels deep
            """)
    void whatIsNotReadAsYamlIsRefusedWithItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> RecipeReader.parse("x.yaml", lines(yaml)))
                .isExactlyInstanceOf(RecipeException.class)
                .hasMessage("x.yaml:" + (message.equals("is empty") ? " " : "") + message);
    }

    @Test
    void anEmptyTextIsRefused() {
        assertThatThrownBy(() -> RecipeReader.parse("x.yaml", "")).hasMessage("x.yaml: is empty");
        assertThatThrownBy(() -> RecipeReader.parse("x.yaml", "\n\n")).hasMessage("x.yaml: is empty");
    }

    @Test
    void charactersThatYamlDoesNotAllowAreNamed() {
        assertThatThrownBy(() -> RecipeReader.parse("x.yaml", "seed: 1\nname: \u0007"))
                .hasMessage("x.yaml:2:7: not YAML: character U+0007 is not allowed");
        assertThatThrownBy(() -> RecipeReader.parse("x.yaml", "name: \uD800"))
                .hasMessage("x.yaml:1:7: not YAML: character U+D800 is not allowed");
    }

    @Test
    void deepNestingAndManyAliasesCostNothing() {
        assertRefused("a: " + "[".repeat(500_000), "x.yaml: nested more than 16 levels deep");
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
        assertRefused(bomb, "x.yaml: anchors (&) and aliases (*) are not read; write the value out");
    }

    @Test
    void longValuesAreCutInMessages() {
        assertRefused(SORT + "accounting: " + "a".repeat(1000),
                "x.yaml: accounting: \"" + "a".repeat(79) + "... is not allowed; one of replace, add");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            train.steps              => is not KEY=VALUE, such as train.steps=500
            =5                       => is not KEY=VALUE, such as train.steps=500
            train.stesp=5            => unknown key; did you mean steps? allowed: TRAIN
            trian.steps=5            => trian: unknown key; did you mean train? allowed: name, task, hints, accounting, lengths, clusters, stretch, model, start, train, evaluate, seed
            steps=5                  => unknown key; allowed: name, task, hints, accounting, lengths, clusters, stretch, model, start, train, evaluate, seed
            model={widht: 3}         => model.widht: unknown key; did you mean width? allowed: depth, width, heads, mlp, norm, activation, temper, position, attention
            train.steps=many         => "many" is not a whole number
            train.steps=             => null is not a whole number
            train.steps=-1           => -1 is not allowed: at least 1
            train..steps=1           => train.: unknown key; allowed: TRAIN
            seed.x=1                 => no key of seed, which is 1
            hints=[                  => not YAML: expected the node content, but found '<stream end>'
            hints.1.share=0.1        => no element of hints, a list of 1 counted from 0
            hints.x.share=0.1        => no element of hints, a list of 1 counted from 0
            hints.0.share=2          => 2.0 is not above 0 and below 1
            lengths.0.max=9          => no element of lengths, which is not given; set the whole list
            model.temper.beta=2      => not used by kind none; allowed: kind
            model.temper.kind=log    => "log" is not allowed; one of none, constant, log-length, one-plus-log-length, log-length-plus-one, log-length-beyond, log-length-up-to
            model.heads=7            => model.width: 128 is not divisible by heads 7; width must be a multiple of heads
            """)
    void aSetThatCannotBeUsedIsNamedInFull(String set, String message, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"),
                "task: {kind: sort}\nhints: [{kind: count}]\nseed: 1\n");
        assertThatThrownBy(() -> RecipeReader.read(file, List.of(set))).isExactlyInstanceOf(RecipeException.class)
                .hasMessage("--set " + set + ": " + withKeys(message));
    }

    @Test
    void everyDamagedRecipeIsReadOrRefusedInFewLines() throws IOException {
        String whole = Files.readString(Path.of("recipes/sort-tempered-successor.yaml"));
        String pieces = "[]{}:,-#&*!|>'\"%@`~\n\t ?0123456789eE.+nullyx\u0000\u0007é\uD83D\uDE00\uD800";
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                int at = random.nextInt(damaged.length());
                char piece = pieces.charAt(random.nextInt(pieces.length()));
                switch (random.nextInt(3)) {
                    case 0 -> damaged.insert(at, piece);
                    case 1 -> damaged.setCharAt(at, piece);
                    default -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(1, 40)));
                }
            }
            try {
                RecipeReader.parse("x.yaml", damaged.toString());
            } catch (RecipeException e) {
                refused++;
                assertThat(String.valueOf(e.getMessage()).lines()).hasSizeBetween(1, 21)
                        .allMatch(line -> line.startsWith("x.yaml:") || line.startsWith("and "));
            }
        }
        assertThat(refused).isBetween(200, 999);
    }
}
