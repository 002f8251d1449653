from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

# A supervisor in a process of its own, because it takes over the signals.
PROGRAM = """
import sys
from docbeat.jobs.supervisor import Supervisor
from docbeat.observe import set_up
set_up("info", as_json=False, process="test")
python = [sys.executable, "-c"]
programs = {"one": [*python, sys.argv[1]], "two": [*python, "import time; time.sleep(60)"]}
Supervisor(programs).run(grace=float(sys.argv[2]))
"""
NOTING = "import os, time; open({note!r}, 'a').write(str(os.getpid()) + '\\n'); {then}"


def supervise(note: Path, then: str, grace: float = 2.0) -> subprocess.Popen[bytes]:
    program = NOTING.format(note=str(note), then=then)
    return subprocess.Popen([sys.executable, "-c", PROGRAM, program, str(grace)], stderr=subprocess.DEVNULL)


def pids(note: Path, count: int) -> list[int]:
    deadline = time.monotonic() + 15
    while not note.exists() or len(note.read_text().split()) < count:
        assert time.monotonic() < deadline, "not enough starts"
        time.sleep(0.02)
    return [int(pid) for pid in note.read_text().split()]


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_dead_program_is_started_again_and_a_stop_ends_all(tmp_path: Path) -> None:
    supervisor = supervise(tmp_path / "note", "time.sleep(60)")
    first = pids(tmp_path / "note", 1)[0]
    os.kill(first, signal.SIGKILL)
    second = pids(tmp_path / "note", 2)[1]
    assert is_alive(second)
    family = psutil.Process(supervisor.pid).children()
    assert len(family) == 2
    supervisor.send_signal(signal.SIGTERM)
    assert supervisor.wait(10) == 0
    assert not [process for process in family if process.is_running()]


def test_a_program_that_cannot_live_is_not_started_in_a_frenzy(tmp_path: Path) -> None:
    supervisor = supervise(tmp_path / "note", "raise SystemExit(1)")
    pids(tmp_path / "note", 3)
    time.sleep(1.5)
    starts = len((tmp_path / "note").read_text().split())
    supervisor.send_signal(signal.SIGINT)
    supervisor.wait(10)
    assert 3 <= starts <= 8


def test_a_program_that_does_not_want_to_stop_is_killed(tmp_path: Path) -> None:
    stubborn = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('', flush=True); time.sleep(60)"
    supervisor = supervise(tmp_path / "note", stubborn)
    pid = pids(tmp_path / "note", 1)[0]
    time.sleep(0.3)
    supervisor.send_signal(signal.SIGTERM)
    assert supervisor.wait(15) == 0
    assert not is_alive(pid)


def test_a_second_stop_does_not_wait(tmp_path: Path) -> None:
    stubborn = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('', flush=True); time.sleep(60)"
    supervisor = supervise(tmp_path / "note", stubborn, grace=600)
    pid = pids(tmp_path / "note", 1)[0]
    time.sleep(0.3)
    for _ in range(2):
        supervisor.send_signal(signal.SIGINT)
        time.sleep(0.3)
    assert supervisor.wait(30) == 0
    assert not is_alive(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux only")
def test_what_a_program_started_goes_with_it(tmp_path: Path) -> None:
    helper = tmp_path / "helper"
    start_helper = (
        "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
        f"open({str(helper)!r}, 'w').write(str(p.pid)); time.sleep(60)"
    )
    supervisor = supervise(tmp_path / "note", start_helper)
    program = pids(tmp_path / "note", 1)[0]
    helper_pid = pids(helper, 1)[0]
    os.kill(program, signal.SIGKILL)
    pids(tmp_path / "note", 2)
    assert not is_alive(helper_pid)
    supervisor.kill()
    supervisor.wait()
    for pid in [*pids(tmp_path / "note", 2), *pids(helper, 1)]:
        if is_alive(pid):
            os.kill(pid, signal.SIGKILL)
