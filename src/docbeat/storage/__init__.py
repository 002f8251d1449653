"""Blobs: what jobs read and write, by key. Knows neither jobs nor documents."""

from docbeat.storage.blobs import BlobStore, MemoryBlobs
from docbeat.storage.local import LocalBlobs

__all__ = ["BlobStore", "LocalBlobs", "MemoryBlobs"]
