#!/usr/bin/env bash
# The whole way: submit a document, poll its job, take the extraction's id. Needs curl, jq and bc.
set -euo pipefail

FILE="${1:?usage: workflow.sh FILE}"
: "${DOCBEAT_URL:=http://127.0.0.1:8099}" "${DOCBEAT_KEY:?set DOCBEAT_KEY to an API key}"

submitted=$(curl -sS "$DOCBEAT_URL/extract" -H "x-api-key: $DOCBEAT_KEY" -F "file=@$FILE" -F "async=true")
job_id=$(jq -r '.job_id // empty' <<<"$submitted")
if [ -z "$job_id" ]; then
    echo "not accepted: $(jq -r '.error.message' <<<"$submitted")" >&2
    exit 1
fi
echo "job: $job_id" >&2

result=$("$(dirname "$0")/poll_job.sh" "$job_id")
echo "extraction: $(jq -r '.extraction_id' <<<"$result")"
echo "pages: $(jq -r '.page_count' <<<"$result")"
