package dev.lengthwise;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Documentation and help are in words that a reader understands who has not read the code. */
public final class PlainWords {
    /** Phrases that pages had once, and that readers had to guess at. */
    private static final Pattern IDIOMS = Pattern.compile("(?i).{0,30}\\b("
            + String.join("|", "tells?", "told", "telling", "(is|are|be|was|were) asked", "(by|at) hand",
                    "(comes?|came) along", "as sharp as", "stands? (in|between) the input", "of one's own",
                    "mend(s|ed)?", "thin(s|ned) out", "(held|holds?) (it |them )?against", "stands? in for",
                    "for good", "next to no(ne|thing)?", "to the (letter|count)", "goes (its|another) (own )?way",
                    "looked at and left", "in words(?!, such)", "its keys' own", "whatever (n|the size) is")
            + ")\\b.{0,30}");

    private PlainWords() {
    }

    /** The idioms in a text, each with the words around it. */
    public static List<String> idioms(String text) {
        return IDIOMS.matcher(text.replaceAll("\\s+", " ")).results().map(MatchResult::group).toList();
    }
}
