package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.source.RowReader;
import dev.customersync.source.Source;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SourceDigestTests {

    @Test
    void isFoundOutOnceWhileOtherThingsAreDoneAndWaitedForWhenItIsWanted() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch otherThings = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        SourceDigest digest = SourceDigest.of(source(() -> {
            begun.countDown();
            await(otherThings);
            return "digest " + reads.incrementAndGet();
        }));

        await(begun);
        otherThings.countDown();

        assertThat(digest.value()).isEqualTo("digest 1");
        assertThat(digest.value()).isEqualTo("digest 1");
    }

    @Test
    void aSourceThatCannotBeReadIsSaidToBeSoWhenItIsWanted() {
        SyncException unreadable = new SyncException(ErrorCode.INPUT_UNREADABLE, "customers.csv cannot be read");
        SourceDigest digest = SourceDigest.of(source(() -> {
            throw unreadable;
        }));

        assertThatThrownBy(digest::value).isSameAs(unreadable);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Source source(Supplier<String> digest) {
        return new Source() {
            @Override
            public String location() {
                return "customers.csv";
            }

            @Override
            public String digest() {
                return digest.get();
            }

            @Override
            public String description() {
                return "customers.csv";
            }

            @Override
            public boolean isFull() {
                return false;
            }

            @Override
            public RowReader open() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
