"""What a child process gives up before it touches a document.

Linux does the most: the child dies with its parent, cannot open an internet socket, and the kernel takes it
first when memory runs out. Elsewhere the resource limits still hold.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

# Classic BPF: the instruction classes and the offsets in struct seccomp_data that the filter below uses.
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_ALLOW, _REFUSE_EACCES = 0x7FFF0000, 0x00050000 | 13
# Audit number, socket(2), io_uring_setup(2) (which could open sockets too) by machine.
_SYSTEM_CALLS = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
_AF_INET, _AF_INET6 = 2, 10


def die_with_parent(parent: int) -> None:
    """End this process when ``parent`` (a process id) ends; at once if it already has."""
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def restrict(address_space: int, file_size: int) -> bool:
    """Apply the resource limits (bytes) and the network ban; whether the ban holds on this system."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("500")
    return _ban_internet()


def limit_cpu(seconds: float) -> None:
    """Let this process use ``seconds`` of CPU from now on; the kernel ends it after that."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _prctl(option: int, argument: int, pointer: object = None) -> bool:
    return bool(ctypes.CDLL(None, use_errno=True).prctl(option, argument, pointer, 0, 0) == 0)


def _ban_internet() -> bool:
    """Make socket(AF_INET) and socket(AF_INET6) fail with EACCES for good."""
    calls = _SYSTEM_CALLS.get(platform.machine()) if sys.platform == "linux" else None
    if calls is None:
        return False
    program = _socket_filter(*calls)
    instructions = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions)),
        struct.calcsize("HxxxxxxP"),
    )
    return _prctl(_PR_SET_NO_NEW_PRIVS, 1) and _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header)


def _socket_filter(architecture: int, socket_call: int, uring_call: int) -> bytes:
    """The BPF program: (code, jump if true, jump if false, value) eight bytes an instruction."""
    instructions = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (
            _JUMP_IF_EQUAL,
            0,
            6,
            architecture,
        ),  # a foreign call convention: allow, the next lines do not fit it
        (_LOAD, 0, 0, _NUMBER_AT),
        (_JUMP_IF_EQUAL, 5, 0, uring_call),
        (_JUMP_IF_EQUAL, 0, 3, socket_call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_JUMP_IF_EQUAL, 2, 0, _AF_INET),
        (_JUMP_IF_EQUAL, 1, 0, _AF_INET6),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE_EACCES),
    ]
    return b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
