package dev.lengthwise.train;

/** The learning rate of each step. */
public sealed interface Schedule {
    /**
     * The rate of a step's update.
     *
     * @param step from 0
     */
    double learningRate(long step);

    static Schedule of(TrainConfig config) {
        return switch (config.schedule()) {
            case CONSTANT -> new Constant(config.learningRate(), config.warmupSteps());
            case LINEAR -> new Linear(config.learningRate(), config.steps(), config.warmup());
            case ONE_CYCLE -> new OneCycle(config.learningRate(), config.steps(), config.warmup());
            case WARMUP_STABLE_DECAY -> new WarmupStableDecay(new Constant(config.learningRate(), config.warmupSteps()),
                    config.steps(), config.cooldownSteps(config.steps()));
        };
    }

    /** Up to the peak in equal parts during the first steps, the last of which has the peak, and from there on the same rate. */
    record Constant(double peak, int warmupSteps) implements Schedule {
        @Override
        public double learningRate(long step) {
            return step < warmupSteps ? peak * (step + 1) / warmupSteps : peak;
        }
    }

    /**
     * The trunk's rate up to the last steps, in which it falls in equal parts: the first of them is at the peak, and it would be 0 at the
     * step after the last. As Hugging Face's get_wsd_schedule with linear warm-up and decay, which begins at 0.
     */
    record WarmupStableDecay(Constant trunk, int steps, int cooldownSteps) implements Schedule {
        @Override
        public double learningRate(long step) {
            long from = (long) steps - cooldownSteps;
            return step < from ? trunk.learningRate(step) : trunk.learningRate(step) * (steps - step) / cooldownSteps;
        }
    }

    /**
     * Up to the peak in equal parts during the first {@code warmup} of the steps, then down in equal parts; it would be 0 at the
     * step after the last. Without warm-up the first step is at the peak, as with Hugging Face's "linear".
     */
    record Linear(double peak, int steps, double warmup) implements Schedule {
        @Override
        public double learningRate(long step) {
            double rise = warmup * steps - 1;
            return step < rise
                    ? peak * (step + 1) / (rise + 1)
                    : peak * (steps - step) / (steps - Math.max(rise, 0));
        }
    }

    /**
     * From {@code peak/25} up to the peak along a cosine during the first {@code warmup} of the steps, then down to
     * {@code peak/250000} along another: PyTorch's OneCycleLR with its defaults, but for the share of the warm-up.
     */
    record OneCycle(double peak, int steps, double warmup) implements Schedule {
        private static final double START = 1 / 25.0;
        private static final double END = START / 1e4;

        @Override
        public double learningRate(long step) {
            double rise = warmup * steps - 1;
            double last = steps - 1;
            if (step < rise) {
                return between(peak * START, peak, step / rise);
            }
            double from = Math.max(rise, 0);
            return between(peak, peak * END, last > from ? Math.min(1, (step - from) / (last - from)) : 0);
        }

        private static double between(double from, double to, double part) {
            return to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * part));
        }
    }
}
