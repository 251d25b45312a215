package dev.lengthwise.task.program;

import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One example as a program printed it, checked against what was asked for.
 *
 * @param input values, [n]
 * @param prompt what stands between ⊥ and the answer; nothing of the main task
 * @param answer without END of the main task, one token of a hint
 * @param decisions a label for each token of the completion, END counted
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
record Answer(int[] input, int[] prompt, int[] answer, List<String> decisions) {
    private static final String UNNAMED = "answer";
    private static final String END = "end";
    static final int LONGEST_LABEL = 100;

    /**
     * Checks one.
     *
     * @param place of the example in the request
     * @throws IllegalArgumentException that says what is wrong
     */
    static Answer of(JsonNode line, Request request, int place, Description description) {
        Fields fields = new Fields(line);
        Vocabulary vocabulary = description.vocabulary();
        int[] input = tokens(fields, "input", vocabulary, false);
        List<int[]> given = request.inputs();
        if (given != null && !Arrays.equals(input, given.get(place))) {
            throw new IllegalArgumentException("input is " + Arrays.toString(input) + "; the request was about "
                    + Arrays.toString(given.get(place)));
        }
        if (given == null && input.length != request.length()) {
            throw new IllegalArgumentException(
                    "input has " + input.length + " values; the request was for " + request.length());
        }
        boolean main = request.question() == null;
        int[] prompt = fields.has("prompt") ? tokens(fields, "prompt", vocabulary, true) : new int[0];
        int[] answer = tokens(fields, "answer", vocabulary, !main);
        requireAtMost("prompt", prompt.length,
                request.question() == null ? 0 : request.question().prompt().of(input.length), input.length);
        if (main) {
            requireAtMost("answer", answer.length, description.answer().of(input.length), input.length);
        } else if (answer.length != 1) {
            throw new IllegalArgumentException("answer has " + answer.length + " tokens; a hint's has one");
        }
        return new Answer(input, prompt, answer, main ? decisions(fields, answer.length) : List.of(UNNAMED));
    }

    private static void requireAtMost(String name, int tokens, long most, int length) {
        if (tokens > most) {
            throw new IllegalArgumentException(name + " has " + tokens + " tokens; by the program's first line it has"
                    + " at most " + most + " where the input has " + length);
        }
    }

    /** @param words whether END and MASK may stand there too */
    private static int[] tokens(Fields fields, String name, Vocabulary vocabulary, boolean words) {
        fields.value(name);
        List<JsonNode> list = fields.list(name);
        int[] tokens = new int[list.size()];
        for (int i = 0; i < tokens.length; i++) {
            JsonNode token = list.get(i);
            if (token.isIntegralNumber() && token.canConvertToInt() && vocabulary.isValue(token.asInt())) {
                tokens[i] = token.asInt();
            } else if (words && token.isString() && token.asString().equals("END")) {
                tokens[i] = vocabulary.end();
            } else if (words && token.isString() && token.asString().equals("MASK")) {
                tokens[i] = vocabulary.mask();
            } else {
                throw new IllegalArgumentException(name + " has " + token + " at place " + i + "; allowed are 0 to "
                        + (vocabulary.values() - 1) + (words ? ", \"END\" and \"MASK\"" : ""));
            }
        }
        return tokens;
    }

    private static List<String> decisions(Fields fields, int tokens) {
        if (!fields.has("decisions")) {
            List<String> unnamed = new ArrayList<>(Collections.nCopies(tokens, UNNAMED));
            unnamed.add(END);
            return List.copyOf(unnamed);
        }
        List<String> decisions = new ArrayList<>();
        for (JsonNode label : fields.list("decisions")) {
            if (!label.isString() || label.asString().isBlank() || label.asString().length() > LONGEST_LABEL
                    || label.asString().chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("decisions has " + Request.shorten(label.toString())
                        + "; a text of 1 to " + LONGEST_LABEL + " characters is needed");
            }
            decisions.add(label.asString().intern());
        }
        if (decisions.size() != tokens) {
            throw new IllegalArgumentException(
                    "decisions has " + decisions.size() + " labels; the answer has " + tokens + " tokens");
        }
        decisions.add(END);
        return List.copyOf(decisions);
    }
}
