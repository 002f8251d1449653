"""The sets of documents there are to read, and where the truth about each lies.

``DOCBEAT_CORPUS`` names the folder of the corpus. Sets of scans are drawn from one of its sets when first asked
for (``bench.raster``); to everything else they are sets like any other.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Document:
    """One document of a set; a scan made here has the digital ``original`` it was made of."""

    id: str
    path: Path
    original: Path | None = None


@dataclass(frozen=True)
class Collection:
    """A set: its documents in the manifest's order, and the manifest for the scorer."""

    name: str
    manifest: Path
    documents: list[Document]


def corpus() -> Path:
    """The folder of the corpus."""
    folder = Path(os.environ.get("DOCBEAT_CORPUS", "../shared/corpus")).resolve()
    if not (folder / "manifest.json").is_file():
        raise SystemExit(f"no corpus at {folder}: DOCBEAT_CORPUS names its folder")
    return folder


def collection(name: str) -> Collection:
    """The set called ``name``."""
    # Here, because engines are timed in processes that need none of what drawing needs.
    from bench import raster

    manifest = corpus() / "manifest.json"
    if name in raster.CONDITIONS:
        originals = [entry for entry in entries(manifest) if entry["set"] == raster.ORIGINALS]
        manifest = raster.collect(name, manifest.parent, originals)
    chosen = [entry for entry in entries(manifest) if entry["set"] == name]
    return Collection(name, manifest, [_document(entry, manifest.parent) for entry in chosen])


def _document(entry: dict[str, Any], folder: Path) -> Document:
    original = entry.get("original")
    return Document(entry["id"], folder / entry["file"], folder / original["file"] if original else None)


def entries(manifest: Path) -> list[dict[str, Any]]:
    """What the manifest says of each document."""
    documents: list[dict[str, Any]] = json.loads(manifest.read_text(encoding="utf-8"))["documents"]
    return documents
