package dev.customersync.monitor;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes sure that something can be sent to a URL. It may hold a secret, so that no message shows it. */
final class HttpUrl {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private HttpUrl() {}

    /**
     * The URL; empty when none is set.
     *
     * @throws SyncException ({@link ErrorCode#CONFIGURATION}) when it is none to send to
     */
    static Optional<URI> of(@Nullable URI url, String setting) {
        if (url == null || url.toString().isBlank()) {
            return Optional.empty();
        }
        if (url.getScheme() == null || !SCHEMES.contains(url.getScheme()) || url.getHost() == null) {
            throw new SyncException(
                    ErrorCode.CONFIGURATION,
                    setting + ": expected a URL that begins with http:// or https:// and a host, found another");
        }
        return Optional.of(url);
    }
}
