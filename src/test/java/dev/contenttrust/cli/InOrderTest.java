package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
    @Test
    void results_come_in_the_order_of_the_things_though_the_first_is_the_slowest() {
        CountDownLatch others = new CountDownLatch(5);
        List<Integer> told = new ArrayList<>();
        InOrder.run(
                IntStream.range(0, 10).iterator(),
                2,
                thing -> {
                    if (thing == 0) {
                        await(others);
                    } else {
                        others.countDown();
                    }
                    return thing;
                },
                told::add);
        assertThat(told)
                .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
    }

    @Test
    void however_many_things_there_are_few_are_in_hand() {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Iterator<Integer> things = IntStream.range(0, 10_000)
                .boxed()
                .peek(i -> taken.incrementAndGet())
                .iterator();
        InOrder.run(things, 4, thing -> thing, thing -> {
            told.incrementAndGet();
            most.accumulateAndGet(taken.get() - told.get(), Math::max);
        });
        assertThat(told).hasValue(10_000);
        assertThat(most.get()).isLessThan(64);
    }

    @Test
    void what_cannot_be_told_ends_the_work() {
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> InOrder.run(
                        IntStream.range(0, 100_000).iterator(), 2, thing -> done.incrementAndGet(), thing -> {
                            throw new IllegalStateException("nobody listens");
                        }))
                .hasMessage("nobody listens");
        assertThat(done.get()).isLessThan(100);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
