"""Writes the generated pages under docs/reference; with --check says whether they are fresh."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from docbeat import errors, settings

FOLDER = Path("docs/reference")
NOTE = "<!-- Written by scripts/docs.py (`make docs`); change the source it comes from. -->\n\n"


def settings_page() -> str:
    rows = [f"| `{name}` | `{default}` | {about} |" for name, default, about in settings.reference()]
    head = (
        "# Settings\n\nAll are environment variables, read once at the start.\n\n"
        "| variable | default | what it is |\n|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def errors_page() -> str:
    kinds = sorted(errors.BY_CODE.values(), key=lambda kind: kind.code)
    rows = [
        f"| `{kind.code}` | {kind.status} | {'yes' if kind.retryable else 'no'} | {_sentence(kind)} |" for kind in kinds
    ]
    head = (
        '# Errors\n\nEvery error answer is `{"error": {"code", "message", "details"}}`. A failed job carries the '
        "message in `error` and the code in `error_code`.\n\n"
        "| code | status | worth sending again | meaning |\n|---|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def cli_page() -> str:
    commands = ["", "extract", "serve", "worker", "keys", "keys create", "keys list", "keys revoke"]
    return "# Command line\n\n" + "\n".join(f"```\n$ docbeat {name} --help\n{_help(name)}```\n" for name in commands)


def _sentence(kind: type[errors.DocbeatError]) -> str:
    return (kind.__doc__ or "").splitlines()[0]


def _help(command: str) -> str:
    run = [sys.executable, "-m", "docbeat", *command.split(), "--help"]
    return subprocess.run(run, capture_output=True, text=True, check=True, env={"COLUMNS": "100"}).stdout


PAGES: dict[str, Callable[[], str]] = {"settings.md": settings_page, "errors.md": errors_page, "cli.md": cli_page}


def main() -> int:
    """Write the pages, or compare them."""
    stale = []
    for name, make in PAGES.items():
        path, content = FOLDER / name, NOTE + make()
        if "--check" not in sys.argv:
            path.write_text(content, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(name)
    print(f"stale: {', '.join(stale)}; run `make docs`" if stale else "docs/reference is fresh")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
