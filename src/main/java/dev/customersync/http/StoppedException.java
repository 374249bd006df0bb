package dev.customersync.http;

/**
 * The run is stopping, and the call was given up while it waited for its turn. Nothing was sent that must not be sent again:
 * a create never went out, a change may have, in an attempt that got no clear answer.
 */
public class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException(String message) {
        super(message);
    }
}
