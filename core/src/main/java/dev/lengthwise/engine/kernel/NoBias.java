package dev.lengthwise.engine.kernel;

/** Nothing is added. */
enum NoBias implements ScoreBias {
    ONLY;

    @Override
    public void prepare(Workspace work, int from, int to) {
        // nothing to make
    }

    @Override
    public float[] values(Workspace work) {
        return work.zeros();
    }

    @Override
    public int at(Workspace work, int head, int query) {
        return 0;
    }

    @Override
    public int row(Workspace work) {
        return 0;
    }

    @Override
    public void forget(Workspace work) {
        // nothing is collected
    }

    @Override
    public void collect(Workspace work, int head, int query, float[] gradients, int at) {
        // nothing is trained
    }

    @Override
    public void finish(Workspace work, int to) {
        // nothing is trained
    }
}
