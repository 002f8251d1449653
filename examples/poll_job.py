"""Polls a job with the official Pulse SDK, pointed at docbeat: only address and key differ."""

import os
import sys
import time

from pulse import Pulse

client = Pulse(
    base_url=os.environ.get("DOCBEAT_URL", "http://127.0.0.1:8099"),
    api_key=os.environ["DOCBEAT_KEY"],
)


def poll_job(job_id: str, attempts: int = 60) -> dict:
    """The job's result; waits of 1 s, growing by half, at most 10 s."""
    delay = 1.0
    for _ in range(attempts):
        job = client.jobs.get_job(job_id=job_id)
        if job.status == "completed":
            return job.result
        if job.status == "failed":
            raise RuntimeError(f"job failed: {job.error}")
        if job.status == "canceled":
            raise RuntimeError("job was canceled")
        print(f"status: {job.status}, next look in {delay:g} s", file=sys.stderr)
        time.sleep(delay)
        delay = min(delay * 1.5, 10.0)
    raise TimeoutError(f"job {job_id} was not done after {attempts} looks")


if __name__ == "__main__":
    print(poll_job(sys.argv[1])["markdown"])
