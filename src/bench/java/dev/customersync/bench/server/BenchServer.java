package dev.customersync.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * One thread that serves all connections: it understands as much of HTTP/1.1 as the product's client says, and answers each call from
 * what the call itself holds. Latency is a queue of answers that are not due yet. Its port is all that it prints; it ends with its
 * standard input.
 *
 * <p>{@code GET /bench/reset?latency=20} forgets what was counted and sets the latency in milliseconds; {@code GET /bench/counted}
 * tells what was counted, see {@link Journal}.
 */
public final class BenchServer {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Journal journal = new Journal();
    private final Api api = new Api(journal);
    private final Queue<Due> waiting = new ArrayDeque<>();

    private record Due(long at, Connection connection, ByteBuffer answer) {}

    public static void main(String[] args) throws IOException {
        Thread parent = new Thread(BenchServer::endWithStandardInput, "standard input");
        parent.setDaemon(true);
        parent.start();
        new BenchServer().serve();
    }

    private static void endWithStandardInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said; what is waited for is the end.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.exit(0);
        }
    }

    private void serve() throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println(server.socket().getLocalPort());
            while (true) {
                select(selector);
                sendDue();
            }
        }
    }

    private void select(Selector selector) throws IOException {
        Due next = waiting.peek();
        if (next == null) {
            selector.select(this::ready);
            return;
        }
        long millis = (next.at - System.nanoTime() + MILLI / 2) / MILLI;
        if (millis > 0) {
            selector.select(this::ready, millis);
        } else {
            selector.selectNow(this::ready);
        }
    }

    /** A selector waits for whole milliseconds: what is due within half of one goes now, so that latency is right on average. */
    private void sendDue() {
        long soon = System.nanoTime() + MILLI / 2;
        for (Due next = waiting.peek(); next != null && next.at - soon <= 0; next = waiting.peek()) {
            waiting.remove();
            next.connection.send(next.answer);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept(key);
            } else {
                ((Connection) key.attachment()).receive(request -> answer((Connection) key.attachment(), request));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accept(SelectionKey key) throws IOException {
        SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(key.selector(), SelectionKey.OP_READ, new Connection(channel));
        }
    }

    private void answer(Connection connection, Request request) {
        ByteBuffer answer = api.answer(request);
        if (journal.latencyNanos() == 0) {
            connection.send(answer);
        } else {
            waiting.add(new Due(System.nanoTime() + journal.latencyNanos(), connection, answer));
        }
    }
}
