"""Everything the use cases share, opened once per process."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from docbeat.database import open_engine
from docbeat.jobs.durable.client import DurableEngine
from docbeat.jobs.engine import JobEngine
from docbeat.services.watch import JobWatcher
from docbeat.settings import Settings
from docbeat.storage import BlobStore, LocalBlobs
from docbeat.tenants import Keys, UsageLedger


@dataclass(frozen=True)
class House:
    """Settings and the open stores."""

    settings: Settings
    engine: JobEngine
    blobs: BlobStore
    keys: Keys
    usage: UsageLedger
    watcher: JobWatcher

    @property
    def incoming(self) -> Path:
        """Folder for uploads on their way to the blob store."""
        return incoming_folder(self.settings)


def open_house(settings: Settings) -> House:
    """Open database and storage; creates what is missing, clears away uploads that broke off."""
    shutil.rmtree(incoming_folder(settings), ignore_errors=True)
    incoming_folder(settings).mkdir(parents=True, exist_ok=True)
    sql = open_engine(settings.sql_url)
    engine = DurableEngine(sql)
    return House(
        settings=settings,
        engine=engine,
        blobs=LocalBlobs(settings.data_dir / "blobs"),
        keys=Keys(sql, preset=settings.api_key),
        usage=UsageLedger(sql),
        watcher=JobWatcher(engine),
    )


def incoming_folder(settings: Settings) -> Path:
    """Scratch space on the same file system as the blobs, so that storing a file is a rename."""
    return settings.data_dir / "incoming"
