package dev.lengthwise.task.dyck;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;

/**
 * The {@code task} of a recipe that closes brackets.
 *
 * @param kinds k, how many kinds of brackets
 * @param values numbers beside them
 */
@Kind(value = DyckKind.NAME, says = "the beginning of a well-formed word of brackets -> the brackets that close it: ( [ ] [ -> ] )")
public record DyckConfig(
        @Key(value = "k, how many kinds of brackets there are: ( ) [ ] { } < > (5 )5 and so on", absent = "2", allowed = "1 to 100") int kinds,
        @Key(value = "Q, how many numbers there are beside the brackets, 0 to Q - 1: the hint nesting answers with them", absent = "100", allowed = "at least 2") int values)
        implements
            TaskConfig {
    public DyckConfig {
        Keys.check(DyckConfig.class, kinds, values);
        var _ = new Dyck(kinds, values); // refuses what there is none of
    }

    @Override
    public TaskKind kind() {
        return DyckKind.DYCK;
    }

    @Override
    public String words() {
        return DyckKind.NAME + ", " + kinds + (kinds == 1 ? " kind" : " kinds") + " of brackets";
    }

    @Override
    public Dyck task() {
        return new Dyck(kinds, values);
    }
}
