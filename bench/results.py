"""Results of the benches as JSON files, one a bench, from which ``bench.report`` writes the page of figures.

They lie in the repository, so the page can be written again, and checked, without measuring again.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"
# What a cell with a figure begins with, or one that has none.
_FIGURES = frozenset("0123456789-+") | {""}


def save(name: str, command: str, figures: Mapping[str, Any]) -> None:
    """Keep the figures a command gave, with the day and the machine."""
    FOLDER.mkdir(exist_ok=True)
    about = {"command": command, "day": datetime.now(UTC).date().isoformat(), "machine": machine()}
    text = json.dumps({**about, **figures}, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def load(name: str) -> dict[str, Any] | None:
    """What was kept under the name."""
    path = FOLDER / f"{name}.json"
    if not path.is_file():
        return None
    figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return figures


def machine() -> str:
    """The machine in a few words."""
    import os

    return f"{os.cpu_count()} cores of {_processor()}, {platform.system()}, Python {platform.python_version()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def table(headings: list[str], rows: list[list[str]]) -> str:
    """A table in markdown, to be read as plain text too: columns aligned, those of figures to the right."""
    columns = list(zip(headings, *rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    right = [all(cell[:1] in _FIGURES for cell in column[1:]) for column in columns]
    rules = ["-" * (width + 1) + (":" if is_right else "-") for width, is_right in zip(widths, right, strict=True)]
    lines = [_line(row, widths, right) for row in [headings, *rows]]
    return "\n".join([lines[0], "|" + "|".join(rules) + "|", *lines[1:]])


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    aligned = [
        cell.rjust(width) if is_right else cell.ljust(width)
        for cell, width, is_right in zip(cells, widths, right, strict=True)
    ]
    return "| " + " | ".join(aligned) + " |"
