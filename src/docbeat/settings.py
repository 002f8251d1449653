"""The settings tree: read once from the environment, frozen, passed down.

Owns every default and every ``DOCBEAT_*`` name. Nothing else reads the environment.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from docbeat.errors import BadParameter

MEBIBYTE = 1024 * 1024

T = TypeVar("T")

_DATA_DIR = Path("docbeat-data")


def _setting(default: Any, env: str, about: str) -> Any:
    return field(default=default, metadata={"env": f"DOCBEAT_{env}", "about": about})


@dataclass(frozen=True)
class ServerSettings:
    """The API process."""

    host: str = _setting("127.0.0.1", "HOST", "Address to listen on; loopback unless you say otherwise")
    port: int = _setting(8099, "PORT", "Port to listen on")
    public_url: str = _setting("", "PUBLIC_URL", "Origin used in links; empty takes it from each request")
    max_upload_bytes: int = _setting(50 * MEBIBYTE, "MAX_UPLOAD_BYTES", "Largest document accepted, in bytes")
    sync_timeout: float = _setting(
        600.0, "SYNC_TIMEOUT", "Seconds a synchronous call waits before it answers with a job"
    )
    rate_limit: str = _setting("", "RATE_LIMIT", "Requests a key may send, such as 100/minute; empty is no limit")
    large_results_need_key: bool = _setting(
        False, "LARGE_RESULTS_NEED_KEY", "Demand the API key on /large_results (the official CLI sends none)"
    )


@dataclass(frozen=True)
class WorkerSettings:
    """The worker processes and their sandboxed children."""

    count: int = _setting(0, "WORKERS", "Worker processes; 0 is one per core")
    poll_interval: float = _setting(0.02, "POLL_INTERVAL", "Seconds between looks for a new job")
    jobs_at_once: int = _setting(4, "JOBS_AT_ONCE", "Jobs a worker interleaves when the running ones are long")
    slice_pages: int = _setting(256, "SLICE_PAGES", "Most pages in one durable page batch")
    slice_seconds: float = _setting(2.0, "SLICE_SECONDS", "Seconds after which a page batch is closed early")
    page_timeout: float = _setting(45.0, "PAGE_TIMEOUT", "Seconds one page may take before the document fails")
    memory_bytes: int = _setting(2048 * MEBIBYTE, "MEMORY_BYTES", "Resident memory a child may use")
    recycle_bytes: int = _setting(900 * MEBIBYTE, "RECYCLE_BYTES", "Resident memory after which a child is replaced")
    restarts: int = _setting(
        20, "RESTARTS", "Times a job is started again after its worker ended, by a crash or a stop, before it fails"
    )
    drain_seconds: float = _setting(10.0, "DRAIN_SECONDS", "Seconds running page batches get to finish on shutdown")


@dataclass(frozen=True)
class FetchSettings:
    """Fetching ``file_url``."""

    timeout: float = _setting(60.0, "FETCH_TIMEOUT", "Seconds a download may take, redirects included")
    redirects: int = _setting(5, "FETCH_REDIRECTS", "Redirects followed, each checked again")
    allow: str = _setting(
        "", "FETCH_ALLOW", "Comma-separated hosts or networks that may be fetched although they are private"
    )


@dataclass(frozen=True)
class ResultSettings:
    """How results are handed out."""

    inline_pages: int = _setting(70, "INLINE_PAGES", "From this many pages on a result is a link")
    inline_bytes: int = _setting(5_000_000, "INLINE_BYTES", "Above this many bytes a result is a link")
    link_seconds: float = _setting(3600.0, "LINK_SECONDS", "Seconds a result link or an upload stays valid")


@dataclass(frozen=True)
class ReadingSettings:
    """How documents are read."""

    ocr_model: str = _setting("tiny", "OCR_MODEL", "tiny (fast) or small (about four times slower, more exact)")
    max_pixels: int = _setting(120_000_000, "MAX_PIXELS", "Largest image decoded, in pixels")


@dataclass(frozen=True)
class ModelSettings:
    """The model endpoint; without an address and a name nothing is ever sent anywhere."""

    url: str = _setting("", "MODEL_URL", "Base URL of an OpenAI-compatible endpoint, such as http://127.0.0.1:8000/v1")
    key: str = _setting("", "MODEL_KEY", "API key of that endpoint; empty sends none")
    name: str = _setting("", "MODEL_NAME", "Model that is asked there; for figures it has to take pictures")
    timeout: float = _setting(60.0, "MODEL_TIMEOUT", "Seconds one answer may take")
    retries: int = _setting(2, "MODEL_RETRIES", "Times a question is asked again when the endpoint fails or is busy")
    concurrency: int = _setting(2, "MODEL_CONCURRENCY", "Questions a job asks at once")
    window_tokens: int = _setting(6000, "MODEL_WINDOW_TOKENS", "Tokens of the document sent with one question")
    answer_tokens: int = _setting(2000, "MODEL_ANSWER_TOKENS", "Tokens an answer in JSON may have")

    @property
    def is_configured(self) -> bool:
        """Whether there is an endpoint to ask."""
        return bool(self.url and self.name)


@dataclass(frozen=True)
class Settings:
    """Everything that can be set."""

    data_dir: Path = _setting(_DATA_DIR, "DATA_DIR", "Folder for the database and the stored files")  # noqa: RUF009
    database_url: str = _setting("", "DATABASE_URL", "SQL database; empty is SQLite in the data folder")
    api_key: str = _setting("", "API_KEY", "Presets an API key instead of creating one at the first start")
    log_level: str = _setting("info", "LOG_LEVEL", "debug, info, warning or error")
    log_json: bool = _setting(False, "LOG_JSON", "Write log events as JSON lines instead of text")
    server: ServerSettings = field(default_factory=ServerSettings)
    workers: WorkerSettings = field(default_factory=WorkerSettings)
    fetch: FetchSettings = field(default_factory=FetchSettings)
    results: ResultSettings = field(default_factory=ResultSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    model: ModelSettings = field(default_factory=ModelSettings)

    @property
    def sql_url(self) -> str:
        """SQLAlchemy URL of the database."""
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'docbeat.sqlite3'}"

    @property
    def worker_count(self) -> int:
        """How many workers to run: as set, else one per core this process may use."""
        return self.workers.count or _usable_cores()


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from ``DOCBEAT_*`` variables; what is not set keeps its default.

    Raises:
        BadParameter: a variable holds a value of the wrong type.
    """
    return _load_group(Settings, environment)


def _load_group(kind: type[T], environment: Mapping[str, str]) -> T:
    values: dict[str, Any] = {}
    for item in fields(kind):  # type: ignore[arg-type]
        if item.default is MISSING:
            values[item.name] = _load_group(item.default_factory, environment)  # type: ignore[arg-type]
        elif (text := environment.get(item.metadata["env"])) is not None:
            values[item.name] = _convert(item, text)
    return kind(**values)


def _convert(item: Field[Any], text: str) -> Any:
    kind = type(item.default)
    if issubclass(kind, Path):
        return Path(text)
    try:
        return msgspec.convert(text, kind, strict=False)
    except msgspec.ValidationError as error:
        raise BadParameter(f"{item.metadata['env']}={text!r}: {error}") from error


def reference(kind: type = Settings) -> list[tuple[str, str, str]]:
    """(variable, default, about) of every setting, in order, for the settings reference."""
    rows = []
    for item in fields(kind):
        if item.default is MISSING:
            rows.extend(reference(item.default_factory))  # type: ignore[arg-type]
        else:
            rows.append((item.metadata["env"], str(item.default), item.metadata["about"]))
    return rows
