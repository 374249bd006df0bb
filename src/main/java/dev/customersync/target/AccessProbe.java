package dev.customersync.target;

import dev.customersync.http.CallFailedException;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.target.AccessCheck.Finding;

/** Finds out by a harmless call whether the platform lets us do a thing; for adapters. */
public final class AccessProbe {
    private AccessProbe() {}

    /**
     * Makes the call. A platform that refuses it for what it says, not for who we are, has let us in.
     *
     * @param what see {@link AccessCheck#what()}
     * @param call changes nothing, whether it is allowed or not
     */
    public static AccessCheck of(String what, Runnable call) {
        try {
            call.run();
            return new AccessCheck(what, Finding.ALLOWED, "");
        } catch (CallFailedException failed) {
            return failed.code() == ErrorCode.REFUSED || failed.code() == ErrorCode.REMOTE_MISSING
                    ? new AccessCheck(what, Finding.ALLOWED, "")
                    : new AccessCheck(what, Finding.UNCLEAR, String.valueOf(failed.getMessage()));
        } catch (SyncException stop) {
            if (stop.code() != ErrorCode.CREDENTIALS) {
                throw stop;
            }
            return new AccessCheck(what, Finding.DENIED, String.valueOf(stop.getMessage()));
        }
    }
}
