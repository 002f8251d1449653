"""A document at an address: extract it, poll, ask for values, show where each one stands. With the official Pulse SDK.

The server fetches the document itself; addresses of private networks have to be allowed with DOCBEAT_FETCH_ALLOW.
"""

import os
import sys
import time

from pulse import Pulse

SCHEMA = {
    "type": "object",
    "properties": {
        "account_holder": {"type": "string"},
        "balance": {"type": "number"},
    },
}

client = Pulse(
    base_url=os.environ.get("DOCBEAT_URL", "http://127.0.0.1:8099"),
    api_key=os.environ["DOCBEAT_KEY"],
)

submitted = client.extract(file_url=sys.argv[1], async_=True)
print(f"job: {submitted.job_id}", file=sys.stderr)

delay = 1.0
while True:
    job = client.jobs.get_job(job_id=submitted.job_id)
    if job.status in ("completed", "failed", "canceled"):
        break
    print(f"status: {job.status}", file=sys.stderr)
    time.sleep(delay)
    delay = min(delay * 1.5, 10.0)

if job.status != "completed":
    sys.exit(f"job ended as {job.status}: {job.error}")
extraction_id = job.result["extraction_id"]

answer = client.schema(extraction_id=extraction_id, schema_config={"input_schema": SCHEMA})
output = answer.schema_output
for name, value in output.values.items():
    if value is None:
        print(f"{name}: not found")
        continue
    where = output.evidence[name]
    left, top, right, _, _, bottom, _, _ = where["bounding_boxes"][0]
    print(f"{name}: {value}")
    print(f"  cited: {output.citations[name]}, {output.confidence[name]:.0%} sure")
    print(f"  reads: {where['quote']!r} on page {where['page_number']}")
    print(f"  place: {left:.0%} to {right:.0%} from the left, {top:.0%} to {bottom:.0%} from the top")
