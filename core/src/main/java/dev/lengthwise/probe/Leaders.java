package dev.lengthwise.probe;

/**
 * The tokens that stand first where a residual stream is projected on tokens. What is level with another one does not stand before it:
 * a projection that says nothing has no first token.
 *
 * @param first the only one with the highest score; -1 where several have it
 * @param best of the two that are ahead of all others the better one, or either; -1 where there are no such two
 * @param next the other one; -1 where there are no such two
 */
record Leaders(int first, int best, int next) {
    static final int NONE = -1;

    /** Of the scores from a place on, at least 3. */
    static Leaders of(float[] scores, int from, int count) {
        int best = NONE;
        int next = NONE;
        int third = NONE;
        for (int token = 0; token < count; token++) {
            if (best == NONE || scores[from + token] > scores[from + best]) {
                third = next;
                next = best;
                best = token;
            } else if (next == NONE || scores[from + token] > scores[from + next]) {
                third = next;
                next = token;
            } else if (third == NONE || scores[from + token] > scores[from + third]) {
                third = token;
            }
        }
        int first = scores[from + best] > scores[from + next] ? best : NONE;
        return scores[from + next] > scores[from + third]
                ? new Leaders(first, best, next)
                : new Leaders(first, NONE, NONE);
    }
}
