package dev.lengthwise.result.codec;

import dev.lengthwise.key.Bounds;
import tools.jackson.databind.node.ObjectNode;

/** What a number may be, as JSON Schema says it. */
public final class SchemaBounds {
    private SchemaBounds() {
    }

    /** Adds the bounds to the schema of a number. */
    public static void put(ObjectNode schema, Bounds bounds) {
        put(schema, bounds.openMin() ? "exclusiveMinimum" : "minimum", bounds.min());
        if (Double.isFinite(bounds.max())) {
            put(schema, bounds.openMax() ? "exclusiveMaximum" : "maximum", bounds.max());
        }
    }

    private static void put(ObjectNode schema, String name, double bound) {
        if (bound == Math.rint(bound)) {
            schema.put(name, (long) bound);
        } else {
            schema.put(name, bound);
        }
    }
}
