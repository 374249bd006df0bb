package dev.customersync.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.customersync.sandbox.fault.FaultRule;
import dev.customersync.sandbox.fault.FaultRules;
import dev.customersync.sandbox.wire.Answer;
import dev.customersync.sandbox.wire.Call;
import dev.customersync.sandbox.wire.Distortion;
import dev.customersync.sandbox.wire.Platform;
import dev.customersync.sandbox.wire.Request;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Serves the platforms' APIs: through the rate limit, the latency and the faults to the platform, and back. */
final class ApiHandler implements HttpHandler {
    private static final Logger LOG = System.getLogger(ApiHandler.class.getName());

    private final List<Platform> platforms;
    private final Throttle throttle;
    private final Latency latency;
    private final FaultRules faults;
    private final Statistics statistics;

    ApiHandler(List<Platform> platforms, Throttle throttle, Latency latency, FaultRules faults, Statistics statistics) {
        this.platforms = platforms;
        this.throttle = throttle;
        this.latency = latency;
        this.faults = faults;
        this.statistics = statistics;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            Request request = Exchanges.read(exchange);
            Optional<Answer> answer = countedAnswer(request);
            if (answer.isPresent()) {
                Exchanges.send(exchange, answer.get());
            }
        } catch (InterruptedException e) {
            // The sandbox is being closed; whoever waits for an answer sees the connection end.
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** All is counted before the answer is sent, so that who has the answer finds it in the statistics. */
    private Optional<Answer> countedAnswer(Request request) throws InterruptedException {
        statistics.arrived();
        String end = "cut";
        try {
            Optional<Answer> answer = answer(request);
            end = answer.map(sent -> String.valueOf(sent.status())).orElse(end);
            return answer;
        } finally {
            statistics.left(request.method(), end);
        }
    }

    private Optional<Answer> answer(Request request) throws InterruptedException {
        Optional<Platform> platform = platforms.stream()
                .filter(candidate -> candidate.serves(request))
                .findFirst();
        if (platform.isEmpty()) {
            return Optional.of(new Answer(404, Map.of("Content-Type", "text/plain"), "404 page not found\n"));
        }
        Optional<Duration> wait = throttle.refuse();
        if (wait.isPresent()) {
            statistics.throttled();
            return Optional.of(platform.get()
                    .error(429, "Too many requests.")
                    .withHeader("Retry-After", wholeSeconds(wait.get())));
        }
        try {
            return delayedAnswer(platform.get(), request);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The sandbox failed at " + request.method() + " " + request.path(), e);
            return Optional.of(platform.get().error(500, "The sandbox itself failed: " + e));
        }
    }

    private Optional<Answer> delayedAnswer(Platform platform, Request request) throws InterruptedException {
        Optional<Call> call = platform.describe(request);
        int millis = latency.draw();
        Thread.sleep(millis / 2);
        Optional<FaultRule> fault = call.flatMap(faults::strike);
        Optional<Answer> answer;
        if (fault.isPresent()) {
            statistics.struck(fault.get().kind());
            answer = new Misbehaviour(platform, distortion -> commit(platform, request, call, distortion))
                    .answer(fault.get());
        } else {
            answer = Optional.of(commit(platform, request, call, Distortion.NONE));
        }
        Thread.sleep(millis - millis / 2);
        return answer;
    }

    private Answer commit(Platform platform, Request request, Optional<Call> call, Distortion distortion) {
        Answer answer = platform.handle(request, distortion);
        if (answer.succeeded() && call.isPresent() && call.get().operation().writes()) {
            statistics.wrote();
        }
        return answer;
    }

    private static String wholeSeconds(Duration wait) {
        return String.valueOf(wait.plusMillis(999).toSeconds());
    }
}
