"""Tasks that do what documents make native code do. Run in a sandboxed child only."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from docbeat.errors import PasswordRequired


def add(*, a: int, b: int, report: Any) -> int:
    report({"half": a})
    return a + b


def pid(*, report: Any) -> int:
    return os.getpid()


def crash(*, report: Any) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def crash_until(*, counter: str, times: int, report: Any) -> int:
    """Crash the first ``times`` times it is tried."""
    file = Path(counter)
    tries = len(file.read_bytes()) if file.exists() else 0
    file.write_bytes(b"x" * (tries + 1))
    if tries < times:
        os.kill(os.getpid(), signal.SIGSEGV)
    return tries


def leave(*, report: Any) -> None:
    os._exit(3)


def hang(*, report: Any) -> None:
    """A native call that never returns and holds the interpreter lock."""
    ctypes.PyDLL(None).sleep(600)


def spin(*, note: str, report: Any) -> None:
    Path(note).write_text(str(os.getpid()))
    while True:
        pass


def grow(*, report: Any) -> None:
    held = []
    while True:
        report({"held": len(held)})  # memory is to end it, not silence on a busy machine
        held.append(bytearray(16 << 20))
        time.sleep(0.005)


def grab(*, size: int, report: Any) -> int:
    return len(bytearray(size))


def refuse(*, report: Any) -> None:
    raise PasswordRequired


def stumble(*, report: Any) -> None:
    raise KeyError("a word of the document")


def connect(*, address: list[Any], report: Any) -> str:
    try:
        socket.create_connection((address[0], address[1]), timeout=5).close()
    except OSError as error:
        return type(error).__name__
    return "connected"


def print_text(*, report: Any) -> int:
    print("text of the document")
    os.system("echo text of the document; echo and more >&2")
    return 1


def start_helper(*, note: str, report: Any) -> None:
    helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(note).write_text(str(helper.pid))
    ctypes.PyDLL(None).sleep(600)


def big_file(*, path: str, size: int, report: Any) -> int:
    with Path(path).open("wb") as file:
        file.truncate(0)
        for _ in range(size >> 20):
            file.write(bytes(1 << 20))
    return Path(path).stat().st_size


def environment(*, report: Any) -> dict[str, str]:
    return dict(os.environ)


TASKS = {
    name: function
    for name, function in list(globals().items())
    if callable(function) and getattr(function, "__module__", "") == __name__
}
