#!/bin/sh
# /opt/customer-sync/nightly.sh: one nightly run, repeated while the API is out of service.
set -u
set -a
. "${CUSTOMER_SYNC_ENVIRONMENT:-/etc/customer-sync/environment}"
set +a
cd "${CUSTOMER_SYNC_HOME:-/var/lib/customer-sync}" || exit 2

jar=${CUSTOMER_SYNC_JAR:-/opt/customer-sync/customer-sync.jar}
repeats=4
while :; do
    # In the background, so that a signal to this script is passed on instead of waiting for the run's end.
    # The archive only makes the start quicker, and need not be there.
    java -XX:+UseParallelGC -XX:MetaspaceSize=128m -XX:SharedArchiveFile="${jar%.jar}.jsa" -jar "$jar" sync \
        --customers inbox/customers.csv --contacts inbox/contacts.csv &
    run=$!
    stopped=
    trap 'stopped=yes; kill -TERM "$run"' TERM INT
    wait "$run"
    code=$?
    # A trapped signal ends the wait before the run has ended.
    [ -n "$stopped" ] && { wait "$run"; code=$?; }
    trap - TERM INT

    case $code in
        # Gave up in mid-run: the same command goes on where it stood.
        6) ;;
        # 0 is done. 4 is done too, some rows need a person: repeating would not help. So do 1, 2, 3 and 5. 130 and 143 were asked for.
        *) exit "$code" ;;
    esac
    repeats=$((repeats - 1))
    [ "$repeats" -gt 0 ] || exit "$code"
    sleep "${CUSTOMER_SYNC_PAUSE:-900}"
done
