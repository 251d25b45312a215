package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;

/** The endpoint that a study had when none of its runs had ended. */
public record DeclaredEndpoint(@Key("when it was declared, in UTC") String time,
        @Key("SHA-256 of its keys and values, as study.yaml has them") String hash) {
}
