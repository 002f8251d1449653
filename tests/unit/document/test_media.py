from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docbeat.document.media import MediaType, sniff
from docbeat.errors import FileEmpty, FileError, UnsupportedType


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"%PDF-1.7\n", MediaType.PDF),
        (b"\n\njunk before %PDF-1.4", MediaType.PDF),
        (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
        (b"\xff\xd8\xff\xe0", MediaType.JPEG),
        (b"II*\x00", MediaType.TIFF),
        (b"MM\x00*", MediaType.TIFF),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", MediaType.WEBP),
        (b"BM\x00\x00", MediaType.BMP),
        (b"GIF89a", MediaType.GIF),
    ],
)
def test_what_we_read(head: bytes, expected: MediaType) -> None:
    assert sniff(head) is expected


@pytest.mark.parametrize(
    ("head", "received"),
    [
        (b"PK\x03\x04", "ZIP or Office"),
        (b"\xef\xbb\xbf<!DOCTYPE HTML>", "HTML"),
        (b"  <html>", "HTML"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"{\\rtf1", "RTF"),
        (b"plain words", "UNKNOWN"),
        (b"RIFF\x00\x00\x00\x00WAVE", "UNKNOWN"),
        (b" " * 2000 + b"%PDF-1.4", "UNKNOWN"),
    ],
)
def test_what_we_do_not(head: bytes, received: str) -> None:
    with pytest.raises(UnsupportedType) as caught:
        sniff(head)
    assert caught.value.details["received_type"] == received
    assert "PDF" in caught.value.message


def test_nothing_is_empty() -> None:
    with pytest.raises(FileEmpty):
        sniff(b"")


@given(st.binary(max_size=64))
def test_any_bytes_have_an_answer(head: bytes) -> None:
    with contextlib.suppress(FileError):
        assert sniff(head) in MediaType
