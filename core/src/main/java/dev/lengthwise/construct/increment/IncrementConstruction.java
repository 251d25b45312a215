package dev.lengthwise.construct.increment;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Coordinate;
import dev.lengthwise.construct.Head;
import dev.lengthwise.construct.Layout;
import dev.lengthwise.construct.Neuron;
import dev.lengthwise.construct.SeparatorSeenStage;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.construct.Subspace;
import dev.lengthwise.construct.Wiring;
import dev.lengthwise.construct.WrittenWeights;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.increment.DigitSuccessor;
import dev.lengthwise.task.increment.Increment;
import java.util.List;

/**
 * Adds one to a number, with six blocks of four heads and a hidden unit for every place (docs/construction.md).
 *
 * <p>Without positions the tokens of the input's first run - its first digit, as often as it stands there before another - are all alike
 * to the model. The first token behind them knows that it is that, and from it each later one its place i, from 1; from ⊥ on
 * each token knows the place p of the digit to be written. What is written follows from p, the digit at p, the place M of the last digit
 * that is no 9, and the place E of ⊥.
 */
public final class IncrementConstruction implements Construction {
    /** Its square is a whole number that fp64 holds with room to spare. */
    static final int LONGEST = 100_000;
    private static final int HEADS = 4;
    private static final int BLOCKS = 6;
    private static final int NINE = 9;
    /** Units by which a digit at the right place is ahead of others, at least twice as many as needed to be named. */
    private static final double PICK_UNITS = 8;
    private static final double AND = 2;
    private static final double CARRY = 4;
    private static final double ZERO = 4 * AND * CARRY;
    private static final double ONE = 2 * ZERO;

    private final Vocabulary vocabulary = new Vocabulary(10);
    private final Sharpness sharpness;
    private final int maxLength;
    private final Layout layout = new Layout();
    private final Subspace digits = layout.add("DIGIT", 10);
    private final Coordinate separator = single("IS_SEPARATOR");
    private final Coordinate seen = single("SEPARATOR_SEEN");
    private final Subspace different = layout.add("DIFFERENT", 10);
    private final Coordinate outside = single("OUTSIDE");
    private final Coordinate firstRun = single("FIRST_RUN");
    private final Coordinate later = single("LATER");
    private final Coordinate movableRun = single("MOVABLE_RUN");
    private final Coordinate movable = single("MOVABLE");
    private final Coordinate laterShare = single("LATER_SHARE");
    private final Coordinate inverseEnd = single("INVERSE_END");
    private final Coordinate inverseNext = single("INVERSE_NEXT");
    private final Coordinate next = single("NEXT");
    private final Coordinate nextSquare = single("NEXT_SQUARE");
    private final Coordinate endPlace = single("END_PLACE");
    private final Coordinate laterMean = single("LATER_SHARE_MEAN");
    private final Coordinate firstLater = single("FIRST_LATER");
    private final Coordinate inversePlace = single("INVERSE_PLACE");
    private final Coordinate place = single("PLACE");
    private final Coordinate placeSquare = single("PLACE_SQUARE");
    private final Coordinate laterNine = single("LATER_NINE");
    private final Subspace picked = layout.add("PICKED", 10);
    private final Coordinate runEnd = single("RUN_END");
    private final Coordinate end = single("END_AT");
    private final Coordinate last = single("LAST_MOVABLE");
    private final Coordinate runMoves = single("RUN_MOVES");
    private final Coordinate anyMoves = single("ANY_MOVES");
    private final Subspace moved = layout.add("MOVED", 10);
    private final Coordinate closed = single("CLOSED");
    private final Coordinate hintClosed = single("HINT_CLOSED");

    /** @param maxLength number of places that are told apart, 1 to 100,000 */
    public IncrementConstruction(Sharpness sharpness, int maxLength) {
        if (maxLength < 1 || maxLength > LONGEST) {
            throw new IllegalArgumentException("max-length " + maxLength + " is not in 1.." + LONGEST);
        }
        this.sharpness = sharpness;
        this.maxLength = maxLength;
    }

    private Coordinate single(String name) {
        return layout.add(name, 1).only();
    }

