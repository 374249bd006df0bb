package dev.customersync.http;

import java.util.function.Supplier;

/**
 * The header that authenticates us. Its value is in no text that leaves this class but {@link #value()}.
 *
 * @param header the header's name, such as {@code X-API-Key}
 * @param secret gives the header's whole value
 * @param variable the environment variable that people set it by, for messages
 */
public record Credential(String header, Supplier<String> secret, String variable) {

    String value() {
        return secret.get().strip();
    }

    /** The text without the secret, should a server have quoted it. */
    String removedFrom(String text) {
        String value = value();
        String token = value.substring(value.lastIndexOf(' ') + 1);
        return token.isEmpty() ? text : text.replace(token, "***");
    }

    @Override
    public String toString() {
        return header + " from " + variable;
    }
}
