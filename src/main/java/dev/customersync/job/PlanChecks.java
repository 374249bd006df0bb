package dev.customersync.job;

import dev.customersync.http.CallFailedException;
import dev.customersync.problem.SyncException;
import dev.customersync.push.RemoteLookUp;
import dev.customersync.push.RemoteLookUp.Findings;
import dev.customersync.push.RemoteLookUp.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What would stop a sync, told as warnings. The account is asked for only when the target is asked anyway. For one thread. */
final class PlanChecks {
    private final MappingChangeGuard mappingChange;
    private final AccountGuard account;
    private final List<String> warnings = new ArrayList<>();
    private boolean accountChecked;

    PlanChecks(MappingChangeGuard mappingChange, AccountGuard account) {
        this.mappingChange = mappingChange;
        this.account = account;
    }

    void checkMapping(List<SyncInput> inputs) {
        try {
            mappingChange.check(inputs);
        } catch (SyncException e) {
            warn(e);
        }
    }

    /** Asks the target, once it is known to be the right one or the opposite has been said. */
    LookUp online(RemoteLookUp remote) {
        return wanted -> {
            if (!wanted.isEmpty()) {
                checkAccount();
            }
            return remote.find(wanted);
        };
    }

    /** Finds nothing. */
    static Findings offline(Collection<Wanted> wanted) {
        return new Findings(Map.of(), Map.of());
    }

    private void checkAccount() {
        if (!accountChecked) {
            accountChecked = true;
            try {
                account.check();
            } catch (SyncException e) {
                warn(e);
            } catch (CallFailedException e) {
                add("Whether the key opens the right account cannot be found out: " + e.getMessage());
            }
        }
    }

    /** A sync would end with this. */
    void warn(SyncException refusal) {
        add("a sync would stop with " + refusal.code().code() + ": " + refusal.getMessage());
    }

    void add(String warning) {
        warnings.add(warning);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
