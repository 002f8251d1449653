"""The job kinds and their typed inputs: the one thing the web wing and the worker wing share.

Inputs hold ids, keys, options and small numbers, never document bytes: they live in the engine's row.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from docbeat.document.options import OutputOptions, VisionOptions


class JobKind(StrEnum):
    """What a job does; the value is the engine's name of its workflow."""

    EXTRACT = "extract"
    RENDER = "render"


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the document of a job lies: a blob we hold, or an address to fetch it from."""

    key: str | None = None
    url: str | None = None
    password_key: str | None = None


class ExtractOptions(msgspec.Struct, frozen=True, omit_defaults=True):
    """What to read and how, what to answer, and whether to keep it. ``notices`` are remarks on the request itself."""

    pages: str | None = None
    vision: VisionOptions = VisionOptions()
    output: OutputOptions = OutputOptions()
    store: bool = True
    link_only: bool = False
    notices: tuple[str, ...] = ()


class ExtractInput(msgspec.Struct, frozen=True, omit_defaults=True):
    """Input of JobKind.EXTRACT. ``origin`` is the scheme and host that links in the result start with."""

    source: Source
    options: ExtractOptions = ExtractOptions()
    origin: str = ""


class RenderInput(msgspec.Struct, frozen=True, omit_defaults=True):
    """Input of JobKind.RENDER: one page of a stored document as a PNG under ``target``."""

    source: Source
    page: int
    dpi: int
    target: str


INPUTS: dict[JobKind, type[msgspec.Struct]] = {JobKind.EXTRACT: ExtractInput, JobKind.RENDER: RenderInput}
