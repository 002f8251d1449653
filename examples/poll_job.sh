#!/usr/bin/env bash
# Polls a job until it is done: waits of 1 s, growing by half, at most 10 s. Needs curl, jq and bc.
set -euo pipefail

JOB_ID="${1:?usage: poll_job.sh JOB_ID}"
: "${DOCBEAT_URL:=http://127.0.0.1:8099}" "${DOCBEAT_KEY:?set DOCBEAT_KEY to an API key}"
ATTEMPTS=60
DELAY=1

for ((attempt = 1; attempt <= ATTEMPTS; attempt++)); do
    job=$(curl -sS "$DOCBEAT_URL/job/$JOB_ID" -H "x-api-key: $DOCBEAT_KEY")
    status=$(jq -r '.status // empty' <<<"$job")
    case "$status" in
    completed)
        jq '.result' <<<"$job"
        exit 0
        ;;
    failed)
        echo "job failed: $(jq -r '.error' <<<"$job")" >&2
        exit 1
        ;;
    canceled)
        echo "job was canceled" >&2
        exit 1
        ;;
    pending | processing)
        echo "status: $status, next look in $DELAY s (attempt $attempt)" >&2
        sleep "$DELAY"
        DELAY=$(bc <<<"$DELAY * 1.5")
        if (($(bc -l <<<"$DELAY > 10"))); then DELAY=10; fi
        ;;
    *)
        echo "unexpected answer: $job" >&2
        exit 1
        ;;
    esac
done
echo "gave up after $ATTEMPTS looks" >&2
exit 1
