"""Tells by how many quarters a page's picture is turned, with the page orientation model (PP-LCNet)."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from docbeat.reading.vision import sessions

Pixels = NDArray[np.uint8]

_SHORT_SIDE, _SIDE = 256, 224
_MEAN = np.array((0.485, 0.456, 0.406), np.float32)
_SPREAD = np.array((0.229, 0.224, 0.225), np.float32)


def likely_turns(picture: Pixels) -> NDArray[np.float32]:
    """How likely the print on an RGB picture is turned clockwise by 0, 90, 180 and 270 degrees."""
    height, width = picture.shape[:2]
    scale = _SHORT_SIDE / min(height, width)
    size = max(_SIDE, round(width * scale)), max(_SIDE, round(height * scale))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    left, top = (size[0] - _SIDE) // 2, (size[1] - _SIDE) // 2
    middle = small[top : top + _SIDE, left : left + _SIDE].astype(np.float32) / 255.0
    values = np.ascontiguousarray(((middle - _MEAN) / _SPREAD).transpose(2, 0, 1)[None], np.float32)
    likely: NDArray[np.float32] = sessions.run("page_orientation.onnx", values)[0]
    return likely