    @Override
    public TransformerConfig config() {
        int headDim = (layout.width() + HEADS - 1) / HEADS;
        return new TransformerConfig(BLOCKS, HEADS * headDim, HEADS, 2 * maxLength + 24, Norm.NONE, Activation.RELU,
                sharpness.temper());
    }

    @Override
    public int maxLength() {
        return maxLength;
    }

    /** The score of what alone is to be attended to: the rest together is at most 1 / (16 (n + 2)) of it then, from two keys on. */
    private double alone() {
        return (1 + StrictMath.log(16.0 * (maxLength + 2)) / StrictMath.log(2)) * sharpness.unit();
    }

    @Override
    public List<String> hints() {
        return List.of(DigitSuccessor.NAME);
    }

    @Override
    public void fill(WrittenWeights weights) {
        Wiring wiring = new Wiring(weights, layout);
        for (int digit = 0; digit < digits.size(); digit++) {
            wiring.embed(digit, digits.at(digit), 1);
        }
        wiring.embed(vocabulary.separator(), separator, 1);
        separatorSeenAndFirstRun(wiring);
        nextPlace(wiring);
        firstBehindTheRun(wiring);
        places(wiring);
        lookUp(wiring);
        decide(wiring);
        logits(wiring);
    }

    /**
     * ⊥ seen, as in sorting; and whether a token of the input belongs to the first run: it attends to digits that differ from its own, and
     * none of them has any share exactly if there is none.
     */
    private void separatorSeenAndFirstRun(Wiring wiring) {
        SeparatorSeenStage stage = new SeparatorSeenStage(separator, seen);
        stage.attention(wiring.head(0, "⊥ seen"), sharpness.unit());
        Head differing = wiring.head(0, "different");
        for (int digit = 0; digit < digits.size(); digit++) {
            for (int other = 0; other < digits.size(); other++) {
                if (other != digit) {
                    differing.score(digits.at(digit), digits.at(other), 2 * sharpness.unit());
                }
            }
            differing.carry(digits.at(digit), different.at(digit), 1);
        }
        stage.input(wiring, 0).writes(outside, -1).writes(later, 1);
        wiring.constant(0, outside, 1);
        stage.input(wiring, 0).reads(digits.at(NINE), -1).writes(movable, 1).writes(laterNine, -1);
        for (int digit = 0; digit < digits.size(); digit++) {
            Neuron inRun = stage.input(wiring, 0).writes(firstRun, 1).writes(later, -1);
            for (int other = 0; other < digits.size(); other++) {
                if (other != digit) {
                    inRun.reads(different.at(other), -2).reads(digits.at(other), -1);
                }
            }
            if (digit != NINE) {
                inRun.writes(movableRun, 1);
            } else {
                inRun.writes(laterNine, -1);
            }
        }
        stage.input(wiring, 0).writes(laterNine, 1);
    }

    /** Places that are shares of ⊥: of all tokens at ⊥, 1/E; of those from ⊥ on, 1/p. And the share of tokens behind the first run. */
    private void nextPlace(Wiring wiring) {
        wiring.head(1, "shares").carry(later, laterShare, 1).carry(separator, inverseEnd, 1);
        wiring.head(1, "written").score(outside, alone()).carry(separator, inverseNext, 1);
        wiring.constant(1, next, 1);
        wiring.constant(1, nextSquare, 1);
        new PlaceStage(inverseNext, next, nextSquare).mlp(wiring, 1, maxLength + 2);
        wiring.neuron(1).reads(separator, 1).writes(endPlace, 1);
        Coordinate[] anyDigit = new Coordinate[digits.size()];
        for (int digit = 0; digit < digits.size(); digit++) {
            anyDigit[digit] = digits.at(digit);
        }
        new PlaceStage(inverseEnd, endPlace, null).mlp(wiring, 1, maxLength + 1, anyDigit);
    }

