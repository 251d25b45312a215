package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.Position;
import dev.lengthwise.model.TransformerConfig;
import java.util.Arrays;

/**
 * A layer's bias of {@link Position.Fire}: made once for the places of a tile, whose sequences share it, by double arithmetic in one order.
 *
 * @param up where the weights of the hidden numbers begin, [K, 1]
 * @param upBias [K]
 * @param down [N, K]
 * @param c where it is
 * @param multiplier where the threshold's is
 */
record FireBias(Position.Fire fire, int heads, int up, int upBias, int down, int c, int multiplier)
        implements
            ScoreBias {

    static FireBias create(Layout layout, String name, Position.Fire fire, TransformerConfig config) {
        Features one = Features.of(1);
        Features hidden = Features.of(fire.hidden());
        int up = layout.matrix(name + ".up.weight", fire.hidden(), one);
        int upBias = layout.drawn(name + ".up.bias", hidden, Position.Fire.DEVIATION);
        int down = layout.matrix(name + ".down.weight", config.heads(), hidden);
        int c = layout.vector(name + ".c", one, Position.Fire.C, true);
        int multiplier = layout.vector(name + ".multiplier", one, 1, true);
        return new FireBias(fire, config.heads(), up, upBias, down, c, multiplier);
    }

    /** What is known of all distances and of the threshold: ψ(x) = ln(1 + c x), L. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Distances(double c, double threshold, double[] psi) {
        /** max(L, i). */
        double reach(int query) {
            return Math.max(threshold, query);
        }

        double denominator(int query) {
            return StrictMath.log1p(c * reach(query)) + Position.Fire.EPSILON;
        }

        /** What goes into the MLP for each key that the query sees. */
        void normalized(int query, double denominator, double[] x) {
            for (int j = 0; j <= query; j++) {
                x[j] = psi[query - j] / denominator;
            }
        }
    }

    private Distances distances(Workspace work, int to) {
        double rate = Math.abs(work.values()[c]);
        double[] psi = new double[to];
        for (int distance = 0; distance < to; distance++) {
            psi[distance] = StrictMath.log1p(rate * distance);
        }
        return new Distances(rate, Math.abs(work.values()[multiplier]) * (double) fire.threshold(), psi);
    }

    @Override
    public void prepare(Workspace work, int from, int to) {
        float[] values = values(work);
        Distances distances = distances(work, to);
        double[] x = new double[to];
        double[] hidden = new double[to];
        double[][] sums = new double[heads][to];
        for (int i = from; i < to; i++) {
            distances.normalized(i, distances.denominator(i), x);
            for (double[] sum : sums) {
                Arrays.fill(sum, 0, i + 1, 0);
            }
            for (int k = 0; k < fire.hidden(); k++) {
                hidden(work, k, x, hidden, i + 1);
                for (int head = 0; head < heads; head++) {
                    addTo(sums[head], hidden, work.values()[down(head, k)], i + 1);
                }
            }
            for (int head = 0; head < heads; head++) {
                int at = at(work, head, i);
                for (int j = 0; j <= i; j++) {
                    values[at + j] = (float) sums[head][j];
                }
            }
        }
    }

    /** One of the MLP's hidden numbers for each key. */
    private void hidden(Workspace work, int k, double[] x, double[] hidden, int count) {
        double weight = work.values()[up(k)];
        double bias = work.values()[upBias + k];
        for (int j = 0; j < count; j++) {
            hidden[j] = Math.max(0, weight * x[j] + bias);
        }
    }

    private static void addTo(double[] sums, double[] numbers, double factor, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] += factor * numbers[j];
        }
    }

    @Override
    public float[] values(Workspace work) {
        return work.biases(size(work));
    }

    private int size(Workspace work) {
        return Math.multiplyExact(heads, Math.multiplyExact(work.longest(), row(work)));
    }

    @Override
    public int at(Workspace work, int head, int query) {
        return (head * work.longest() + query) * row(work);
    }

    @Override
    public int row(Workspace work) {
        return Partials.padded(work.longest());
    }

    @Override
    public void forget(Workspace work) {
        Arrays.fill(work.biasGradient(size(work)), 0);
    }

    @Override
    public void collect(Workspace work, int head, int query, float[] gradients, int at) {
        float[] sums = work.biasGradient(size(work));
        int to = at(work, head, query);
        work.rows().add(sums, to, gradients, at, sums, to, Partials.padded(query + 1));
    }

    @Override
    public void finish(Workspace work, int to) {
        Distances distances = distances(work, to);
        float[] bias = work.biasGradient(size(work));
        double[] weights = new double[fire.hidden()];
        double[] biases = new double[fire.hidden()];
        double[][] downs = new double[heads][fire.hidden()];
        double[] psi = new double[to];
        double[] x = new double[to];
        double[] hidden = new double[to];
        double[] dHidden = new double[to];
        double[] dx = new double[to];
        double dc = 0;
        double dThreshold = 0;
        for (int i = 0; i < to; i++) {
            double denominator = distances.denominator(i);
            distances.normalized(i, denominator, x);
            Arrays.fill(dx, 0, i + 1, 0);
            for (int k = 0; k < fire.hidden(); k++) {
                hidden(work, k, x, hidden, i + 1);
                Arrays.fill(dHidden, 0, i + 1, 0);
                for (int head = 0; head < heads; head++) {
                    int at = at(work, head, i);
                    double factor = work.values()[down(head, k)];
                    double sum = 0;
                    for (int j = 0; j <= i; j++) {
                        sum += bias[at + j] * hidden[j];
                        dHidden[j] += factor * bias[at + j];
                    }
                    downs[head][k] += sum;
                }
                double weight = work.values()[up(k)];
                for (int j = 0; j <= i; j++) {
                    if (hidden[j] > 0) {
                        weights[k] += dHidden[j] * x[j];
                        biases[k] += dHidden[j];
                        dx[j] += dHidden[j] * weight;
                    }
                }
            }
            double dDenominator = 0;
            for (int j = 0; j <= i; j++) {
                psi[i - j] += dx[j] / denominator;
                dDenominator -= dx[j] * x[j] / denominator;
            }
            double reach = distances.reach(i);
            double slope = dDenominator / (1 + distances.c() * reach);
            dc += slope * reach;
            dThreshold += distances.threshold() >= i ? slope * distances.c() : 0;
        }
        for (int distance = 0; distance < to; distance++) {
            dc += psi[distance] * distance / (1 + distances.c() * distance);
        }
        float[] g = work.gradient();
        for (int k = 0; k < fire.hidden(); k++) {
            g[up(k)] += (float) weights[k];
            g[upBias + k] += (float) biases[k];
            for (int head = 0; head < heads; head++) {
                g[down(head, k)] += (float) downs[head][k];
            }
        }
        g[c] += (float) (Math.signum(work.values()[c]) * dc);
        g[multiplier] += (float) (Math.signum(work.values()[multiplier]) * fire.threshold() * dThreshold);
    }

    private int up(int k) {
        return up + k * Partials.COUNT;
    }

    private int down(int head, int k) {
        return down + head * Partials.padded(fire.hidden()) + k;
    }
}
