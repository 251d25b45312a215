package dev.lengthwise.probe;

import org.bytedeco.pytorch.Tensor;

/**
 * Linear centered kernel alignment of two representations X [n, D1] and Y [n, D2] of the same n positions (Kornblith et al. 2019,
 * arXiv 1905.00414): HSIC(X, Y) / √(HSIC(X, X) · HSIC(Y, Y)). 1 where one is a rotation, reflection and isotropic rescaling of the
 * other, 0 where nothing in the one is linearly related to anything in the other; not changed by adding constants. Rows come piece
 * by piece, so that n is not bounded by memory. fp64 throughout. Belongs to one thread.
 */
public final class LinearCka implements AutoCloseable {
    private final Hsic across;
    private final Hsic first;
    private final Hsic second;

    /**
     * @param firstWidth D1
     * @param secondWidth D2
     */
    public LinearCka(long firstWidth, long secondWidth) {
        this.across = new Hsic(firstWidth, secondWidth);
        this.first = new Hsic(firstWidth, firstWidth);
        this.second = new Hsic(secondWidth, secondWidth);
    }

    /**
     * Takes more positions.
     *
     * @param x rows of X, [A, D1]
     * @param y the same positions' rows of Y, [A, D2]
     */
    public void add(Tensor x, Tensor y) {
        across.add(x, y);
        first.add(x, x);
        second.add(y, y);
    }

    /**
     * The value to use, from the unbiased estimates of HSIC (Song et al. 2012; so used by Nguyen et al. 2021, arXiv 2010.15327): at
     * any n around 0 for unrelated representations, also a little below. NaN below 4 positions and where a representation is the
     * same at every position.
     */
    public double debiased() {
        return ratio(across.unbiased(), first.unbiased(), second.unbiased());
    }

    /**
     * The formula as published, ‖YᵀX‖² / (‖XᵀX‖ ‖YᵀY‖) of centered X and Y. Too high unless n is many times the widths: of two
     * unrelated representations of width D at n positions it makes about D / (n + D). NaN where a representation is the same at every
     * position.
     */
    public double plain() {
        return ratio(across.plain(), first.plain(), second.plain());
    }

    /** NaN where a representation does not vary. */
    static double ratio(double across, double first, double second) {
        return first > 0 && second > 0 ? across / Math.sqrt(first) / Math.sqrt(second) : Double.NaN;
    }

    @Override
    public void close() {
        across.close();
        first.close();
        second.close();
    }
}
