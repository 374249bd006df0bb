package dev.customersync.push;

import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.push.RemoteLookUp.Findings;
import dev.customersync.record.RecordKey;

/** What comes next for a create that got no clear answer, once it was looked up after the target had settled. Pure. */
enum UnclearVerdict {
    /** It is there: ours. */
    CREATED,
    /** It is not there, and nothing says that it still may come. */
    SEND_AGAIN,
    /** Neither can be said. It stays announced, and the next run looks it up first. */
    UNKNOWN;

    static UnclearVerdict of(Pushed.Unclear unclear, Findings findings, int attempts) {
        RecordKey key = unclear.create().record().key();
        if (findings.failed().containsKey(key)) {
            return UNKNOWN;
        }
        return switch (findings.of(key).size()) {
            case 0 -> sendAgain(unclear, attempts) ? SEND_AGAIN : UNKNOWN;
            case 1 -> CREATED;
            default -> UNKNOWN;
        };
    }

    /** The target has said "created" once: that it does not show the record is no reason to make a second one. */
    private static boolean sendAgain(Pushed.Unclear unclear, int attempts) {
        return unclear.failure().effect() != Effect.DONE && unclear.sends() < attempts;
    }
}
