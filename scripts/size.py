"""Checks the lengths CONTRIBUTING promises: files, functions, and tests against source."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from statistics import median, quantiles

MOST_FILE_LINES = 600
MOST_FUNCTION_LINES = 80
MOST_MEDIAN, MOST_P90 = 9, 35
SOURCE = [Path("src"), Path("packages/docbeat-models/src")]


def main() -> int:
    files = [path for root in SOURCE for path in sorted(root.rglob("*.py"))]
    functions = [length for path in files for length in function_lengths(path)]
    lengths = [length for _, length in functions]
    faults = [f"{path}: {lines} lines" for path in files if (lines := line_count(path)) > MOST_FILE_LINES]
    faults += [f"{name}: {length} lines" for name, length in functions if length > MOST_FUNCTION_LINES]
    middle, p90 = median(lengths), quantiles(lengths, n=10)[8]
    source, tests = sum(map(line_count, files)), sum(map(line_count, Path("tests").rglob("*.py")))
    print(f"{len(files)} files, {source} lines, tests {tests} lines")
    print(f"{len(lengths)} functions: median {middle:g}, p90 {p90:g}, longest {max(lengths)}")
    if middle > MOST_MEDIAN or p90 > MOST_P90:
        faults.append(f"functions too long: median {middle:g} (at most {MOST_MEDIAN}), p90 {p90:g} ({MOST_P90})")
    print("\n".join(faults) or "all within bounds")
    return 1 if faults else 0


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def function_lengths(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    return [(f"{path}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1) for node in nodes]


if __name__ == "__main__":
    sys.exit(main())
