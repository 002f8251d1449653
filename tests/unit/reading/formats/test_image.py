from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from docbeat.document.geometry import Box
from docbeat.document.media import MediaType
from docbeat.errors import FileCorrupted, FileTooLarge
from docbeat.reading.formats.image import open_image

MOST = 10_000_000
# Red above, blue below, a white edge at the left: turned or mixed-up pictures show.
RED, BLUE, WHITE = (220, 30, 30), (30, 30, 220), (255, 255, 255)


def flag() -> Image.Image:
    image = Image.new("RGB", (60, 40), RED)
    image.paste(BLUE, (0, 20, 60, 40))
    image.paste(WHITE, (0, 0, 10, 40))
    return image


def saved(folder: Path, image: Image.Image, form: str, **options: Any) -> Path:
    path = folder / f"picture.{form.lower()}"
    image.save(path, form, **options)
    return path


def pixels(path: Path, media_type: MediaType, number: int = 1) -> np.ndarray[Any, np.dtype[np.uint8]]:
    with open_image(path, media_type, MOST) as file:
        return file.draw(number, file.reading_dpi(number), MOST)


def is_flag(picture: np.ndarray[Any, np.dtype[np.uint8]]) -> bool:
    places = ((10, 40, RED), (30, 40, BLUE), (10, 4, WHITE))
    near = all(np.abs(picture[y, x].astype(int) - color).max() < 40 for y, x, color in places)
    return picture.shape == (40, 60, 3) and near


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("PNG", MediaType.PNG),
        ("JPEG", MediaType.JPEG),
        ("TIFF", MediaType.TIFF),
        ("WEBP", MediaType.WEBP),
        ("BMP", MediaType.BMP),
        ("GIF", MediaType.GIF),
    ],
)
def test_every_format_is_drawn_as_it_is(tmp_path: Path, form: str, media_type: MediaType) -> None:
    assert is_flag(pixels(saved(tmp_path, flag(), form), media_type))


@pytest.mark.parametrize(
    "change",
    [
        lambda image: image.convert("P", palette=Image.Palette.ADAPTIVE),
        lambda image: image.convert("RGBA"),
        lambda image: image.quantize(16),
    ],
)
def test_palettes_and_alpha_keep_their_colours(tmp_path: Path, change: Callable[[Image.Image], Image.Image]) -> None:
    assert is_flag(pixels(saved(tmp_path, change(flag()), "PNG"), MediaType.PNG))


def test_cmyk_jpegs_keep_their_colours(tmp_path: Path) -> None:
    assert is_flag(pixels(saved(tmp_path, flag().convert("CMYK"), "JPEG", quality=95), MediaType.JPEG))


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    image = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (10, 0, 20, 10))
    for form, given in (("rgba", image), ("palette", image.quantize(4)), ("grey", image.convert("LA"))):
        picture = pixels(saved(tmp_path, given, "PNG"), MediaType.PNG)
        assert picture[5, 4].tolist() == [255, 255, 255], form
        assert picture[5, 15].tolist() == [0, 0, 0], form


def test_sixteen_bits_are_scaled_and_not_cut(tmp_path: Path) -> None:
    levels = np.tile(np.linspace(0, 65535, 64).astype(np.uint16), (10, 1))
    picture = pixels(saved(tmp_path, Image.fromarray(levels), "PNG"), MediaType.PNG)
    assert int(picture[5, 32, 0]) == pytest.approx(129, abs=1)
    assert picture[5, 63, 0] == 255


def test_one_bit_fax_pages_with_oblong_dots_are_stretched(tmp_path: Path) -> None:
    fax = Image.new("1", (1728, 1100), 1)
    fax.paste(0, (0, 0, 864, 550))
    path = saved(tmp_path, fax, "TIFF", compression="group4", dpi=(204, 98))
    with open_image(path, MediaType.TIFF, MOST) as file:
        content = file.decode(1)
        picture = file.draw(1, 204, MOST)
    assert content.width == pytest.approx(1728 / 204 * 72)
    assert content.height == pytest.approx(1100 / 98 * 72)
    assert picture.shape[:2] == (round(1100 / 98 * 204), 1728)
    assert picture[100, 100].tolist() == [0, 0, 0]
    assert picture[-100, -100].tolist() == [255, 255, 255]


def test_every_frame_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    frames = [flag().resize((60 + 10 * k, 40)) for k in range(3)]
    path = tmp_path / "pages.tiff"
    frames[0].save(path, "TIFF", save_all=True, append_images=frames[1:], dpi=(144, 144))
    with open_image(path, MediaType.TIFF, MOST) as file:
        assert file.page_count == 3
        # In any order: pages are read in batches.
        assert [file.decode(number).width for number in (3, 1, 2)] == [40.0, 30.0, 35.0]
        assert file.draw(2, 144, MOST).shape == (40, 70, 3)


