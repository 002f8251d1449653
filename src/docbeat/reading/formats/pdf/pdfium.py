"""PDFium functions as bare pointers, for the calls made once per character or path segment.

The handles are the integer addresses behind pypdfium2's objects; the caller keeps those objects alive.
Signatures are those of fpdf_text.h, fpdf_edit.h and fpdfview.h.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from ctypes import CFUNCTYPE, c_float, c_int, c_size_t, c_uint, c_void_p, cast
from typing import Any

import pypdfium2.raw as raw
from numpy.typing import NDArray


def _bare(name: str, result: Any, *arguments: Any) -> Any:
    return CFUNCTYPE(result, *arguments)(address(getattr(raw, name)))


def address(handle: Any) -> int:
    """The integer address of a pypdfium2 handle."""
    return int(cast(handle, c_void_p).value or 0)


def for_each(function: Callable[..., Any], *arguments: Iterable[int]) -> None:
    """Call ``function`` with the first of all ``arguments``, then with the second ...; the loop itself is C."""
    deque(map(function, *arguments), maxlen=0)


def rows(array: NDArray[Any], offset: int = 0) -> range:
    """Addresses of the rows of ``array``, which is contiguous, or of what lies ``offset`` bytes into each."""
    start, step = array.ctypes.data + offset, array.itemsize * array.shape[1]
    return range(start, start + step * len(array), step)


# Text: page of characters, character index.
count_chars = _bare("FPDFText_CountChars", c_int, c_void_p)
get_text = _bare("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
get_unicode = _bare("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
loose_box = _bare("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
tight_box = _bare("FPDFText_GetCharBox", c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
char_angle = _bare("FPDFText_GetCharAngle", c_float, c_void_p, c_int)
char_origin = _bare("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
# Zero where there is none.
text_object = _bare("FPDFText_GetTextObject", c_size_t, c_void_p, c_int)

# Text objects and fonts.
font_of = _bare("FPDFTextObj_GetFont", c_void_p, c_void_p)
font_size = _bare("FPDFTextObj_GetFontSize", c_int, c_void_p, c_void_p)
render_mode = _bare("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
font_name = _bare("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)
font_weight = _bare("FPDFFont_GetWeight", c_int, c_void_p)
font_flags = _bare("FPDFFont_GetFlags", c_int, c_void_p)
font_italic_angle = _bare("FPDFFont_GetItalicAngle", c_int, c_void_p, c_void_p)
font_ascent = _bare("FPDFFont_GetAscent", c_int, c_void_p, c_float, c_void_p)
font_descent = _bare("FPDFFont_GetDescent", c_int, c_void_p, c_float, c_void_p)

# Page objects.
count_objects = _bare("FPDFPage_CountObjects", c_int, c_void_p)
get_object = _bare("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
object_type = _bare("FPDFPageObj_GetType", c_int, c_void_p)
object_bounds = _bare("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
object_matrix = _bare("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
fill_color = _bare("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
stroke_width = _bare("FPDFPageObj_GetStrokeWidth", c_int, c_void_p, c_void_p)
count_form_objects = _bare("FPDFFormObj_CountObjects", c_int, c_void_p)
get_form_object = _bare("FPDFFormObj_GetObject", c_void_p, c_void_p, c_size_t)
image_pixels = _bare("FPDFImageObj_GetImagePixelSize", c_int, c_void_p, c_void_p, c_void_p)
image_bytes = _bare("FPDFImageObj_GetImageDataRaw", c_size_t, c_void_p, c_void_p, c_size_t)
count_image_filters = _bare("FPDFImageObj_GetImageFilterCount", c_int, c_void_p)
image_filter = _bare("FPDFImageObj_GetImageFilter", c_size_t, c_void_p, c_int, c_void_p, c_size_t)
draw_mode = _bare("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = _bare("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = _bare("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_point = _bare("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_type = _bare("FPDFPathSegment_GetType", c_int, c_void_p)
segment_closes = _bare("FPDFPathSegment_GetClose", c_int, c_void_p)
