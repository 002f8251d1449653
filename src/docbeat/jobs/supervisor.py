"""Keeps a set of named programs running: starts them, starts them again when they end, stops them in order.

Knows nothing of what they do. Each runs in a process group of its own, so that what it started can be ended
with it, and ends by itself when the supervisor dies (``die_with_parent``).
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docbeat.observe import event, warning

# A program that keeps dying at its start is not started more often than this.
_SLOWEST_RESTART = 2.0
_HEALTHY_SECONDS = 5.0


@dataclass
class _Program:
    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    start_at: float = 0.0
    failures: int = field(default=0)


class Supervisor:
    """Runs ``programs`` (name to command line) until told to stop.

    ``descriptors`` are open files every program inherits, such as a listening socket.
    """

    def __init__(self, programs: Mapping[str, Sequence[str]], *, descriptors: Sequence[int] = ()) -> None:
        self._programs = [_Program(name, command) for name, command in programs.items()]
        self._descriptors = tuple(descriptors)
        self._stop_requested = False
        self._is_hurried = False

    def stop(self, *_: object) -> None:
        """Ask ``run`` to stop everything and return, asked twice without grace; safe in a signal handler."""
        self._is_hurried = self._stop_requested
        self._stop_requested = True

    def run(self, *, grace: float) -> None:
        """Keep the programs running; after ``stop`` give them ``grace`` seconds to end by themselves."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        while not self._stop_requested:
            for program in self._programs:
                self._look_after(program)
            time.sleep(0.05)
        self._stop_all(grace)

    def _look_after(self, program: _Program) -> None:
        if program.process is not None and _has_ended(program.process.pid):
            self._bury(program)
        if program.process is None and time.monotonic() >= program.start_at:
            self._start(program)

    def _start(self, program: _Program) -> None:
        program.started = time.monotonic()
        program.process = subprocess.Popen(
            program.command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=self._descriptors,
            env={**os.environ, "DOCBEAT_PARENT": str(os.getpid())},
        )
        event("program.started", program=program.name, pid=program.process.pid)

    def _bury(self, program: _Program) -> None:
        """Clean up after an ended program and decide when to start it again."""
        assert program.process is not None
        _kill_group(program.process.pid)
        status = program.process.wait()
        lived = time.monotonic() - program.started
        program.failures = 0 if lived > _HEALTHY_SECONDS else program.failures + 1
        delay = min(_SLOWEST_RESTART, 0.1 * 2**program.failures) if program.failures > 1 else 0.0
        program.start_at = time.monotonic() + delay
        program.process = None
        warning("program.ended", program=program.name, status=status, restart_in=round(delay, 1))

    def _stop_all(self, grace: float) -> None:
        event("server.stopping", at_most_seconds=grace)
        running = [program.process for program in self._programs if program.process is not None]
        for process in running:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + grace
        while time.monotonic() < deadline and not self._is_hurried:
            if all(_has_ended(process.pid) for process in running):
                break
            time.sleep(0.02)
        for process in running:
            _kill_group(process.pid)
            process.wait()
        event("server.stopped")


def _has_ended(pid: int) -> bool:
    """Whether the process has ended; it is left to be collected, so that its group id stays its own."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
