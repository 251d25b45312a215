package dev.lengthwise.model;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import java.util.Locale;

/**
 * How the attention logits of a query grow with n, the number of keys that query sees (method.md, Tempered softmax):
 * {@code softmax(τ(n) · q·k / √H)} with {@code τ(n) = offset + β · growth(n)}. As n belongs to the query, cached, batched and
 * teacher-forced evaluation agree.
 */
public sealed interface Temper {
    /** The largest β: what it multiplies has to stay a 32-bit float. */
    double MOST = 1e30;

    /** Whether a layer has one β or each of its heads its own. */
    enum Per {
        LAYER, HEAD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Key(value = "β, or where it starts when it is learned", absent = "1", allowed = "a number above 0")
    double beta();

    @Key(value = "whether a layer has one β or each of its heads its own", absent = "head")
    Per per();

    @Key(value = "whether β is trained with the weights", absent = "true")
    boolean learned();

    /** The part of τ that does not depend on n. */
    default double offset() {
        return 0;
    }

    /**
     * What β multiplies.
     *
     * @param n visible keys of the query, at least 1; not whole where training stretches a sequence
     */
    double growth(double n);

    /** τ(n) = 1: the usual softmax. */
    @Kind(value = "none", says = "τ(n) = 1: the usual softmax")
    record None() implements Temper {
        @Override
        public double beta() {
            return 0;
        }

        @Override
        public Per per() {
            return Per.LAYER;
        }

        @Override
        public boolean learned() {
            return false;
        }

        @Override
        public double offset() {
            return 1;
        }

        @Override
        public double growth(double n) {
            return 0;
        }
    }

    /** τ(n) = β whatever n is: a control that sharpens the attention, but not with the length. */
    @Kind(value = "constant", says = "τ(n) = β for every n: sharper, but equally at every length")
    record Constant(double beta, Per per, boolean learned) implements Temper {
        public Constant {
            requirePositive(beta);
        }

        @Override
        public double growth(double n) {
            return 1;
        }
    }

    /** τ(n) = β · ln n, the paper's. */
    @Kind(value = "log-length", says = "τ(n) = β · ln n, the paper's")
    record LogLength(double beta, Per per, boolean learned) implements Temper {
        public LogLength {
            requirePositive(beta);
        }

        @Override
        public double growth(double n) {
            return StrictMath.log(n);
        }
    }

    /** τ(n) = 1 + β · ln n. */
    @Kind(value = "one-plus-log-length", says = "τ(n) = 1 + β · ln n")
    record OnePlusLogLength(double beta, Per per, boolean learned) implements Temper {
        public OnePlusLogLength {
            requirePositive(beta);
        }

        @Override
        public double offset() {
            return 1;
        }

        @Override
        public double growth(double n) {
            return StrictMath.log(n);
        }
    }

    /** τ(n) = β · ln(n + 1). */
    @Kind(value = "log-length-plus-one", says = "τ(n) = β · ln(n + 1)")
    record LogLengthPlusOne(double beta, Per per, boolean learned) implements Temper {
        public LogLengthPlusOne {
            requirePositive(beta);
        }

        @Override
        public double growth(double n) {
            return StrictMath.log(n + 1);
        }
    }

    /** τ(n) = β up to so many keys, and beyond it grows as ln n does: for models that were trained without a temperature. */
    @Kind(value = "log-length-beyond", says = "τ(n) = β · max(1, ln n / ln from)")
    record LogLengthBeyond(double beta, Per per, boolean learned,
            @Key(value = "the keys beyond which τ grows", allowed = "at least 2") int from) implements Temper {
        public LogLengthBeyond {
            requirePositive(beta);
            Keys.bounds(LogLengthBeyond.class, "from").require("from", from);
        }

        @Override
        public double growth(double n) {
            return Math.max(1, StrictMath.log(n) / StrictMath.log(from));
        }
    }

    /** τ(n) = β · ln n up to so many keys, and stays there: what a temperature does without its growth beyond them. */
    @Kind(value = "log-length-up-to", says = "τ(n) = β · ln min(n, to)")
    record LogLengthUpTo(double beta, Per per, boolean learned,
            @Key(value = "the keys up to which τ grows", allowed = "at least 2") int to) implements Temper {
        public LogLengthUpTo {
            requirePositive(beta);
            Keys.bounds(LogLengthUpTo.class, "to").require("to", to);
        }

        @Override
        public double growth(double n) {
            return StrictMath.log(Math.min(n, to));
        }
    }

    private static void requirePositive(double beta) {
        Keys.bounds(Constant.class, "beta").require("beta", beta);
        if (beta > MOST) {
            throw new IllegalArgumentException("beta " + beta + " is above " + MOST + ": scores are 32-bit floats");
        }
    }
}
