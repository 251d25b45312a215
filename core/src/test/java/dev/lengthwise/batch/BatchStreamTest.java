package dev.lengthwise.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lengthwise.task.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // a stream that hangs is the failure that is looked for
class BatchStreamTest {
    private static final int AHEAD = 4;

    /** A batch that tells its step. */
    private static Batch batch(long step) {
        Example example = new Example(new int[]{(int) step}, new int[]{0}, new int[]{0});
        return Batch.of(List.of(new Batch.Part("sort", 1, List.of(example))));
    }

    private static long step(Batch batch) {
        return batch.tokens()[0];
    }

    @Test
    void givesEveryStepInOrder() throws InterruptedException {
        try (BatchStream<Batch> stream = new BatchStream<>(BatchStreamTest::batch, 0, 50)) {
            for (int step = 0; step < 50; step++) {
                assertThat(step(stream.next())).isEqualTo(step);
            }
        }
    }

    @Test
    void startsAtAnyStep() throws InterruptedException {
        try (BatchStream<Batch> stream = new BatchStream<>(BatchStreamTest::batch, 41, 43)) {
            assertThat(step(stream.next())).isEqualTo(41);
            assertThat(step(stream.next())).isEqualTo(42);
        }
    }

    @Test
    void endsAfterTheLastStep() throws InterruptedException {
        try (BatchStream<Batch> stream = new BatchStream<>(BatchStreamTest::batch, 0, 1)) {
            stream.next();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(stream::next)
                    .withMessage("the stream ends before step 1");
        }
        try (BatchStream<Batch> none = new BatchStream<>(BatchStreamTest::batch, 5, 5)) {
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(none::next);
        }
    }

    @Test
    void aFailureReachesTheTakerAtItsStepHoweverOftenItAsks() throws InterruptedException {
        try (BatchStream<Batch> stream = new BatchStream<>(step -> {
            if (step == 2) {
                throw new IllegalStateException("no batch " + step);
            }
            return batch(step);
        }, 0, 50)) {
            assertThat(step(stream.next())).isZero();
            assertThat(step(stream.next())).isEqualTo(1);
            assertThatIllegalStateException().isThrownBy(stream::next).withMessage("no batch 2");
            assertThatIllegalStateException().isThrownBy(stream::next).withMessage("no batch 2");
        }
    }

    @Test
    void runningOutOfMemoryReachesTheTaker() throws InterruptedException {
        try (BatchStream<Batch> stream = new BatchStream<>(step -> {
            throw new OutOfMemoryError("for a test");
        }, 0, 50)) {
            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(stream::next).withMessage("for a test");
        }
    }

    @Test
    void makesBatchesBeforeTheyAreAskedForOnAThreadOfItsOwn() throws InterruptedException {
        CountDownLatch made = new CountDownLatch(AHEAD);
        AtomicReference<Thread> maker = new AtomicReference<>();
        try (BatchStream<Batch> stream = new BatchStream<>(step -> {
            maker.set(Thread.currentThread());
            made.countDown();
            return batch(step);
        }, 0, 50)) {
            assertThat(made.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(maker.get()).isNotNull().isNotEqualTo(Thread.currentThread());
            assertThat(step(stream.next())).isZero();
        }
    }

    @Test
    void closingStopsTheThreadHoweverFarItIsAndMakesNoMoreThanAFew() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        List<Thread> makers = new ArrayList<>();
        CountDownLatch full = new CountDownLatch(AHEAD + 1);
        try (BatchStream<Batch> stream = new BatchStream<>(step -> {
            if (made.getAndIncrement() == 0) {
                makers.add(Thread.currentThread());
            }
            full.countDown();
            return batch(step);
        }, 0, Long.MAX_VALUE)) {
            assertThat(full.await(30, TimeUnit.SECONDS)).isTrue(); // four in the queue and one in hand
        }
        assertThat(makers).hasSize(1).noneMatch(Thread::isAlive);
        assertThat(made).hasValue(AHEAD + 1);
    }

    @Test
    void whatNobodyTookIsGivenBack() throws InterruptedException {
        List<Long> made = Collections.synchronizedList(new ArrayList<>());
        List<Long> unused = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch full = new CountDownLatch(AHEAD + 3);
        try (BatchStream<Long> stream = new BatchStream<>(step -> {
            made.add(step);
            full.countDown();
            return step;
        }, unused::add, 0, Long.MAX_VALUE)) {
            assertThat(stream.next()).isZero();
            assertThat(stream.next()).isEqualTo(1);
            assertThat(full.await(30, TimeUnit.SECONDS)).isTrue(); // two taken, four in the queue and one in hand
        }
        assertThat(unused).containsExactlyInAnyOrderElementsOf(made.subList(2, made.size())).hasSize(AHEAD + 1);
    }

    @Test
    void tellsThatItWaitedWhereTheMakerIsBehind() throws InterruptedException {
        Thread taker = Thread.currentThread();
        try (BatchStream<Batch> stream = new BatchStream<>(step -> {
            while (taker.getState() != Thread.State.WAITING) { // no batch before it is missed
                Thread.onSpinWait();
            }
            return batch(step);
        }, 0, 1)) {
            assertThat(stream.waited()).isZero();
            stream.next();
            assertThat(stream.waited()).isPositive();
        }
    }
}
