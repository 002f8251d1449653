"""POST /extract: every spelling of the request to one ``Extraction``, and the shape of its answer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from docbeat.api.wire.spelling import decode_object, page_text, unify
from docbeat.api.wire.validation import Options, validated
from docbeat.document.options import OcrMode, OutputOptions, VisionOptions
from docbeat.document.page_range import check_page_range
from docbeat.errors import BadChunkSize, BadParameter
from docbeat.jobs.engine import Priority
from docbeat.jobs.kind import ExtractOptions, Question
from docbeat.services.extract import Extraction

CHUNK_SIZES = range(100, 10001)
_GROUPS = ("figure_processing", "extensions", "spreadsheet", "storage", "structured_output")
_PRIORITIES = {"high": Priority.HIGH, "normal": Priority.NORMAL, "low": Priority.LOW}

# Marked in our OpenAPI document; pydantic's own mark would warn at every look.
_OLD = Field(json_schema_extra={"deprecated": True})

ChunkType = Literal["semantic", "header", "page", "recursive"]


def _names(value: Any) -> Any:
    """``"semantic, page"`` as a list; a list as it is."""
    return [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value


class FigureProcessing(Options):
    """How figures are handled."""

    description: bool = False
    show_images: bool = False


class ChunkingOptions(Options):
    """Which chunks to cut, and how large they may get (characters)."""

    chunk_types: Annotated[list[ChunkType], BeforeValidator(_names)] = Field(default_factory=list)
    chunk_size: int = 1000


class AltOutputsOptions(Options):
    """Other forms of the result."""

    wlbb: bool = False
    return_html: bool = False
    return_xml: bool = False


class ExtensionsOptions(Options):
    """Optional passes."""

    chunking: ChunkingOptions | None = None
    footnote_references: bool = False
    alt_outputs: AltOutputsOptions = AltOutputsOptions()
    merge_tables: bool = False


class StorageOptions(Options):
    """Whether the extraction is kept."""

    enabled: bool = True
    folder_name: str | None = None
    folder_id: str | None = None


class ExtractRequest(Options):
    """Body of POST /extract under its canonical names; camelCase is taken everywhere too."""

    file_url: str | None = None
    model: Literal["default", "pulse-ultra-2"] = "default"
    pages: Annotated[str | None, BeforeValidator(page_text)] = None
    figure_processing: FigureProcessing = FigureProcessing()
    extensions: ExtensionsOptions = ExtensionsOptions()
    storage: StorageOptions = StorageOptions()
    is_async: bool = Field(default=False, alias="async")
    force_url: bool = False
    password: str | None = Field(default=None, description="Password of an encrypted PDF (ours, not Pulse's)")
    priority: Literal["high", "normal", "low"] = Field(default="normal", description="Who goes first (ours)")
    ocr: OcrMode = Field(default=OcrMode.AUTO, description="When pages are read from their pictures (ours)")
    extraction_config_id: str | None = None
    # Options of older clients.
    chunking: Annotated[list[ChunkType] | None, BeforeValidator(_names), _OLD] = None
    chunk_size: Annotated[int | None, _OLD] = None
    figure_description: Annotated[bool | None, _OLD] = None
    show_images: Annotated[bool | None, _OLD] = None
    return_html: Annotated[bool | None, _OLD] = None
    structured_output: Annotated[dict[str, Any] | None, _OLD] = None
    schema_prompt: Annotated[str | None, _OLD] = None


def parse(fields: dict[str, Any]) -> ExtractRequest:
    """The request in ``fields``, in whatever spelling.

    Raises:
        BadParameter, BadChunkSize, BadPageRange: a value makes no sense.
    """
    unified = unify(fields)
    for group in _GROUPS:
        if group in unified:
            unified[group] = _unified_tree(decode_object(group, unified[group]) or {}, keep=("schema",))
    _gather_schema(unified)
    request = validated(ExtractRequest, unified)
    _check(request)
    return request


def extraction(
    request: ExtractRequest, file: Path | None, origin: str, idempotency_key: str | None, *, urgent: bool
) -> Extraction:
    """``request`` as the use case wants it; ``urgent`` when somebody waits for the answer."""
    return Extraction(
        options=_options(request),
        priority=Priority.INTERACTIVE if urgent else _PRIORITIES[request.priority],
        origin=origin,
        file=file,
        url=request.file_url,
        password=request.password,
        question=_question(request),
        idempotency_key=idempotency_key,
    )


def _gather_schema(unified: dict[str, Any]) -> None:
    """Bring the schema of older clients, wherever it stands and however often encoded, under ``structured_output``."""
    for name in ("schema", "experimental_schema"):
        if (value := unified.pop(name, None)) is not None:
            unified.setdefault("structured_output", {}).setdefault("schema", value)
    if schema := unified.get("structured_output", {}).get("schema"):
        unified["structured_output"]["schema"] = decode_object("schema", schema)


def _unified_tree(value: dict[str, Any], *, keep: tuple[str, ...]) -> dict[str, Any]:
    """``value`` with snake_case names at every level, except below the names in ``keep``."""
    return {
        name: _unified_tree(inner, keep=keep) if isinstance(inner, dict) and name not in keep else inner
        for name, inner in unify(value).items()
    }


def _check(request: ExtractRequest) -> None:
    sizes = [
        request.chunk_size,
        request.extensions.chunking.chunk_size if request.extensions.chunking else None,
    ]
    if any(size is not None and size not in CHUNK_SIZES for size in sizes):
        raise BadChunkSize
    if request.pages is not None:
        check_page_range(request.pages)
    if request.extraction_config_id is not None:
        raise BadParameter("This server has no saved presets yet; send the options inline")


def _options(request: ExtractRequest) -> ExtractOptions:
    chunking = request.extensions.chunking
    figures, outputs = request.figure_processing, request.extensions.alt_outputs
    output = OutputOptions(
        show_images=figures.show_images or bool(request.show_images),
        describe_figures=figures.description or bool(request.figure_description),
        chunk_types=tuple(chunking.chunk_types if chunking else request.chunking or ()),
        chunk_size=chunking.chunk_size if chunking else request.chunk_size or 1000,
        footnotes=request.extensions.footnote_references,
        merge_tables=request.extensions.merge_tables,
        html=outputs.return_html or bool(request.return_html),
        xml=outputs.return_xml,
        word_boxes=outputs.wlbb,
        legacy_html=bool(request.return_html),
        legacy_chunks=bool(request.chunking) and chunking is None,
    )
    return ExtractOptions(
        pages=request.pages,
        vision=VisionOptions(request.ocr, careful=request.model == "pulse-ultra-2"),
        output=output,
        store=request.storage.enabled,
        link_only=request.force_url,
        notices=tuple(_notices(request)),
    )


def _question(request: ExtractRequest) -> Question | None:
    """What older clients want answered along with the extraction."""
    asked = request.structured_output or {}
    schema, prompt = asked.get("schema"), asked.get("schema_prompt") or request.schema_prompt
    return Question(schema, prompt if isinstance(prompt, str) else "") if isinstance(schema, dict) else None


_REPLACED = {
    "chunking": "`chunking` is deprecated; use `extensions.chunking`",
    "chunk_size": "`chunk_size` is deprecated; use `extensions.chunking.chunk_size`",
    "figure_description": "`figure_description` is deprecated; use `figure_processing.description`",
    "show_images": "`show_images` is deprecated; use `figure_processing.show_images`",
    "return_html": "`return_html` is deprecated; use `extensions.alt_outputs.return_html`",
    "structured_output": "`structured_output` and `schema` are deprecated; use POST /schema",
}
_WITHOUT_EFFECT = (
    "custom_prompt",
    "thinking",
    "extract_figure",
    "refine",
    "refine_options",
    "additional_prompt",
    "custom_image_prompt",
    "custom_refine_prompt",
)


def _notices(request: ExtractRequest) -> list[str]:
    """What the caller should know about the options used."""
    sent = request.model_fields_set | set(request.model_extra or {})
    notices = [text for name, text in _REPLACED.items() if name in sent]
    notices += [f"`{name}` has no effect" for name in _WITHOUT_EFFECT if name in sent]
    if request.schema_prompt and _question(request) is None:
        notices.append("`schema_prompt` has no effect without `schema`")
    if request.storage.folder_name or request.storage.folder_id:
        notices.append("This server keeps no folders yet; `storage.folder_name` and `storage.folder_id` have no effect")
    return notices
