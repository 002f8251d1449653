"""A password-protected PDF (40-bit RC4, the oldest standard handler), made by the book: ISO 32000-1, 7.6."""

from __future__ import annotations

import hashlib
import struct

OPEN_PASSWORD = "open sesame"

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_PERMISSIONS = -4
_FILE_ID = b"0123456789abcdef"


def locked_pdf(text: str) -> bytes:
    """One page with ``text``, which OPEN_PASSWORD opens."""
    owner = _rc4(hashlib.md5(_padded("owner")).digest()[:5], _padded(OPEN_PASSWORD))
    material = _padded(OPEN_PASSWORD) + owner + struct.pack("<i", _PERMISSIONS) + _FILE_ID
    key = hashlib.md5(material).digest()[:5]
    user = _rc4(key, _PADDING)
    content = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    stream = _rc4(hashlib.md5(key + b"\x05\x00\x00\x00\x00").digest()[:10], content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
        b"/Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>"
        % (owner.hex().encode(), user.hex().encode(), _PERMISSIONS),
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    identity = _FILE_ID.hex().encode()
    out += b"trailer\n<< /Size %d /Root 1 0 R /Encrypt 6 0 R /ID [<%s> <%s>] >>\n" % (
        len(objects) + 1,
        identity,
        identity,
    )
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
