package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;

/** That a run was given more steps than it had. */
public record Extension(@Key("the steps that it had") long from, @Key("the steps that it has") long to) {
}