def test_a_part_of_an_image_is_drawn(tmp_path: Path) -> None:
    path = saved(tmp_path, flag(), "PNG", dpi=(144, 144))
    with open_image(path, MediaType.PNG, MOST) as file:
        whole, part = file.draw(1, 144, MOST), file.draw(1, 144, MOST, Box(5, 2, 25, 12))
    assert np.array_equal(part, whole[4:24, 10:50])


def test_an_animation_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "moving.gif"
    flag().save(path, "GIF", save_all=True, append_images=[Image.new("RGB", (60, 40))])
    with open_image(path, MediaType.GIF, MOST) as file:
        assert file.page_count == 1
    assert is_flag(pixels(path, MediaType.GIF))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_cameras_that_note_their_orientation_are_turned(tmp_path: Path, orientation: int) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = flag().transpose(undo[orientation]) if orientation in undo else flag()
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path, stored, "JPEG", exif=exif, quality=95, dpi=(150, 150))
    with open_image(path, MediaType.JPEG, MOST) as file:
        content = file.decode(1)
    assert (content.width, content.height) == pytest.approx((60 * 72 / 150, 40 * 72 / 150))
    assert is_flag(pixels(path, MediaType.JPEG))


def test_a_turned_picture_stays_turned_when_it_is_shrunk(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = flag().resize((600, 400)).transpose(Image.Transpose.ROTATE_90)
    path = saved(tmp_path, stored, "PNG", exif=exif)
    with open_image(path, MediaType.PNG, MOST) as file:
        assert is_flag(file.draw(1, file.reading_dpi(1), 2400))


@pytest.mark.parametrize(
    ("said", "believed"),
    [(300, 300), (200, 200), (None, 150), (72, 150), (96, 150), (1, 150), (9999, 150)],
)
def test_dots_per_inch_are_believed_when_credible(tmp_path: Path, said: int | None, believed: int) -> None:
    options = {} if said is None else {"dpi": (said, said)}
    with open_image(saved(tmp_path, flag(), "JPEG", **options), MediaType.JPEG, MOST) as file:
        content = file.decode(1)
        assert file.reading_dpi(1) == believed
    assert content.width == pytest.approx(60 * 72 / believed)
    assert content.images == [Box(0.0, 0.0, content.width, content.height)]
    assert content.words == []


def test_a_large_photograph_is_no_larger_than_a_sheet(tmp_path: Path) -> None:
    with open_image(saved(tmp_path, Image.new("L", (4200, 2100)), "PNG"), MediaType.PNG, MOST) as file:
        assert file.decode(1).width == pytest.approx(14 * 72)
        assert file.reading_dpi(1) == 300


def bomb(side: int) -> bytes:
    """A PNG whose header promises side x side pixels and whose data is a few bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [4000, 12_000, 60_000])
def test_too_many_pixels_are_refused_before_they_are_decoded(tmp_path: Path, side: int) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(bomb(side))
    # Decoding would say FileCorrupted: the pixels are not there.
    with pytest.raises(FileTooLarge), open_image(path, MediaType.PNG, MOST):
        pass


def test_a_large_frame_behind_a_small_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pages.tiff"
    large = Image.new("1", (2000, 2000))
    flag().save(path, "TIFF", save_all=True, append_images=[large])
    with open_image(path, MediaType.TIFF, 1_000_000) as file:
        assert file.draw(1, 150, MOST).shape == (40, 60, 3)
        with pytest.raises(FileTooLarge):
            file.draw(2, 150, MOST)


def test_drawing_keeps_within_its_pixels(tmp_path: Path) -> None:
    path = saved(tmp_path, Image.new("L", (3000, 2000), 200), "PNG")
    with open_image(path, MediaType.PNG, MOST) as file:
        picture = file.draw(1, 600, 60_000)
    assert 50_000 < picture.shape[0] * picture.shape[1] <= 62_000


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF"])
def test_a_file_cut_short_is_damaged(tmp_path: Path, form: str) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (90, 120, 3), np.uint8)
    stream = io.BytesIO()
    Image.fromarray(noise).save(stream, form)
    path = tmp_path / "cut"
    path.write_bytes(stream.getvalue()[: len(stream.getvalue()) // 3])
    with pytest.raises(FileCorrupted), open_image(path, MediaType(f"image/{form.lower()}"), MOST) as file:
        file.draw(1, 150, MOST)


def test_only_the_decoder_of_the_type_is_tried(tmp_path: Path) -> None:
    path = saved(tmp_path, flag(), "BMP")
    with pytest.raises(FileCorrupted), open_image(path, MediaType.PNG, MOST):
        pass


def test_images_have_no_outline(tmp_path: Path) -> None:
    with open_image(saved(tmp_path, flag(), "PNG"), MediaType.PNG, MOST) as file:
        assert file.outline() == []
