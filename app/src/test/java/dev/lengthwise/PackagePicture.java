package dev.lengthwise;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The packages and who may import whom, as CONTRIBUTING.md shows them.
 *
 * @param mayImport the packages that each package may import besides itself
 * @param module the module that a package is in
 */
record PackagePicture(Map<String, List<String>> mayImport, UnaryOperator<String> module) {
    /** A diagram with as few arrows as lead to every import that is allowed, and a table of all of them; Markdown. */
    String markdown() {
        StringBuilder out = new StringBuilder("```mermaid\ngraph TD\n");
        mayImport.keySet().stream().collect(Collectors.groupingBy(module, LinkedHashMap::new, Collectors.toList()))
                .forEach((name, packages) -> out.append("  subgraph in_").append(name).append(" [").append(name)
                        .append("]\n    ")
                        .append(String.join("; ", packages)).append("\n  end\n"));
        mayImport.forEach((name, others) -> others.stream().filter(other -> !reachable(name, other).contains(other))
                .forEach(other -> out.append("  ").append(name).append(" --> ").append(other).append('\n')));
        out.append("```\n\n| package | module | may import |\n|---|---|---|\n");
        mayImport.forEach((name, others) -> out.append("| `").append(name).append("` | ").append(module.apply(name))
                .append(" | ")
                .append(others.isEmpty() ? "none" : String.join(", ", others.stream().sorted().toList()))
                .append(" |\n"));
        return out.toString();
    }

    /** What a package reaches when one of its own imports is left out. */
    private Set<String> reachable(String name, String without) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(mayImport.getOrDefault(name, List.of()));
        next.remove(without);
        while (!next.isEmpty()) {
            String other = next.pop();
            if (seen.add(other)) {
                next.addAll(mayImport.getOrDefault(other, List.of()));
            }
        }
        return seen;
    }
}
