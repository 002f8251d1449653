"""Scans made from the digital pages of the corpus, so that OCR can be judged by the truth about those pages.

``raster200`` and ``raster150`` are clean pictures of the pages, ``degraded`` is what a tired office scanner makes of
them: a little skew, blur, noise, grey paper, JPEG. What is done to a document depends on its id alone, so the same
corpus always gives the same scans. They are made once and kept under ``bench/out``.
"""

from __future__ import annotations

import io
import json
import random
import shutil
import sys
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from bench.pdfs import Picture, picture_pdf

ORIGINALS = "odl"
FOLDER = Path(__file__).parent / "out" / "raster"
# Scans made by another version of this module are made again.
_VERSION = 2
# The degraded pages: at most so many degrees of skew; spread of the noise and shade of the paper, of 255 levels.
_MOST_SKEW, _NOISE, _PAPER = 1.5, (6.0, 14.0), (228, 250)
_BLUR, _JPEG_QUALITY = (0.3, 0.7), 40


@dataclass(frozen=True)
class Condition:
    """How pages become scans: at which resolutions, and whether they suffer."""

    dpis: tuple[int, ...]
    suffers: bool = False


CONDITIONS = {
    "raster200": Condition((200,)),
    "raster150": Condition((150,)),
    "degraded": Condition((150, 200), suffers=True),
}


def collect(name: str, corpus: Path, originals: list[dict[str, Any]]) -> Path:
    """The manifest of the scans of ``originals``, which are made if they are not there yet."""
    folder = FOLDER / name
    manifest = folder / "manifest.json"
    documents = [_entry(name, corpus, original) for original in originals]
    text = json.dumps({"version": _VERSION, "documents": documents}, indent=1)
    if not manifest.is_file() or manifest.read_text(encoding="utf-8") != text:
        print(f"making the scans of {name} ...", file=sys.stderr, flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        jobs = [(name, corpus / original["file"], folder / f"{original['id']}.pdf") for original in originals]
        with ProcessPoolExecutor() as pool:
            list(pool.map(_make, jobs))
        manifest.write_text(text, encoding="utf-8")
    return manifest


def _entry(name: str, corpus: Path, original: dict[str, Any]) -> dict[str, Any]:
    """Scored like the original, and by its words; the truth stays where it is."""
    metrics = [original["metric"]] if isinstance(original["metric"], str) else original["metric"]
    return {
        "id": original["id"],
        "set": name,
        "file": f"{original['id']}.pdf",
        "metric": [*metrics, "words"],
        "truth": str(corpus / original["truth"]),
        "original": {"file": str(corpus / original["file"]), "sha256": original["sha256"]},
    }


def _make(job: tuple[str, Path, Path]) -> None:
    name, source, target = job
    target.write_bytes(scan(source, CONDITIONS[name], seed=source.name))


def scan(source: Path, condition: Condition, seed: str) -> bytes:
    """The file's pages as an image-only PDF."""
    chance = random.Random(seed)
    dpi = chance.choice(condition.dpis)
    pages = []
    with pdfium.PdfDocument(source) as file:
        for page in file:
            drawn = page.render(scale=dpi / 72).to_pil().convert("RGB")
            pages.append(_suffered(drawn, dpi, chance) if condition.suffers else _clean(drawn, dpi))
    return picture_pdf(pages)


def _clean(page: Image.Image, dpi: int) -> Picture:
    return Picture(zlib.compress(page.tobytes()), "FlateDecode", page.width, page.height, dpi)


def _suffered(page: Image.Image, dpi: int, chance: random.Random) -> Picture:
    """The page through a bad scanner."""
    skew = chance.uniform(-_MOST_SKEW, _MOST_SKEW)
    turned = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white")
    blurred = turned.filter(ImageFilter.GaussianBlur(chance.uniform(*_BLUR) * dpi / 150))
    noisy = Image.fromarray(_noisy(np.asarray(blurred), chance))
    stream = io.BytesIO()
    noisy.save(stream, "JPEG", quality=_JPEG_QUALITY)
    return Picture(stream.getvalue(), "DCTDecode", page.width, page.height, dpi)


def _noisy(pixels: NDArray[np.uint8], chance: random.Random) -> NDArray[np.uint8]:
    """Darker paper, and noise that is the same in all colours."""
    paper = chance.randint(*_PAPER) / 255
    grains = np.random.default_rng(chance.getrandbits(32)).normal(0, chance.uniform(*_NOISE), pixels.shape[:2])
    return np.clip(pixels * paper + grains[..., None], 0, 255).astype(np.uint8)
