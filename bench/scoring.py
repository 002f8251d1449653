"""The corpus's own scorer, run over a folder of predictions.

``DOCBEAT_SCORER`` names the script; it lies beside the corpus otherwise. It is a program of its own and not part of
this project, so that nobody can bend it here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from bench.corpus import collection, corpus


@dataclass(frozen=True)
class Scores:
    """Means over the set, and what each document got."""

    means: dict[str, float]
    documents: dict[str, dict[str, Any]]


def score(name: str, folder: Path, manifest: Path | None = None) -> Scores:
    """Judge the predictions in ``folder`` for the set, or for what another manifest has of it."""
    target = folder / "scores.json"
    manifest = manifest or collection(name).manifest
    command = [sys.executable, str(scorer()), str(folder), str(manifest), "--set", name]
    subprocess.run([*command, "--jobs", "2", "--json", str(target)], check=True, capture_output=True)
    report = json.loads(target.read_text(encoding="utf-8"))
    return Scores(report["summary"][name], {row["id"]: row["scores"] for row in report["documents"]})


def scorer() -> Path:
    """The scorer's script, which has to be there."""
    path = scorer_path()
    if not path.is_file():
        raise SystemExit(f"no scorer at {path}: DOCBEAT_SCORER names the script")
    return path


def scorer_path() -> Path:
    """Where the scorer's script should be."""
    return Path(os.environ.get("DOCBEAT_SCORER", corpus().parent / "bench" / "score.py"))


def words(text: str) -> Counter[str]:
    """The words of a text or of markdown, counted as the scorer counts them."""
    module = corpus_scorer()
    return Counter(module.words(module.strip_markup(text)))


@cache
def corpus_scorer() -> Any:
    """The scorer as a module."""
    spec = spec_from_file_location("scorer", scorer())
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
