package dev.lengthwise.experiment;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.task.Vocabulary;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What {@code config.json} has before the recipe's keys, from which it follows: other programs read a model without knowing the tasks. */
record Implied(@Key("the form of the file and of the weights beside it") String format,
        @Key("which token is what") Tokens vocabulary,
        @Key("the outputs: the main task's, then the hints'") List<String> heads) {
    static final String FORMAT = "lengthwise-transformer-1";
    /** The keys. */
    static final List<String> KEYS = Keys.names(Implied.class);

    Implied {
        heads = List.copyOf(heads);
    }

    /** The vocabulary of the task. */
    record Tokens(@Key("how many tokens there are") int size,
            @Key("how many values there are; they are the first tokens") int values,
            @Key("SEP, between the input and what follows it") int separator,
            @Key("END, which closes an answer") int end,
            @Key("MASK, which the hint fill asks with") int mask,
            @Key("names of the task's own tokens, which follow MASK; left out where it has none") Optional<List<String>> symbols) {
        private static Tokens of(Vocabulary vocabulary) {
            return new Tokens(vocabulary.size(), vocabulary.values(), vocabulary.separator(), vocabulary.end(),
                    vocabulary.mask(), Optional.of(vocabulary.symbols()).filter(symbols -> !symbols.isEmpty()));
        }
    }

    /** By a recipe's task and hints. */
    static Implied by(Setup setup) {
        return new Implied(FORMAT, Tokens.of(setup.task().vocabulary()), setup.heads());
    }

    ObjectNode json() {
        return RecordWriter.tree(this);
    }
}
