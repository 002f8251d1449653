"""Writes the pages under docs/reference and the README's excerpt; with --check says whether they are fresh."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docbeat import errors, extract, settings
from docbeat.library import apply_schema

FOLDER = Path("docs/reference")
README = Path("README.md")
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
    commands = [
        "",
        "extract",
        "schema",
        "split",
        "tables",
        "serve",
        "worker",
        "keys",
        "keys create",
        "keys list",
        "keys revoke",
    ]
    return "# Command line\n\n" + "\n".join(f"```\n$ docbeat {name} --help\n{_help(name)}```\n" for name in commands)


def _sentence(kind: type[errors.DocbeatError]) -> str:
    return (kind.__doc__ or "").splitlines()[0]


def _help(command: str) -> str:
    run = [sys.executable, "-m", "docbeat", *command.split(), "--help"]
    return subprocess.run(run, capture_output=True, text=True, check=True, env={"COLUMNS": "100"}).stdout


def readme() -> str:
    """The README with what the examples really give."""
    text = README.read_text(encoding="utf-8")
    text = _with_block(text, "markdown", _excerpt(extract("examples/sample.pdf", pages="2").markdown))
    schema = json.loads(Path("examples/statement.schema.json").read_text(encoding="utf-8"))
    return _with_block(text, "json", _answer(apply_schema("examples/statement.pdf", schema)))


def _with_block(text: str, language: str, content: str) -> str:
    """``text`` with ``content`` in its first block of a language."""
    block = f"```{language}\n{content}\n```"
    return re.sub(rf"```{language}\n.*?```", lambda _: block, text, count=1, flags=re.DOTALL)


def _answer(output: dict[str, Any]) -> str:
    """The values and their citations with the first of the transactions, and the evidence of one value."""
    short = {
        name: {**output[name], "transactions": output[name]["transactions"][:2]} for name in ("values", "citations")
    }
    lines = [f'  "{name}": {{' + _inner(tree) + "}" for name, tree in short.items()]
    lines.append(f'  "evidence": {{"balance": {json.dumps(output["evidence"]["balance"])}, …}}')
    return "{\n" + ",\n".join(lines) + ",\n  …\n}"


def _inner(tree: dict[str, Any]) -> str:
    single = [f'"{name}": {json.dumps(value)}' for name, value in tree.items() if not isinstance(value, list)]
    rows = ",\n      ".join(json.dumps(row) for row in tree["transactions"])
    return "\n    " + ", ".join(single) + f',\n    "transactions": [\n      {rows}, …]'


def _excerpt(markdown: str) -> str:
    """A heading, a list, a caption, and of the table the first row and the first with figures."""
    parts = (
        r"^#+ 2\.1 .*$",
        r"^1\. (?:.|\n)*?^5\. .*$",
        r"^Table 2-1\. .*\n\n<table>.*?</tr>",
        r"<tr><t.>2012_2.*?</tr>",
    )
    heading, steps, top, row = (next(re.finditer(part, markdown, re.MULTILINE))[0] for part in parts)
    return f"{heading}\n\n…\n\n{steps}\n\n…\n\n{top}…{row}…</table>"


PAGES: dict[Path, Callable[[], str]] = {
    FOLDER / "settings.md": lambda: NOTE + settings_page(),
    FOLDER / "errors.md": lambda: NOTE + errors_page(),
    FOLDER / "cli.md": lambda: NOTE + cli_page(),
    README: readme,
}


def main() -> int:
    """Write the pages, or compare them."""
    stale = []
    for path, make in PAGES.items():
        content = make()
        if "--check" not in sys.argv:
            path.write_text(content, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(path.name)
    print(f"stale: {', '.join(stale)}; run `make docs`" if stale else "all fresh")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
