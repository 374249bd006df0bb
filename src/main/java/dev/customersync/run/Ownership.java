package dev.customersync.run;

/** That a run is this process's to work on. */
public interface Ownership {

    /**
     * Returns once it is certain; to be called before anything is sent.
     *
     * @throws dev.customersync.problem.SyncException when another process has taken the run, or that cannot be found out
     */
    void await();

    /**
     * Makes sure of it for the transaction under way.
     *
     * @throws dev.customersync.problem.SyncException when another process has taken the run
     */
    void require();
}
