from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from docbeat.errors import BadParameter
from docbeat.settings import Settings, load, reference


def test_nothing_set_gives_the_defaults() -> None:
    assert load({}) == Settings()
    assert load({}).server.host == "127.0.0.1"


def test_values_are_typed() -> None:
    settings = load(
        {
            "DOCBEAT_PORT": "1234",
            "DOCBEAT_DATA_DIR": "/srv/docs",
            "DOCBEAT_SLICE_SECONDS": "0.5",
            "DOCBEAT_LOG_JSON": "true",
            "OTHER_PORT": "1",
        }
    )
    assert settings.server.port == 1234
    assert settings.data_dir == Path("/srv/docs")
    assert settings.workers.slice_seconds == 0.5
    assert settings.log_json is True
    assert settings.sql_url == "sqlite:////srv/docs/docbeat.sqlite3"


@pytest.mark.parametrize(("name", "text"), [("DOCBEAT_PORT", "many"), ("DOCBEAT_LOG_JSON", "perhaps")])
def test_nonsense_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(BadParameter, match=name):
        load({name: text})


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        load({}).server.port = 1  # type: ignore[misc]


def test_workers_default_to_one_per_core() -> None:
    assert load({}).worker_count >= 1
    assert load({"DOCBEAT_WORKERS": "7"}).worker_count == 7


def test_the_reference_names_every_variable_once() -> None:
    names = [name for name, _, _ in reference()]
    assert len(names) == len(set(names))
    assert {"DOCBEAT_PORT", "DOCBEAT_DATA_DIR", "DOCBEAT_FETCH_ALLOW"} <= set(names)
