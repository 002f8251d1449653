"""A real OpenAI-compatible server on small weights, as a process of its own: `python -m tests.model_server PORT`."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

WEIGHTS = Path(".test-weights/SmolLM2-135M-Instruct.Q4_1.gguf")


class ModelServer:
    """Runs until ``close``; ``url`` is what DOCBEAT_MODEL_URL takes."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/v1"
        command = [sys.executable, "-m", "tests.model_server", str(port)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait(f"http://127.0.0.1:{port}/health")

    def is_generating(self) -> bool:
        """Whether it is still at work for somebody."""
        slots = httpx.get(f"{self.url.removesuffix('/v1')}/slots").json()
        return any(slot["is_processing"] for slot in slots)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _wait(self, health: str) -> None:
        for _ in range(600):
            if self._process.poll() is not None:
                raise RuntimeError("the model server ended")
            try:
                if httpx.get(health).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise RuntimeError("the model server does not answer")


def main() -> None:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(WEIGHTS)
    params.hostnames, params.port = ["127.0.0.1"], int(sys.argv[1])
    params.n_ctx, params.n_parallel, params.warmup, params.endpoint_slots = 8192, 2, False, True
    # The tests have two cores, and the server's threads wait busily for each other.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    assert server.listening_address
    threading.Event().wait()


if __name__ == "__main__":
    main()
