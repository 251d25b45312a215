package dev.lengthwise.task.program;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object that a program printed; what is wrong is refused by an IllegalArgumentException that names the field. */
record Fields(JsonNode object) {
    Fields {
        if (!object.isObject()) {
            throw new IllegalArgumentException("a JSON object is needed");
        }
    }

    /** @param allowed the fields that there are; others are refused */
    Fields(JsonNode object, Set<String> allowed) {
        this(object);
        object.propertyNames().stream().filter(name -> !allowed.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    name + " is an unknown field; allowed are " + String.join(", ", new TreeSet<>(allowed)));
        });
    }

    boolean has(String name) {
        return object.has(name) && !object.get(name).isNull();
    }

    JsonNode value(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return object.get(name);
    }

    int whole(String name, int least, int most) {
        JsonNode value = value(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            throw new IllegalArgumentException(name + " is " + value + "; a whole number "
                    + (most == Integer.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most)
                    + " is needed");
        }
        return value.asInt();
    }

    /** @param absent also where the field is null */
    int wholeOr(String name, int least, int absent) {
        return has(name) ? whole(name, least, Integer.MAX_VALUE) : absent;
    }

    boolean flag(String name, boolean absent) {
        if (has(name) && !value(name).isBoolean()) {
            throw new IllegalArgumentException(name + " is " + value(name) + "; true or false is needed");
        }
        return has(name) ? value(name).asBoolean() : absent;
    }

    String text(String name) {
        if (!value(name).isString()) {
            throw new IllegalArgumentException(name + " is " + value(name) + "; a text is needed");
        }
        return value(name).asString();
    }

    /** A text for people, on one line. */
    String words(String name, int longest) {
        String text = text(name);
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(name + " is " + Request.shorten(value(name).toString())
                    + "; a text of 1 to " + longest + " characters on one line is needed");
        }
        return text;
    }

    /** Empty where there is none. */
    List<JsonNode> list(String name) {
        if (has(name) && !value(name).isArray()) {
            throw new IllegalArgumentException(name + " is " + value(name) + "; a list is needed");
        }
        return has(name) ? value(name).valueStream().toList() : List.of();
    }
}
