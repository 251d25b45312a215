package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.Basis;
import dev.lengthwise.probe.ExampleView;
import dev.lengthwise.probe.Side;
import dev.lengthwise.result.codec.Decimals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One input with its right answer, and what goes on at every token. */
public record ExampleEntry(@Key("the tokens that are read") List<String> words,
        @Key("the part of the sequence that each is in") List<Side> sides,
        @Key("the right token after each; empty at input positions") List<String> due,
        @Key("the token that the model says there; empty at input positions") List<String> answers,
        @Key("attention weights, for each layer and head a row for each token with the tokens up to it; four decimals") List<List<List<List<Double>>>> patterns,
        @Key("what the projections show") List<Reading> readings) {
    public ExampleEntry {
        if (sides.size() != words.size() || due.size() != words.size() || answers.size() != words.size()) {
            throw new IllegalArgumentException("sides, due and answers have " + sides.size() + ", " + due.size()
                    + " and " + answers.size() + " entries for " + words.size() + " words");
        }
    }

    /** A projection of the residual stream at one place. */
    public record Reading(@Key("where in the residual stream, as TransformerLens names it") String hook,
            @Key("what it is projected on: the embedding or the head") Basis basis,
            @Key("for each token the words with the highest scores, best first: cosines of the encoder, probabilities of the decoder; four decimals") List<Map<String, Double>> best) {

        private static Reading of(ExampleView.Reading reading) {
            return new Reading(reading.hook(), reading.basis(), reading.best().stream().map(Reading::scores).toList());
        }

        private static Map<String, Double> scores(List<ExampleView.Scored> best) {
            Map<String, Double> scores = new LinkedHashMap<>();
            best.forEach(scored -> scores.put(scored.word(), Decimals.four(scored.score())));
            return scores;
        }
    }

    static ExampleEntry of(ExampleView example) {
        return new ExampleEntry(example.words(), example.sides(), example.due(), example.answers(),
                example.patterns().stream().map(layer -> layer.stream().map(head -> head.stream()
                        .map(query -> query.stream().map(Decimals::four).toList()).toList()).toList()).toList(),
                example.readings().stream().map(Reading::of).toList());
    }
}
