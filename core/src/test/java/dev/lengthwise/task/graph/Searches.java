package dev.lengthwise.task.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is true of a graph, by other ways than the tasks': distances by Floyd and Warshall, paths by trying all shortest ones. */
public final class Searches {
    private static final int FAR = 1_000_000;

    private final TreeSet<Integer> nodes;
    private final boolean[][] edges;
    private final int[][] distances;

    /**
     * Of an input of values: the symbols between them are skipped.
     *
     * @param asked how many nodes stand at the end
     */
    public Searches(GraphTask task, int[] input, int asked) {
        int[] ends = Arrays.stream(input, 0, input.length - asked).filter(task.vocabulary()::isValue).toArray();
        nodes = Arrays.stream(ends).boxed().collect(Collectors.toCollection(TreeSet::new));
        int names = task.vocabulary().values();
        edges = new boolean[names][names];
        distances = new int[names][names];
        for (int node = 0; node < names; node++) {
            Arrays.fill(distances[node], FAR);
            distances[node][node] = 0;
        }
        for (int i = 0; i < ends.length; i += 2) {
            join(ends[i], ends[i + 1]);
            if (!task.isDirected()) {
                join(ends[i + 1], ends[i]);
            }
        }
        for (int by : nodes) {
            for (int from : nodes) {
                for (int to : nodes) {
                    distances[from][to] = Math.min(distances[from][to], distances[from][by] + distances[by][to]);
                }
            }
        }
    }

    private void join(int from, int to) {
        edges[from][to] = true;
        distances[from][to] = 1;
    }

    public TreeSet<Integer> nodes() {
        return nodes;
    }

    public int edges() {
        return nodes.stream().mapToInt(from -> (int) nodes.stream().filter(to -> edges[from][to]).count()).sum();
    }

    public boolean hasEdge(int from, int to) {
        return edges[from][to];
    }

    /** -1 where there is no path. */
    public int distance(int from, int to) {
        return distances[from][to] >= FAR ? -1 : distances[from][to];
    }

    /** All shortest paths, the lexicographically least first. */
    public List<List<Integer>> shortest(int from, int to) {
        if (from == to) {
            return List.of(List.of(from));
        }
        List<List<Integer>> paths = new ArrayList<>();
        for (int next : nodes) {
            if (edges[from][next] && distances[from][to] < FAR && distances[next][to] == distances[from][to] - 1) {
                for (List<Integer> rest : shortest(next, to)) {
                    List<Integer> path = new ArrayList<>(List.of(from));
                    path.addAll(rest);
                    paths.add(path);
                }
            }
        }
        return paths;
    }
}
