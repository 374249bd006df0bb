package dev.customersync.bench.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** A client's connection: takes bytes in until they make requests, and sends answers. */
final class Connection {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private byte[] bytes = new byte[16 * 1024];
    private int filled;

    Connection(SocketChannel channel) {
        this.channel = channel;
    }

    /** Reads what there is and hands over every request that is whole. */
    void receive(Consumer<Request> requests) throws IOException {
        int count = read();
        if (count < 0) {
            channel.close();
            return;
        }
        int start = 0;
        for (int end = endOfRequest(start); end >= 0; end = endOfRequest(start)) {
            requests.accept(request(start, end));
            start = end;
        }
        System.arraycopy(bytes, start, bytes, 0, filled - start);
        filled -= start;
    }

    private int read() {
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        try {
            int count = channel.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled));
            filled += Math.max(count, 0);
            return count;
        } catch (IOException cut) {
            // A client that is killed cuts its connections.
            return -1;
        }
    }

    /** Where the request that begins there ends; -1 when it is not whole yet. */
    private int endOfRequest(int start) {
        int body = endOfHead(start);
        if (body < 0) {
            return -1;
        }
        int end = body + contentLength(start, body);
        return end <= filled ? end : -1;
    }

    private int endOfHead(int start) {
        for (int i = start + 3; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private int contentLength(int start, int endOfHead) {
        for (int i = start; i < endOfHead; i++) {
            if (bytes[i] == '\n' && begins(i + 1, LENGTH)) {
                return number(i + 1 + LENGTH.length);
            }
            if (bytes[i] == '\n' && begins(i + 1, CHUNKED)) {
                throw new IllegalStateException("Expected bodies of a known length, found a chunked one");
            }
        }
        return 0;
    }

    private boolean begins(int at, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (at + i >= filled || (bytes[at + i] | 0x20) != (name[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private int number(int at) {
        int number = 0;
        for (int i = at; bytes[i] != '\r'; i++) {
            number = bytes[i] == ' ' ? number : 10 * number + bytes[i] - '0';
        }
        return number;
    }

    private Request request(int start, int end) {
        int method = indexOf((byte) ' ', start);
        int path = indexOf((byte) ' ', method + 1);
        int body = endOfHead(start);
        return new Request(
                ascii(start, method),
                ascii(method + 1, path),
                new String(bytes, body, end - body, StandardCharsets.ISO_8859_1));
    }

    private int indexOf(byte wanted, int from) {
        int i = from;
        while (bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    private String ascii(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** Sends an answer; to a client that has gone, nothing. */
    void send(ByteBuffer answer) {
        try {
            while (answer.hasRemaining()) {
                channel.write(answer);
            }
        } catch (IOException gone) {
            close();
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException harmless) {
            // It is of no use any more.
        }
    }
}
