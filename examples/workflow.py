"""Submit, poll, result: the whole asynchronous way with the official Pulse SDK, pointed at docbeat."""

import os
import sys
import time

from pulse import Pulse

client = Pulse(
    base_url=os.environ.get("DOCBEAT_URL", "http://127.0.0.1:8099"),
    api_key=os.environ["DOCBEAT_KEY"],
)

with open(sys.argv[1], "rb") as document:
    submitted = client.extract(file=document, async_=True)
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
print(f"extraction: {job.result['extraction_id']}", file=sys.stderr)
print(job.result["markdown"])
