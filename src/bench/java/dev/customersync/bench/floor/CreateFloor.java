package dev.customersync.bench.floor;

import dev.customersync.bench.Customers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Sends the bodies that the product sends, by the HTTP client that it uses, and does nothing else. The server counts. */
final class CreateFloor {
    private CreateFloor() {}

    /**
     * Sends.
     *
     * @param arguments URL of the server, number of customers, number of threads
     */
    static Map<String, Double> run(List<String> arguments) throws Exception {
        String uri = arguments.get(0) + "/v1/customers";
        byte[][] bodies = bodies(Integer.parseInt(arguments.get(1)));
        int threads = Integer.parseInt(arguments.get(2));
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (CloseableHttpClient client = client(threads)) {
            List<Future<?>> loops = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                loops.add(workers.submit(() -> {
                    for (int i = next.getAndIncrement(); i < bodies.length; i = next.getAndIncrement()) {
                        create(client, uri, bodies[i]);
                    }
                    return true;
                }));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
        } finally {
            workers.shutdown();
        }
        return Map.of("creates", (double) bodies.length);
    }

    private static byte[][] bodies(int count) {
        byte[][] bodies = new byte[count][];
        for (int i = 0; i < count; i++) {
            bodies[i] = Customers.json(i + 1L).getBytes(StandardCharsets.UTF_8);
        }
        return bodies;
    }

    private static CloseableHttpClient client(int threads) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(threads)
                        .setMaxConnTotal(threads)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
    }

    private static void create(CloseableHttpClient client, String uri, byte[] body) throws Exception {
        HttpPost post = new HttpPost(uri);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        client.execute(post, response -> {
            if (response.getCode() != 201) {
                throw new IllegalStateException("Expected 201, found " + response.getCode());
            }
            return EntityUtils.toByteArray(response.getEntity()).length;
        });
    }
}
