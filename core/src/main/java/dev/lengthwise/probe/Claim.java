package dev.lengthwise.probe;

/** That a primitive is shown at positions of one side. */
public record Claim(Side side, Primitive primitive) {

    /**
     * What a projection shows at one position where the claim holds.
     *
     * @param position place in the sequence, from 0
     * @param token what stands first
     * @param second what stands among the first two as well; -1 where one token is claimed
     */
    public record Case(int position, int token, int second) {
        public Case(int position, int token) {
            this(position, token, -1);
        }

        /** Whether these stand first. */
        boolean holds(Leaders leaders) {
            if (second < 0) {
                return leaders.first() == token;
            }
            return (leaders.best() == token && leaders.next() == second)
                    || (leaders.best() == second && leaders.next() == token);
        }
    }
}
