package dev.customersync.bench.server;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** When requests came. For one thread. */
final class Journal {
    private long latencyNanos;
    private long[] times = new long[1 << 16];
    private int requests;
    private long creates;
    private long bodyBytes;
    private int firstCreate;
    private int lastCreate;

    long latencyNanos() {
        return latencyNanos;
    }

    /** Forgets all. */
    void reset(long latencyMillis) {
        latencyNanos = TimeUnit.MILLISECONDS.toNanos(latencyMillis);
        requests = 0;
        creates = 0;
        bodyBytes = 0;
    }

    void add(Request request, long at) {
        if (requests == times.length) {
            times = Arrays.copyOf(times, 2 * times.length);
        }
        if (request.method().equals("POST")) {
            firstCreate = creates == 0 ? requests : firstCreate;
            lastCreate = requests;
            creates++;
            bodyBytes += request.body().length();
        }
        times[requests++] = at;
    }

    /** See {@link dev.customersync.bench.Server.Counted}. */
    String toJson() {
        boolean any = creates > 0;
        double seconds = any ? (times[lastCreate] - times[firstCreate]) / 1e9 : 0;
        return "{\"requests\":" + requests + ",\"creates\":" + creates + ",\"bodyBytes\":" + bodyBytes
                + ",\"creatingSeconds\":" + seconds + ",\"requestsWhileCreating\":"
                + (any ? lastCreate - firstCreate : 0) + ",\"mostInASecond\":" + mostInASecond() + "}";
    }

    private int mostInASecond() {
        int most = 0;
        int oldest = 0;
        for (int i = 0; i < requests; i++) {
            while (times[i] - times[oldest] >= TimeUnit.SECONDS.toNanos(1)) {
                oldest++;
            }
            most = Math.max(most, i - oldest + 1);
        }
        return most;
    }
}
