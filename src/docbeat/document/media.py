"""The media types we read, told by content. Names and declared types are never trusted."""

from __future__ import annotations

from enum import StrEnum

from docbeat.errors import FileEmpty, UnsupportedType

# Enough to see every signature below; PDF readers accept the header anywhere in the first kilobyte.
HEAD_BYTES = 1024


class MediaType(StrEnum):
    """A format we read."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    BMP = "image/bmp"
    GIF = "image/gif"


SUPPORTED_TYPES = ("PDF", "PNG", "JPG", "TIFF", "WEBP", "BMP", "GIF")

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"II*\x00", MediaType.TIFF),
    (b"MM\x00*", MediaType.TIFF),
    (b"II+\x00", MediaType.TIFF),
    (b"MM\x00+", MediaType.TIFF),
    (b"GIF87a", MediaType.GIF),
    (b"GIF89a", MediaType.GIF),
    (b"BM", MediaType.BMP),
)

_RECOGNISED = (
    (b"PK\x03\x04", "ZIP or Office"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS, PPT or MSG"),
    (b"{\\rtf", "RTF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
)


def sniff(head: bytes) -> MediaType:
    """The media type of a document that begins with ``head`` (HEAD_BYTES of it, or all).

    Raises:
        FileEmpty: there is nothing.
        UnsupportedType: it is nothing we read; the details say what we do.
    """
    if not head:
        raise FileEmpty
    if b"%PDF-" in head[:HEAD_BYTES]:
        return MediaType.PDF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return MediaType.WEBP
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    received = _guess(head)
    raise UnsupportedType(
        f"Invalid file type: {received}; supported are {', '.join(SUPPORTED_TYPES)}",
        supported_types=list(SUPPORTED_TYPES),
        received_type=received,
    )


def _guess(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signature, name in _RECOGNISED:
        if start.startswith(signature.lower()):
            return name
    return "UNKNOWN"
