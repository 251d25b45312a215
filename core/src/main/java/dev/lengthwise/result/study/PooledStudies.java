package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import java.util.List;

/** What several studies say together: {@code pool --json}. */
public record PooledStudies(@Key("the studies' folders") List<String> studies,
        @Key("arms that are the same in at least two of them") List<PooledArms> pooled) {
}
