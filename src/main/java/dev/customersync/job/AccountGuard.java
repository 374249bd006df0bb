package dev.customersync.job;

import dev.customersync.http.CallFailedException;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.state.SyncStates;
import dev.customersync.target.RemoteLocation;
import dev.customersync.target.Target;
import java.util.List;

/** Makes sure that the API key opens the account that the sync state speaks of, before anything is written there. */
final class AccountGuard {
    private static final int CUSTOMERS_TO_ASK_FOR = 3;

    private final SyncStates states;
    private final Target target;
    private final String targetName;

    AccountGuard(SyncStates states, Target target, String targetName) {
        this.states = states;
        this.target = target;
        this.targetName = targetName;
    }

    /**
     * Asks the target for a few customers that it is known to hold; one that is there is enough.
     *
     * @throws SyncException ({@link ErrorCode#WRONG_ACCOUNT}) when all of them are gone
     * @throws CallFailedException when it can be said of none that it is there, and not of all that they are gone
     */
    void check() {
        List<String> known = states.someRemoteIds(CUSTOMERS_TO_ASK_FOR);
        CallFailedException unanswered = null;
        for (String remoteId : known) {
            try {
                if (target.get(RemoteLocation.ofCustomer(remoteId)).isPresent()) {
                    return;
                }
            } catch (CallFailedException e) {
                unanswered = e;
            }
        }
        if (unanswered != null) {
            throw unanswered;
        }
        if (!known.isEmpty()) {
            throw new SyncException(
                    ErrorCode.WRONG_ACCOUNT,
                    "This key opens another account: expected the customers " + String.join(", ", known)
                            + " of target \"" + targetName + "\" there, found none of them; nothing was sent");
        }
    }
}
