package dev.lengthwise.task.program;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a program says of its task, in the first line that it prints.
 *
 * @param values Q; the vocabulary is theirs, SEP, END and MASK
 * @param separator whether ⊥ stands between input and answer
 * @param longest most values of an input; {@link Integer#MAX_VALUE} where nothing bounds it
 * @param answer most tokens of an answer, END not counted
 * @param hints in the program's order, the one that is shuffled first
 * @param decisions the kinds of decisions, in the order in which people read of them; none where each label is to be one of its own
 * @param families of inputs that it can draw besides, by their names, each with what its inputs are
 */
record Description(int values, boolean separator, int longest, Most answer, List<Question> hints,
        DecisionKinds decisions, SequencedMap<String, String> families) {
    private static final int PROTOCOL = 1;
    private static final int LONGEST_WORDS = 300;
    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final Set<String> KEYS = Set.of("protocol", "values", "separator", "longest", "answer", "hints",
            "decisions", "families");
    private static final Set<String> TAKEN = Set.of(ProgramKind.NAME, "shuffled");

    Description {
        hints = List.copyOf(hints);
        families = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(families));
    }

    /**
     * The most tokens that go with an input of n values: times · n + plus.
     *
     * @param times at least 0
     * @param plus at least 0
     */
    record Most(int times, int plus) {
        long of(int length) {
            return (long) times * length + plus;
        }
    }

    /**
     * A hint.
     *
     * @param shortest input that it can be asked about
     * @param prompt most tokens between ⊥ and the answer
     */
    record Question(String name, int shortest, Most prompt) {
    }

    Vocabulary vocabulary() {
        return new Vocabulary(values);
    }

    /** @throws IllegalArgumentException that says what is wrong */
    static Description of(JsonNode line) {
        Fields fields = new Fields(line, KEYS);
        if (fields.whole("protocol", 0, Integer.MAX_VALUE) != PROTOCOL) {
            throw new IllegalArgumentException(
                    "protocol is " + line.get("protocol") + "; " + PROTOCOL + " is the only one");
        }
        List<Question> hints = new ArrayList<>();
        Set<String> names = new HashSet<>(TAKEN);
        for (JsonNode hint : fields.list("hints")) {
            Question question = question(hint);
            if (!question.name().matches(NAME)) {
                throw new IllegalArgumentException(
                        "hints has the name \"" + question.name() + "\"; small letters, digits and - are allowed");
            }
            if (!names.add(question.name())) {
                throw new IllegalArgumentException("hints has the name " + question.name() + ", which is taken");
            }
            hints.add(question);
        }
        int values = fields.whole("values", 2, 1_000_000);
        return new Description(values, fields.flag("separator", true),
                fields.wholeOr("longest", 1, Integer.MAX_VALUE), most(fields, "answer", new Most(1, 0)), hints,
                decisions(fields), families(fields));
    }

    /** A {@code #} in a pattern stands for any number. */
    private static DecisionKinds decisions(Fields fields) {
        List<DecisionKind> kinds = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (JsonNode each : fields.list("decisions")) {
            Fields kind = new Fields(each, Set.of("label", "meaning", "labels"));
            String label = kind.words("label", Answer.LONGEST_LABEL);
            if (label.equals(DecisionKind.END.label())) {
                throw new IllegalArgumentException("decisions has the label end, which lengthwise adds by itself");
            }
            if (!labels.add(label)) {
                throw new IllegalArgumentException("decisions has the label " + label + " twice");
            }
            String meaning = kind.has("meaning") ? kind.words("meaning", LONGEST_WORDS) : "";
            String pattern = kind.has("labels") ? kind.words("labels", Answer.LONGEST_LABEL) : label;
            kinds.add(new DecisionKind(label, meaning, Arrays.stream(pattern.split("#", -1)).map(Pattern::quote)
                    .collect(Collectors.joining("\\d+"))));
        }
        return new DecisionKinds(kinds);
    }

    private static SequencedMap<String, String> families(Fields fields) {
        SequencedMap<String, String> families = new LinkedHashMap<>();
        for (JsonNode each : fields.list("families")) {
            Fields family = new Fields(each, Set.of("name", "words"));
            String name = family.text("name");
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException(
                        "families has the name \"" + name + "\"; small letters, digits and - are allowed");
            }
            if (name.equals(UniformFamily.UNIFORM.toString()) || families.containsKey(name)) {
                throw new IllegalArgumentException("families has the name " + name + ", which is taken");
            }
            families.put(name, family.words("words", LONGEST_WORDS));
        }
        return families;
    }

    private static Question question(JsonNode hint) {
        Most word = new Most(0, 1);
        if (hint.isString()) {
            return new Question(hint.asString(), 1, word);
        }
        Fields fields = new Fields(hint, Set.of("name", "shortest", "prompt"));
        return new Question(fields.text("name"), line(fields), most(fields, "prompt", word));
    }

    private static int line(Fields hint) {
        return hint.has("shortest") ? hint.whole("shortest", 1, Integer.MAX_VALUE) : 1;
    }

    private static Most most(Fields fields, String key, Most absent) {
        if (!fields.has(key)) {
            return absent;
        }
        Fields most = new Fields(fields.value(key), Set.of("times", "plus"));
        return new Most(most.has("times") ? most.whole("times", 0, 1000) : 0,
                most.has("plus") ? most.whole("plus", 0, 1_000_000) : 0);
    }
}
