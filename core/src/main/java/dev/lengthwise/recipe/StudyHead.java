package dev.lengthwise.recipe;

import dev.lengthwise.key.Derived;
import dev.lengthwise.key.Key;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What studies of every kind begin with. */
public interface StudyHead {
    /** Also a folder's name. */
    @Key(value = "name of the study, also a folder's: up to 40 of a-z, 0-9 and -", absent = "the file's name", derived = FilesName.class)
    String name();

    /** One line, for the report. */
    @Key(value = "one line, for the report", absent = "the name", derived = ItsName.class)
    String title();

    /** What it is done for; may be empty. */
    @Key(value = "what the study is to answer", absent = "''")
    String question();

    /** How large it is done; null where there is one size only. */
    @Key(value = "the scale that a study was written at, in the file that its folder keeps; not beside scales", absent = "null", before = "note")
    @Nullable
    Scale scale();

    /** What to know about this size, such as how long it takes; may be empty. */
    @Key(value = "what to know about its size, such as how long it takes; a scale may have a note of its own", absent = "''")
    String note();

    /** Of a study that stands in no file. */
    final class FilesName implements Derived<String> {
        private FilesName() {
        }

        @Override
        public String from(Map<String, ?> others) {
            return "study";
        }
    }

    /** A title that is not given. */
    final class ItsName implements Derived<String> {
        private ItsName() {
        }

        @Override
        public String from(Map<String, ?> others) {
            return String.valueOf(others.get("name"));
        }
    }
}
