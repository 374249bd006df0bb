package dev.customersync.run;

/** The run was asked to end, and ends here; what was not done is left for the next execution. */
public final class RunStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunStoppedException() {
        super("The run was asked to stop");
    }
}
