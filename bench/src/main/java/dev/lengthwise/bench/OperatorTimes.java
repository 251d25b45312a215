package dev.lengthwise.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the time of a trace went: each operator's own time, without that of the operators it calls.
 *
 * @param operators by name, the one that took most first
 */
record OperatorTimes(Map<String, Spent> operators) {
    private static final double MICRO = 1e-6;
    private static final double ROUNDING = 1e-3; // microseconds by which an event may seem to end after its caller

    /** @param seconds in all calls together */
    record Spent(long calls, double seconds) {
        Spent plus(long more, double added) {
            return new Spent(calls + more, seconds + added);
        }
    }

    private record Event(String name, double start, double duration) {
        double end() {
            return start + duration;
        }
    }

    /** Reads a trace as {@link dev.lengthwise.tensor.OperatorTrace} writes it. */
    static OperatorTimes read(Path trace) {
        Map<String, List<Event>> threads = new TreeMap<>();
        for (JsonNode node : new JsonMapper().readTree(trace.toFile())) {
            if (node.path("ph").asString("").equals("X")) {
                threads.computeIfAbsent(node.path("tid").asString(""), thread -> new ArrayList<>())
                        .add(new Event(node.path("name").asString(), node.path("ts").asDouble(),
                                node.path("dur").asDouble()));
            }
        }
        Map<String, Spent> spent = new LinkedHashMap<>();
        threads.values().forEach(events -> add(events, spent));
        Map<String, Spent> sorted = new LinkedHashMap<>();
        spent.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().seconds()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new OperatorTimes(sorted);
    }

    private static void add(List<Event> events, Map<String, Spent> spent) {
        events.sort(Comparator.comparingDouble(Event::start)
                .thenComparing(Comparator.comparingDouble(Event::duration).reversed()));
        Deque<Event> open = new ArrayDeque<>();
        for (Event event : events) {
            while (!open.isEmpty() && open.peek().end() <= event.start() + ROUNDING) {
                open.pop();
            }
            Event caller = open.peek();
            if (caller != null) {
                spent.merge(caller.name(), new Spent(0, -event.duration() * MICRO),
                        (old, less) -> old.plus(0, less.seconds()));
            }
            spent.merge(event.name(), new Spent(1, event.duration() * MICRO),
                    (old, more) -> old.plus(1, more.seconds()));
            open.push(event);
        }
    }

    /** Time in operators, all together. */
    double seconds() {
        return operators.values().stream().mapToDouble(Spent::seconds).sum();
    }

    /** The same by kind; every kind is there. */
    Map<OperatorKind, Spent> byKind() {
        Map<OperatorKind, Spent> kinds = new EnumMap<>(OperatorKind.class);
        for (OperatorKind kind : OperatorKind.values()) {
            kinds.put(kind, new Spent(0, 0));
        }
        operators.forEach((name, spent) -> kinds.computeIfPresent(OperatorKind.of(name),
                (kind, old) -> old.plus(spent.calls(), spent.seconds())));
        return kinds;
    }
}
