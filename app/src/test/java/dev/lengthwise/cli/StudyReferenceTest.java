package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.gap.GapPlan;
import dev.lengthwise.gap.GapPlanWriter;
import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.Scale;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.recipe.StudyPlanWriter;
import dev.lengthwise.recipe.reference.SchemaCheck;
import dev.lengthwise.recipe.reference.StudyPage;
import dev.lengthwise.recipe.reference.StudySchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page and the schema of study files, against the files and the reader. */
class StudyReferenceTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode SCHEMA = StudySchema.json(Studies.READER.kinds());
    private static final String PAGE = StudyPage.markdown(Studies.READER.kinds());

    @TempDir
    Path folder;

    private static JsonNode yaml(String text) {
        return JSON.valueToTree(
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text));
    }

    /** What is wrong by the schema of the kind that the file has: the first option is that of arms. */
    private static List<String> wrong(String text) {
        JsonNode study = yaml(text);
        JsonNode option = SCHEMA.required("anyOf").get(study.has("kind") ? 1 : 0).deepCopy();
        ((ObjectNode) option).set("definitions", SCHEMA.required("definitions"));
        List<String> wrong = SchemaCheck.wrong(option, study, "study");
        assertThat(SchemaCheck.wrong(SCHEMA, study, "study").isEmpty()).isEqualTo(wrong.isEmpty());
        return wrong;
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("studies"))) {
            return files.sorted().toList();
        }
    }

    /** Those that were written by versions whose keys are today's. */
    static List<Path> kept() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("docs", "results"))) {
            return folders.filter(each -> !each.endsWith("laptop-headline-first"))
                    .map(each -> each.resolve("study.yaml")).filter(Files::exists).sorted().toList();
        }
    }

    private static String written(Plan plan) {
        return plan instanceof StudyPlan arms ? StudyPlanWriter.yaml(arms) : GapPlanWriter.yaml((GapPlan) plan);
    }

    @Test
    void thePageIsTheOneThatTheProgramPrints() throws IOException {
        assertThat(Files.readString(Path.of("docs", "study.md")))
                .as("docs/study.md; write it anew with: ./lengthwise study --page > docs/study.md").isEqualTo(PAGE);
        assertThat(Invocation.of("study", "--page").out()).isEqualTo(PAGE);
    }

    @Test
    void theSchemaIsTheOneThatTheProgramPrints() throws IOException {
        assertThat(JSON.readTree(Files.readString(Path.of("docs", "schema", "study.schema.json"))))
                .as("write it anew with: ./lengthwise study --schema > docs/schema/study.schema.json")
                .isEqualTo(JSON.readTree(JSON.writeValueAsString(SCHEMA)));
        assertThat(Invocation.of("study", "--schema").json())
                .isEqualTo(Invocation.of("study", "--schema", "--json").json())
                .isEqualTo(JSON.readTree(JSON.writeValueAsString(SCHEMA)));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void studiesThatComeAlongHoldToTheSchemaAndNameIt(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(wrong(text)).isEmpty();
        String header = "# yaml-language-server: $schema=";
        assertThat(text).startsWith(header);
        assertThat(file.resolveSibling(text.lines().findFirst().orElseThrow().substring(header.length()))).exists();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void soDoesWhatTheirFoldersKeepOfEachScale(Path file) {
        List<@Nullable Scale> scales = new ArrayList<>(Plan.scales(file));
        if (scales.isEmpty()) {
            scales.add(null);
        }
        for (Scale scale : scales) {
            assertThat(wrong(written(Studies.READER.read(file, scale, List.of())))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void soDoKeptStudies(Path file) throws IOException {
        assertThat(wrong(Files.readString(file))).isEmpty();
    }

    /** Its lines stand there in the order that they have; only keys that it does not know yet are between them. */
    @ParameterizedTest
    @MethodSource("kept")
    void aKeptStudyIsWrittenAgainAsItStands(Path file) throws IOException {
        Iterator<String> again = written(Studies.READER.read(file, null, List.of())).lines().iterator();
        for (String line : Files.readAllLines(file)) {
            String next = again.hasNext() ? again.next() : "nothing";
            while (!next.equals(line) && again.hasNext()) {
                next = again.next();
            }
            assertThat(next).isEqualTo(line);
        }
    }

    /** Keys of recipes stand on another page. */
    @Test
    void everyKeyThatIsWrittenStandsOnThePage() {
        for (String name : List.of("isolation", "construction-gap")) {
            String text = written(Studies.READER.read(Path.of("studies", name + ".yaml"), null, List.of()));
            assertThat(paths(yaml(text), "")).isNotEmpty()
                    .allSatisfy(path -> assertThat(PAGE).contains("| `" + path + "` | "));
        }
    }

    private static Set<String> paths(JsonNode node, String path) {
        Set<String> paths = new TreeSet<>();
        node.properties().forEach(entry -> {
            String inner = path + entry.getKey();
            paths.add(inner);
            if (!Set.of("recipe", "set", "task").contains(entry.getKey())) {
                paths.addAll(paths(entry.getValue(), inner + "."));
            }
        });
        node.forEach(element -> paths.addAll(node.isArray() ? paths(element, path + "N.") : Set.of()));
        return paths;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{recipe: sort, seeds: [1], arms: [{name: a}]}",
            "{recipe: sort, seeds: [1], arms: [{name: a}, {name: b, control: a}, {name: c, control: [a, b]}]}",
            "{recipe: sort, seeds: [1], threshold: null, arms: [{name: a, set: {model: {temper: {beta: 2, kind: constant}}}}]}",
            "{recipe: {task: {kind: sort}}, seeds: null, scales: {laptop: {seeds: [3], arms: {a: {train: {batch: 8}}}}}, arms: [{name: a}]}",
            "{recipe: sort, seeds: [1], arms: [{name: a}], paper: [{arm: a, length: 5, exact: x, sameSize: true}]}",
            "{kind: construction-gap, sweeps: [{name: a, task: {kind: sort}, maxLength: 9, plain: [5], lengths: {from: 2, to: 4}}]}",
            "{kind: construction-gap, sweeps: [{name: a, task: {kind: sort}, maxLength: 9, beta: [0.5, 1], lengths: [1-4, 8]}]}",
            "{kind: construction-gap, scales: {laptop: {sweeps: {a: {lengths: [1]}}}},"
                    + " sweeps: [{name: a, task: {kind: sort}, maxLength: 9, beta: [1]}]}"})
    void whatTheReaderTakesTheSchemaTakes(String text) throws IOException {
        assertThat(wrong(text)).isEmpty();
        assertThat(Studies.READER.read(Files.writeString(folder.resolve("mine.yaml"), text), null, List.of()))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            {seeds: [1], arms: [{name: a}]} => study.recipe is missing
            {recipe: sort, seeds: [1]} => study.arms is missing
            {recipe: sort, seeds: [-1], arms: [{name: a}]} => study.seeds is none of what is allowed
            {recipe: sort, seeds: [1], arms: []} => study.arms is too short
            {recipe: sort, seeds: [1], arms: [{set: {}}]} => study.arms[].name is missing
            {recipe: sort, seeds: [1], arms: [{name: a, set: {seed: 1}}]} => study.arms[].set.seed is unknown
            {recipe: sort, seeds: [1], arms: [{name: a, set: {train: {steps: 0}}}]} => study.arms[].set.train.steps is below 1
            {recipe: sort, seeds: [1], arms: [{name: a, set: {hints: [{share: 0.5}]}}]} => study.arms[].set.hints[].kind is missing
            {recipe: sort, seeds: [1], similarity: 1, arms: [{name: a}]} => study.similarity is no boolean
            {recipe: sort, seeds: [1], arms: [{name: a}], paper: [{arm: a, length: 0, exact: x}]} => study.paper[].length is below 1
            {kind: construction-gap} => study.sweeps is missing
            {kind: construction-gap, sweeps: [{name: a, task: {kind: sort}, maxLength: 9, lengths: [1], beta: [0]}]} => study.sweeps[].beta[] is not above 0
            {kind: construction-gap, sweeps: [{name: a, task: {kind: sort}, maxLength: 9, lengths: [1], beta: [1], sample: 1}]} => study.sweeps[].sample is unknown
            {kind: construction-gap, sweeps: [{name: a, task: {kind: sort}, maxLength: 9, lengths: [1], beta: [1], precisions: [tf32]}]} => study.sweeps[].precisions[] is none of ["fp64","fp32","fp16","bf16","all-fp16","all-bf16"]
            """)
    void whatTheReaderRefusesTheSchemaRefuses(String text, String what) throws IOException {
        assertThat(wrong(text)).containsExactly(what);
        Path file = Files.writeString(folder.resolve("mine.yaml"), text);
        assertThatThrownBy(() -> Studies.READER.read(file, null, List.of())).isInstanceOf(RecipeException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            study quick --page | NAME is not allowed beside --page
            study --schema --seeds 2 | --seeds is not allowed beside --schema
            """)
    void whatCannotBeMeantIsRefused(String command, String message) {
        Invocation refused = Invocation.of((Object[]) command.split(" "));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(message);
    }
}
