from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from docbeat.database import open_engine
from docbeat.errors import KeyInvalid
from docbeat.tenants import Keys
from docbeat.tenants.tables import KEYS


@pytest.fixture
def sql(tmp_path: Path) -> sa.Engine:
    return open_engine(f"sqlite:///{tmp_path / 'a.db'}")


def test_a_secret_leads_to_its_key(sql: sa.Engine) -> None:
    keys = Keys(sql)
    key, secret = keys.create("laptop", "acme")
    assert keys.authenticate(secret) == key
    assert Keys(sql).authenticate(secret).tenant == "acme"


def test_only_the_hash_is_kept(sql: sa.Engine) -> None:
    _, secret = Keys(sql).create("laptop")
    with sql.connect() as connection:
        assert secret not in str(connection.execute(sa.select(KEYS)).all())


@pytest.mark.parametrize("secret", ["", "dbk_wrong", "x" * 10_000])
def test_a_wrong_secret_is_refused(sql: sa.Engine, secret: str) -> None:
    with pytest.raises(KeyInvalid):
        Keys(sql).authenticate(secret)


def test_a_revoked_key_is_refused(sql: sa.Engine) -> None:
    keys = Keys(sql)
    key, secret = keys.create("laptop")
    assert keys.revoke(key.id)
    assert not keys.revoke(key.id)
    assert not keys.revoke("nothing")
    with pytest.raises(KeyInvalid):
        Keys(sql).authenticate(secret)
    assert keys.all()[0].revoked_at is not None


def test_a_good_key_is_remembered_only_for_a_moment(sql: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Keys(sql)
    key, secret = keys.create("laptop")
    assert keys.recall(secret) is None
    keys.authenticate(secret)
    assert keys.recall(secret) == key
    keys.revoke(key.id)
    monkeypatch.setattr("docbeat.tenants.keys._REMEMBER_SECONDS", 0.0)
    keys._remembered.clear()
    with pytest.raises(KeyInvalid):
        keys.authenticate(secret)


def test_a_preset_key_needs_no_row(sql: sa.Engine) -> None:
    keys = Keys(sql, preset="from the environment")
    assert keys.authenticate("from the environment").tenant == "default"
    assert keys.all() == []
    with pytest.raises(KeyInvalid):
        keys.authenticate("from the environment ")


def test_secrets_do_not_look_like_a_web_token(sql: sa.Engine) -> None:
    """The MCP client sends whatever has three parts between dots as a bearer token."""
    assert "." not in Keys(sql).create("a")[1]
