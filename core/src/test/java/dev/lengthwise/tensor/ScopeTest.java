package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScopeTest {
    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    @Test
    void closingFreesWhatWasMadeInside() {
        Tensor tensor;
        Tensor computed;
        try (Scope scope = new Scope()) {
            tensor = torch.ones(2, 3);
            computed = tensor.add(tensor);
            assertThat(computed.isNull()).isFalse();
        }
        assertThat(tensor.isNull()).isTrue();
        assertThat(computed.isNull()).isTrue();
    }

    @Test
    void whatIsKeptSurvivesUntilItIsClosedByHand() {
        Tensor kept;
        try (Scope outer = new Scope()) {
            try (Scope scope = new Scope()) {
                kept = scope.keep(torch.ones(2, 3));
            }
            assertThat(kept.isNull()).isFalse();
        }
        try (Scope later = new Scope()) {
            assertThat(kept.sum().item_float()).isEqualTo(6);
        }
        kept.close();
        assertThat(kept.isNull()).isTrue();
    }

    @Test
    void aScopeInsideAnotherFreesOnlyItsOwn() {
        try (Scope outer = new Scope()) {
            Tensor before = torch.ones(2);
            Tensor inside;
            try (Scope inner = new Scope()) {
                inside = before.add(before);
            }
            Tensor after = before.add(before);
            assertThat(inside.isNull()).isTrue();
            assertThat(before.isNull()).isFalse();
            assertThat(after.sum().item_float()).isEqualTo(4);
        }
    }

    /** A result holds what it was computed from: a scope never takes memory away that something else still needs. */
    @Test
    void aViewThatIsKeptKeepsItsNumbers() {
        Tensor row;
        try (Scope scope = new Scope()) {
            row = scope.keep(Tensors.of(new float[]{1, 2, 3, 4}).view(2, 2).select(0, 1));
        }
        try (Scope scope = new Scope()) {
            assertThat(Tensors.floats(row)).containsExactly(3, 4);
        }
        row.close();
    }

    @Test
    void aGuardEndsWithItsBlockAndNotWithTheScope() {
        try (Scope scope = new Scope()) {
            try (NoGradGuard guard = new NoGradGuard()) {
                assertThat(torch.ones(1).requires_grad_(true).add(torch.ones(1)).requires_grad()).isFalse();
            }
            assertThat(torch.ones(1).requires_grad_(true).add(torch.ones(1)).requires_grad()).isTrue();
        }
    }
}
