package dev.customersync.job;

import dev.customersync.source.Source;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What stands for a source's content. It is found out in a thread of its own while the application starts, since reading a large file
 * to its end takes a while. Thread-safe.
 */
final class SourceDigest {
    private final FutureTask<String> digest;

    private SourceDigest(FutureTask<String> digest) {
        this.digest = digest;
    }

    /** Begins to find it out; an end of the process does not wait for it. */
    static SourceDigest of(Source source) {
        FutureTask<String> digest = new FutureTask<>(source::digest);
        Thread thread = new Thread(digest, "digest");
        thread.setDaemon(true);
        thread.start();
        return new SourceDigest(digest);
    }

    /**
     * {@link Source#digest()}, waited for.
     *
     * @throws dev.customersync.problem.SyncException when the source cannot be read to its end
     */
    String value() {
        try {
            return digest.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a source was read for its digest", e);
        }
    }
}
