package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;

/** How much a head was trained on. */
public record Amount(@Key("inputs with an answer, each counted as often as it came") long examples,
        @Key("tokens of those answers, their ends included") long answerTokens) {
}
