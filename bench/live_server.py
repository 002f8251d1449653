"""A real server in a folder of its own, for benches and tests: started, watched, stopped by process id."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil

API_KEY = "dbk_bench"
_START_SECONDS = 60.0
_LISTENS = re.compile(r"listens on (http://\S+)")


class LiveServer:
    """``docbeat serve`` on a free loopback port. Use ``with``."""

    def __init__(self, data_dir: Path, *, workers: int = 2, **settings: str) -> None:
        self.data_dir = data_dir
        self._workers = workers
        self._settings = {f"DOCBEAT_{name.upper()}": value for name, value in settings.items()}
        self._port = 0
        self.url = ""
        self.log = data_dir.parent / f"{data_dir.name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> LiveServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start, and wait until it is ready. Started again it listens on the same port."""
        command = [sys.executable, "-m", "docbeat", "serve", "--data-dir", str(self.data_dir)]
        command += ["--port", str(self._port), "--workers", str(self._workers)]
        environment = {"DOCBEAT_API_KEY": API_KEY, "DOCBEAT_LOG_LEVEL": "info", **os.environ, **self._settings}
        seen = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            match = _LISTENS.search(self.log.read_text(errors="replace")[seen:])
            if match and _answers(match[1]):
                self.url, self._port = match[1], int(match[1].rpartition(":")[2])
                return
            time.sleep(0.05)
        raise RuntimeError(f"the server did not start:\n{self.log.read_text(errors='replace')[-2000:]}")

    def stop(self) -> None:
        """Stop in order, and make sure nothing is left."""
        if self.process is None:
            return
        family = self.family()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
        for process in family:
            if process.is_running() and process.pid != self.process.pid:
                process.kill()
        self.process = None

    def kill(self) -> None:
        """End the supervisor as a power cut would; its processes die with it."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def client(self, **options: object) -> httpx.Client:
        """An HTTP client with the key set."""
        return httpx.Client(base_url=self.url, headers={"x-api-key": API_KEY}, timeout=120.0, **options)  # type: ignore[arg-type]

    def family(self) -> list[psutil.Process]:
        """All processes of the server, the supervisor first."""
        assert self.process is not None
        try:
            root = psutil.Process(self.process.pid)
            return [root, *root.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def processes(self, part: str) -> list[psutil.Process]:
        """The server's processes whose command line contains ``part`` ("docbeat api", "docbeat worker", "sandbox")."""
        found = []
        for process in self.family():
            try:
                if part in " ".join(process.cmdline()):
                    found.append(process)
            except psutil.Error:
                continue
        return found

    def memory(self, part: str) -> int:
        """Resident bytes of the processes that ``processes`` gives for ``part``, together."""
        total = 0
        for process in self.processes(part):
            try:
                total += process.memory_info().rss
            except psutil.Error:
                continue
        return total


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz", timeout=2.0).status_code == 200
    except httpx.HTTPError:
        return False
