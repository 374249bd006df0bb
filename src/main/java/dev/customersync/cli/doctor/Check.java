package dev.customersync.cli.doctor;

import java.util.List;

/** Looks at one thing that a run needs. */
interface Check {

    /** The thing, in a word or two. */
    String name();

    /** The names of the checks without whose success this one makes no sense. */
    List<String> needs();

    /**
     * Looks.
     *
     * @return at least one finding
     * @throws dev.customersync.problem.SyncException when the thing is not well, with what is wrong and what to do
     */
    List<Finding> examine() throws Exception;
}
