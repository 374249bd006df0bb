package dev.customersync.job;

import dev.customersync.source.Source;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What stands for a source's content. It is found out in a thread of its own while the application starts, since reading a large file
 * to its end takes a while. Thread-safe.
 */
final class SourceDigest {
    private final CompletableFuture<String> digest;

    private SourceDigest(CompletableFuture<String> digest) {
        this.digest = digest;
    }

    /** Begins to find it out; an end of the process does not wait for it. */
    static SourceDigest of(Source source) {
        return new SourceDigest(CompletableFuture.supplyAsync(source::digest, task -> {
            Thread thread = new Thread(task, "digest");
            thread.setDaemon(true);
            thread.start();
        }));
    }

    /**
     * {@link Source#digest()}, waited for.
     *
     * @throws dev.customersync.problem.SyncException when the source cannot be read to its end
     */
    String value() {
        try {
            return digest.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
