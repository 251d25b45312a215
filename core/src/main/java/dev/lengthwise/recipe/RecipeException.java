package dev.lengthwise.recipe;

import java.util.ArrayList;
import java.util.List;

/**
 * A recipe, a study file or a {@code --set} that cannot be used. The message is for the person who wrote it and has a line for each
 * thing that is wrong: {@code recipes/x.yaml:4:17: model.width: 100 is not divisible by heads 16; width must be a multiple of heads}.
 */
public final class RecipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 20; // lines that somebody reads

    private final transient List<Mistake> mistakes;

    /** @param message source, key, value and what is allowed; line breaks and control characters in it are escaped */
    public RecipeException(String message) {
        this(new Mistake(null, message));
    }

    RecipeException(Mistake mistake) {
        this(List.of(mistake));
    }

    RecipeException(List<Mistake> mistakes) {
        super(String.join("\n", shown(mistakes)));
        this.mistakes = List.copyOf(mistakes);
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    /** What is wrong, each a line; of very many the first ones and how many more there are. */
    public List<String> lines() {
        return shown(mistakes);
    }

    /** What is wrong first, and how much more there is, for where there is room for one line. */
    public String line() {
        int more = distinct(mistakes).size() - 1;
        return mistakes.getFirst().line() + (more == 0 ? "" : " (and " + more + " more)");
    }

    private static List<String> shown(List<Mistake> mistakes) {
        List<String> lines = new ArrayList<>(distinct(mistakes));
        int more = lines.size() - MOST;
        if (more > 0) {
            lines.subList(MOST, lines.size()).clear();
            lines.add("and " + more + " more");
        }
        return lines;
    }

    private static List<String> distinct(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::line).distinct().toList();
    }
}
