package dev.lengthwise.gap;

/** How sharp the attention of a construction is made. */
public sealed interface Softmax {

    /** For people: {@code β = 0.5}. */
    String label();

    /** For the name of a file: {@code beta-0.5}. */
    String file();

    /**
     * A plain softmax whose scores are as large as inputs up to a length need.
     *
     * @param madeFor n; scores are in units of ln(2n + 1), the logarithm of the most keys that a query sees
     */
    record Plain(int madeFor) implements Softmax {
        public Plain {
            if (madeFor < 1) {
                throw new IllegalArgumentException("plain has " + madeFor + ", which is below 1");
            }
        }

        /** S, what scores are multiplied by. */
        public double unit() {
            return StrictMath.log(2.0 * madeFor + 1);
        }

        @Override
        public String label() {
            return "plain, for " + madeFor;
        }

        @Override
        public String file() {
            return "plain-" + madeFor;
        }
    }

    /** Scores are multiplied by β · ln n. */
    record LogLength(double beta) implements Softmax {
        public LogLength {
            if (!(beta > 0) || Double.isInfinite(beta)) {
                throw new IllegalArgumentException("beta has " + beta + ", which is not a number above 0");
            }
        }

        @Override
        public String label() {
            return "β = " + number();
        }

        @Override
        public String file() {
            return "beta-" + number();
        }

        private String number() {
            return beta == Math.rint(beta) && beta < 1e6 ? String.valueOf((long) beta) : String.valueOf(beta);
        }
    }
}
