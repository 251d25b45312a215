package dev.lengthwise.batch;

import dev.lengthwise.task.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Examples laid one after another without padding, shortest first, so that token-wise work runs on S real tokens and attention
 * on groups of one length.
 *
 * @param tokens what the model reads: each example without its last token, [S]
 * @param groups how the tokens fall into sequences
 * @param targets what each head has to answer; heads without an example in the batch are left out
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
public record Batch(long[] tokens, LengthGroups groups, List<Targets> targets) {

    /**
     * The examples of one head.
     *
     * @param weight of the head's mean loss
     */
    public record Part(String head, double weight, List<Example> examples) {
    }

    /** Lays out the examples of all parts. Within a head, examples keep their order among those of equal length. */
    public static Batch of(List<Part> parts) {
        int count = parts.stream().mapToInt(part -> part.examples().size()).sum();
        Example[] examples = new Example[count];
        int[] partOf = new int[count];
        long[] order = new long[count]; // tokens read in the upper half, place in the lower: sorts by length, stably
        int at = 0;
        for (int part = 0; part < parts.size(); part++) {
            for (Example example : parts.get(part).examples()) {
                examples[at] = example;
                partOf[at] = part;
                order[at] = ((long) read(example) << 32) | at;
                at++;
            }
        }
        Arrays.sort(order);
        return lay(parts, examples, partOf, order);
    }

    private static Batch lay(List<Part> parts, Example[] examples, int[] partOf, long[] order) {
        int total = 0;
        int[] answers = new int[parts.size()];
        for (int i = 0; i < examples.length; i++) {
            total += read(examples[i]);
            answers[partOf[i]] += examples[i].completion().length;
        }
        long[] tokens = new long[total];
        List<long[]> positions = Arrays.stream(answers).mapToObj(long[]::new).toList();
        List<long[]> labels = Arrays.stream(answers).mapToObj(long[]::new).toList();
        int[] filled = new int[parts.size()];
        List<int[]> groups = new ArrayList<>();
        int place = 0;
        for (long key : order) {
            Example example = examples[(int) key];
            int part = partOf[(int) key];
            int length = (int) (key >>> 32);
            if (groups.isEmpty() || groups.getLast()[0] != length) {
                groups.add(new int[]{length, 0});
            }
            groups.getLast()[1]++;
            long due = place + example.given() - 1L; // the token before the first one to be written
            for (int token : example.input()) {
                tokens[place++] = token;
            }
            for (int token : example.context()) {
                tokens[place++] = token;
            }
            int[] completion = example.completion();
            for (int i = 0; i < completion.length; i++) {
                positions.get(part)[filled[part]] = due + i;
                labels.get(part)[filled[part]++] = completion[i];
                if (i < completion.length - 1) {
                    tokens[place++] = completion[i];
                }
            }
        }
        List<Targets> targets = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            Part of = parts.get(part);
            if (!of.examples().isEmpty()) {
                targets.add(new Targets(of.head(), of.examples().size(), of.weight(), positions.get(part),
                        labels.get(part)));
            }
        }
        return new Batch(tokens, new LengthGroups(groups.stream().mapToInt(group -> group[0]).toArray(),
                groups.stream().mapToInt(group -> group[1]).toArray()), List.copyOf(targets));
    }

    /** Examples in the batch. */
    public int examples() {
        return targets.stream().mapToInt(Targets::examples).sum();
    }

    private static int read(Example example) {
        return example.given() + example.completion().length - 1;
    }
}
