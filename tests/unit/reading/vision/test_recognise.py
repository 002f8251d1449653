from __future__ import annotations

import numpy as np

from docbeat.reading.vision import sessions
from docbeat.reading.vision.detect import find_lines
from docbeat.reading.vision.recognise import HEIGHT, _decode, cut_out, read_line, read_strip
from tests.unit.reading.pictures import note

QUAD = np.array([(30, 34), (700, 34), (700, 90), (30, 90)], np.float32)


def test_a_line_is_read_with_places_in_order() -> None:
    line = read_line(np.asarray(note(["Total 1,234.50 EUR"])), QUAD, "tiny")
    assert "".join(character.text for character in line.characters) == "Total1,234.50EUR"
    places = [character.place for character in line.characters]
    assert places == sorted(places)
    assert 0 <= places[0] < places[-1] < 0.6, "the print ends well before the strip does"
    assert line.confidence > 0.9


def test_the_space_is_a_likelihood_and_no_character() -> None:
    picture = np.asarray(note(["two words"]))
    line = read_line(picture, find_lines(picture, "tiny")[0], "tiny")
    likely = [character.space for character in line.characters]
    assert likely[3] > 0.5
    assert max(likely[:3] + likely[4:]) < 0.1


def test_a_leaning_quad_is_laid_flat() -> None:
    image = note(["Leaning line of print"]).rotate(-8, fillcolor="white")
    middle, radians = np.array((400, 150)), np.radians(8)
    turn = np.array([[np.cos(radians), np.sin(radians)], [-np.sin(radians), np.cos(radians)]])
    quad = ((QUAD - middle) @ turn + middle).astype(np.float32)
    line = read_line(np.asarray(image), quad, "tiny")
    assert "".join(character.text for character in line.characters) == "Leaninglineofprint"


def test_a_strip_is_as_high_as_the_model_takes() -> None:
    picture = np.zeros((400, 900, 3), np.uint8)
    for height in (7, 48, 300):
        quad = np.array([(0, 0), (600, 0), (600, height), (0, height)], np.float32)
        strip = cut_out(picture, quad)
        assert strip.shape[0] == HEIGHT
        assert abs(strip.shape[1] - 600 * HEIGHT / height) <= 1


def test_a_line_without_height_is_harmless() -> None:
    quad = np.array([(0, 0), (9, 0), (9, 0), (0, 0)], np.float32)
    assert read_strip(cut_out(np.zeros((20, 20, 3), np.uint8), quad), "tiny") == []


def test_repeats_are_one_character_unless_parted() -> None:
    names = ("", "a", "b", " ")
    steps = [1, 1, 0, 1, 2, 3, 2]
    likely = np.full((len(steps), 4), 0.1, np.float32)
    likely[np.arange(len(steps)), steps] = 0.7
    found = _decode(likely, names, 1.0)
    assert "".join(character.text for character in found) == "aabb"
    assert [round(character.space, 1) for character in found] == [0.0, 0.1, 0.0, 0.7]


def test_the_dictionaries_fit_the_models() -> None:
    for model in ("tiny", "small"):
        names = sessions.characters(model)
        likely = sessions.run(f"ppocrv6_{model}_rec.onnx", np.zeros((1, 3, 48, 64), np.float32))
        assert len(names) == likely.shape[2]
        assert (names[0], names[-1]) == ("", " ")
