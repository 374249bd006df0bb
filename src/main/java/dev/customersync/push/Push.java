package dev.customersync.push;

/** A chunk that is being pushed. For the thread that its {@link Pusher} is for. */
public final class Push {
    private final Pusher pusher;
    private final Harvest harvest;
    private final int calls;

    /**
     * @param calls how many rows workers will {@linkplain Harvest#put put} into the harvest
     */
    Push(Pusher pusher, Harvest harvest, int calls) {
        this.pusher = pusher;
        this.harvest = harvest;
        this.calls = calls;
    }

    /**
     * Waits until every row that was begun has ended and is recorded.
     *
     * @param lowOnCalls told again and again, once half of the calls have ended and unless the run has to stop: who begins with the next
     *     chunk then leaves no worker without work. It must not throw.
     * @throws RuntimeException what stopped the run. All that was learned until then is recorded, rows without an outcome are
     *     left as if they had not been read, and creates that are known not to have been sent are no longer announced.
     */
    public void end(Runnable lowOnCalls) {
        pusher.end(harvest, calls, lowOnCalls);
    }

    /** Sends nothing more for that reason, and ends as {@link #end} does; what else goes wrong is added to the reason. */
    public void abandon(RuntimeException reason) {
        harvest.stop(reason);
        try {
            end(() -> {});
        } catch (RuntimeException e) {
            if (e != reason) {
                reason.addSuppressed(e);
            }
        }
    }
}
