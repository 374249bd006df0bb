package dev.customersync.http;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls a JSON API at the allowed rate, and repeats what may safely be repeated. Thread-safe; one for each account, since the
 * rate is the account's.
 *
 * <p>What an answer means:
 * <ul>
 *   <li>2xx: done. Without a JSON body, a read is repeated, and a write is reported as {@code DONE} but unusable.
 *   <li>3xx, and 4xx but for those below: refused; never repeated.
 *   <li>401, 403: nobody is let in; the run stops.
 *   <li>429, and 503 with {@code Retry-After}: all calls of this client wait, then it is repeated; counts as no failure. A create is
 *       not repeated after a 503.
 *   <li>No connection: nothing was sent; repeated with growing pauses.
 *   <li>Other 5xx, 408, no answer: repeated likewise, but for a create: it may have been carried out, which is for the caller to
 *       find out.
 * </ul>
 * While the server is in trouble as a whole, calls wait, and none fails for it.
 *
 * <p>Each method throws
 * <ul>
 *   <li>{@link CallFailedException} when the call failed, with what is known of its effect;
 *   <li>{@link dev.customersync.problem.SyncException} with code {@code CREDENTIALS} or {@code GAVE_UP} when the run has to stop;
 *   <li>{@link StoppedException} when the run is stopping and the call still waited for its turn.
 * </ul>
 */
public final class JsonClient implements AutoCloseable {
    private final ClientSettings settings;
    private final Ticker ticker;
    private final Patience patience;
    private final IntervalFunction backoff;
    private final RequestCounts counts = new RequestCounts();
    private final Activity activity = new Activity();
    private final Transport transport;
    private final Pacer pacer;
    private final Sender sender;
    private final FailureWording wording;
    private final Health health;
    private final Workers workers;

    /**
     * @param stopping asked often, by every waiting thread: whether to give up waiting
     */
    public JsonClient(ClientSettings settings, BooleanSupplier stopping) {
        this(settings, stopping, Ticker.SYSTEM);
    }

    JsonClient(ClientSettings settings, BooleanSupplier stopping, Ticker ticker) {
        ClientSettings.Retries retries = settings.retries();
        this.settings = settings;
        this.ticker = ticker;
        this.patience = new Patience(ticker, stopping);
        this.backoff = IntervalFunction.ofExponentialRandomBackoff(retries.backoffMin(), 2, 0.5, retries.backoffMax());
        this.transport = new Transport(settings, ticker);
        this.pacer = new Pacer(settings.rate(), ticker, patience);
        this.sender = new Sender(retries, backoff, transport, pacer, counts, activity, ticker);
        this.wording = new FailureWording(settings.credential());
        this.workers = new Workers(settings.concurrency());
        Request probe = request(Verb.GET, settings.probe(), null);
        this.health =
                new Health(retries.giveUpAfter(), backoff, wording, ticker, patience, () -> sender.send(probe, 0, 0));
    }

    public Reply get(Endpoint endpoint) {
        return call(Verb.GET, endpoint, null);
    }

    /**
     * Sent again only when it is certain that nothing was done.
     *
     * @param body to be written as JSON; an array of bytes is JSON in UTF-8 already
     */
    public Reply post(Endpoint endpoint, Object body) {
        return call(Verb.POST, endpoint, body);
    }

    public Reply patch(Endpoint endpoint, Object body) {
        return call(Verb.PATCH, endpoint, body);
    }

    public Reply put(Endpoint endpoint, Object body) {
        return call(Verb.PUT, endpoint, body);
    }

    public Reply delete(Endpoint endpoint) {
        return call(Verb.DELETE, endpoint, null);
    }

    /**
     * Makes calls side by side, as many at once as there may be, and waits for all; once one has failed, those that have not begun are
     * left out.
     *
     * @return the results in the order of the calls
     * @throws RuntimeException what the call threw that failed first
     */
    public <T> List<T> callAll(List<Callable<T>> calls) {
        return workers.callAll(calls);
    }

    /** What was asked so far. */
    public RequestTotals totals() {
        return counts.totals(pacer.throttledTime(), pacer.ratePerSecond(), health.isWaiting(), activity.underWay());
    }

    /** By how much this machine's clock was ahead of the server's when it last answered; empty when no answer has told. */
    public Optional<Duration> clockSkew() {
        return transport.clockSkew();
    }

    private Reply call(Verb verb, Endpoint endpoint, @Nullable Object body) {
        Call call = new Call(
                request(verb, endpoint, body),
                settings.retries().attempts(),
                backoff,
                sender,
                wording,
                health,
                ticker,
                patience);
        return activity.calling(call::run);
    }

    private Request request(Verb verb, Endpoint endpoint, @Nullable Object body) {
        return new Request(verb, settings.base(), endpoint, body == null ? null : Json.write(body));
    }

    /** Closes the connections. */
    @Override
    public void close() {
        workers.close();
        transport.close();
    }
}
