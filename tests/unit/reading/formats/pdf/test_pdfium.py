"""The bare PDFium calls give what pypdfium2's own typed ones do."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
import pytest

from docbeat.reading.formats.pdf import pdfium
from tests.unit.reading.formats.pdf.drawn import pdf, show


@pytest.fixture
def page() -> Iterator[pypdfium2.PdfPage]:
    document = pypdfium2.PdfDocument(pdf(show(50, 100, "Hello") + "2 w 10 20 m 60 20 l S"))
    yield document[0]
    document.close()


def test_a_handle_is_a_number(page: pypdfium2.PdfPage) -> None:
    assert pdfium.address(page.raw) == ctypes.cast(page.raw, ctypes.c_void_p).value


def test_nothing_has_the_address_zero() -> None:
    assert pdfium.address(None) == 0


def test_characters_are_counted_and_placed(page: pypdfium2.PdfPage) -> None:
    text = page.get_textpage()
    handle = pdfium.address(text.raw)
    assert pdfium.count_chars(handle) == raw.FPDFText_CountChars(text.raw) == 5
    place, expected = (ctypes.c_float * 4)(), raw.FS_RECTF()
    assert pdfium.loose_box(handle, 1, ctypes.addressof(place))
    raw.FPDFText_GetLooseCharBox(text.raw, 1, expected)
    assert tuple(place) == (expected.left, expected.top, expected.right, expected.bottom)


def test_calls_in_a_row_fill_the_rows_of_an_array(page: pypdfium2.PdfPage) -> None:
    text = page.get_textpage()
    handle = pdfium.address(text.raw)
    boxes = np.zeros((5, 4), np.float32)
    pdfium.for_each(pdfium.loose_box, repeat(handle), range(5), pdfium.rows(boxes))
    place = (ctypes.c_float * 4)()
    for index, row in enumerate(boxes.tolist()):
        pdfium.loose_box(handle, index, ctypes.addressof(place))
        assert row == list(place)


def test_an_empty_array_has_no_rows() -> None:
    assert len(pdfium.rows(np.zeros((0, 4), np.float32))) == 0


def test_objects_are_counted_and_told_apart(page: pypdfium2.PdfPage) -> None:
    handle = pdfium.address(page.raw)
    kinds = [pdfium.object_type(pdfium.get_object(handle, k)) for k in range(pdfium.count_objects(handle))]
    assert kinds == [raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH]


def test_a_path_has_segments_and_a_width(page: pypdfium2.PdfPage) -> None:
    path = pdfium.get_object(pdfium.address(page.raw), 1)
    assert pdfium.count_segments(path) == 2
    x, y, width = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    pdfium.segment_point(pdfium.get_segment(path, 1), ctypes.addressof(x), ctypes.addressof(y))
    pdfium.stroke_width(path, ctypes.addressof(width))
    assert (x.value, y.value, width.value) == (60, 20, 2)
