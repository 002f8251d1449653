"""The program a child runs: take a task, run it, send its result, until the pipe closes.

``python -m docbeat.jobs.sandbox.child MODULE PARENT ADDRESS_SPACE FILE_SIZE``. ``MODULE.TASKS`` maps task
names to functions; a task gets its arguments and ``report``, a function that sends a small message to the
worker. Standard output and error go nowhere: libraries may print document content.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from docbeat.errors import DocbeatError, InternalError
from docbeat.jobs.sandbox import frames
from docbeat.jobs.sandbox.limits import die_with_parent, limit_cpu, restrict

Task = Callable[..., Any]


def main() -> None:
    """Serve tasks until the worker closes the pipe."""
    module, parent, address_space, file_size = sys.argv[1:5]
    die_with_parent(int(parent))
    requests, answers = _take_over_pipes()
    restrict(int(address_space), int(file_size))
    tasks: Mapping[str, Task] = importlib.import_module(module).TASKS
    _send(answers, {"ready": os.getpid()})
    while (request := frames.read(requests)) is not None:
        limit_cpu(request["cpu_seconds"])
        _send(answers, _answer(tasks[request["task"]], request["arguments"], answers))


def _take_over_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes for frames and point the standard streams at nothing."""
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")


def _send(answers: BinaryIO, message: dict[str, Any]) -> None:
    answers.write(frames.encode(message))
    answers.flush()


def _answer(task: Task, arguments: dict[str, Any], answers: BinaryIO) -> dict[str, Any]:
    def report(message: Any) -> None:
        _send(answers, {"report": message})

    try:
        return {"result": task(report=report, **arguments)}
    except DocbeatError as error:
        return {"error": error.as_record()}
    except MemoryError:
        return {"over_memory": True}
    except Exception as error:
        return {"error": InternalError(cause=type(error).__name__, where=_where(error)).as_record()}


def _where(error: Exception) -> str:
    """File, line and function of the fault; never the message, which may quote the document."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{os.path.basename(last.filename)}:{last.lineno} {last.name}"  # noqa: PTH119


if __name__ == "__main__":
    main()
