"""The model package: complete, intact, and whole in its wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import docbeat_models
import pytest


def test_every_file_is_there_and_is_what_the_catalogue_says() -> None:
    assert docbeat_models.damaged_files() == []
    for file in docbeat_models.CATALOGUE:
        assert docbeat_models.path(file.name).is_file()


def test_every_file_has_an_origin_and_a_permissive_licence() -> None:
    for file in docbeat_models.CATALOGUE:
        assert file.licence == "Apache-2.0"
        assert file.origin
        assert file.purpose


def test_other_names_are_refused() -> None:
    with pytest.raises(KeyError):
        docbeat_models.path("../LICENSE")


def test_damage_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docbeat_models, "FILES", tmp_path)
    first = docbeat_models.CATALOGUE[0].name
    (tmp_path / first).write_bytes(b"something else")
    assert first in docbeat_models.damaged_files()
    with pytest.raises(FileNotFoundError, match="make models"):
        docbeat_models.path(docbeat_models.CATALOGUE[1].name)


def test_the_wheel_carries_files_and_notices(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd="packages/docbeat-models", check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for file in docbeat_models.CATALOGUE:
        assert f"docbeat_models/files/{file.name}" in names
    assert [name.rpartition("/")[2] for name in names if "licenses/" in name] == [
        "LICENSE",
        "LICENSE-MODELS.md",
        "NOTICE",
    ]