    /**
     * The first token behind the run: LATER_SHARE grows from one to the next, so that it equals its own mean over the tokens behind the run
     * exactly where there is but one of them; else it is ahead by more than 1 / (8 n), see docs/construction.md.
     */
    private void firstBehindTheRun(Wiring wiring) {
        wiring.head(2, "mean of shares").score(later, alone()).carry(laterShare, laterMean, 1);
        double gain = 16.0 * maxLength;
        for (int step = 1; step <= 2; step++) {
            wiring.neuron(2).constant(step).reads(laterShare, -gain).reads(laterMean, gain).reads(firstRun, -2)
                    .reads(outside, -2 - gain).writes(firstLater, step == 1 ? -1 : 1);
        }
    }

    /** Each later token's place i: 1/i is the share of the first token behind the run. */
    private void places(Wiring wiring) {
        wiring.head(3, "place").carry(firstLater, inversePlace, 1);
        wiring.neuron(3).reads(later, 1).writes(place, 1).writes(placeSquare, 1);
        new PlaceStage(inversePlace, place, placeSquare).mlp(wiring, 3, maxLength, firstRun, outside);
    }

    /**
     * From ⊥ on: the digit at p, scored {@code -(i - p)² + p²} behind the run and {@code p² - 1/2} within it; the place behind the run; E; and
     * M where it is behind the run. Then M where it is the run's last token.
     */
    private void lookUp(Wiring wiring) {
        double unit = PICK_UNITS * sharpness.unit();
        Head pick = wiring.head(4, "pick").score(next, place, 2 * unit).score(placeSquare, -unit)
                .score(nextSquare, firstRun, unit).score(firstRun, -unit / 2);
        for (int digit = 0; digit < digits.size(); digit++) {
            pick.carry(digits.at(digit), picked.at(digit), 1);
        }
        wiring.head(4, "run end").score(firstLater, 2 * alone()).score(separator, alone()).carry(place, runEnd, 1)
                .carry(endPlace, runEnd, 1);
        wiring.head(4, "end").score(separator, alone()).carry(endPlace, end, 1);
        wiring.head(4, "last movable").score(place, alone()).score(laterNine, -(maxLength + 1) * alone())
                .score(movableRun, alone()).carry(place, last, 1).carry(movableRun, runMoves, 1)
                .carry(movable, anyMoves, 1);
        double forbidding = 2.0 * (maxLength + 2);
        wiring.neuron(4).reads(runEnd, 1).constant(-1 - forbidding).reads(runMoves, forbidding).writes(last, 1);
    }

    /**
     * What becomes of the digit: one more at p = M, 0 behind it, 1 at the front where all are nines; and END at p = E, or E + 1 after nines
     * alone. Each is louder than the one before.
     */
    private void decide(Wiring wiring) {
        for (int digit = 0; digit < NINE; digit++) {
            wiring.neuron(5).reads(next, AND).reads(last, -AND).reads(picked.at(digit), 1).constant(-0.5)
                    .writes(moved.at(digit + 1), CARRY);
        }
        wiring.neuron(5).reads(next, 1).reads(last, -1).constant(-0.5).writes(moved.at(0), ZERO);
        wiring.neuron(5).constant(1.5).reads(next, -1).reads(anyMoves, -2).writes(moved.at(1), ONE);
        wiring.neuron(5).reads(next, 1).reads(end, -1).reads(anyMoves, 1).constant(-0.5)
                .writes(closed, 2 * ONE * (maxLength + 2));
        wiring.neuron(5).reads(next, 1).reads(end, -1).constant(0.5).writes(hintClosed, CARRY);
    }

    private void logits(Wiring wiring) {
        List<String> heads = wiring.answers(DigitSuccessor.NAME)
                ? List.of(Increment.NAME, DigitSuccessor.NAME)
                : List.of(Increment.NAME);
        for (String head : heads) {
            for (int digit = 0; digit < digits.size(); digit++) {
                wiring.logit(head, digit, picked.at(digit), 1);
            }
            wiring.logit(head, vocabulary.separator(), -1);
            wiring.logit(head, vocabulary.mask(), -1);
        }
        for (int digit = 0; digit < digits.size(); digit++) {
            wiring.logit(Increment.NAME, digit, moved.at(digit), 1);
        }
        wiring.logit(Increment.NAME, vocabulary.end(), closed, 1);
        if (wiring.answers(DigitSuccessor.NAME)) {
            wiring.logit(DigitSuccessor.NAME, vocabulary.end(), hintClosed, 1);
        }
    }
}
