"""API keys: 256 random bits, shown once, kept as SHA-256.

A fast hash is right for random secrets: there is no dictionary to try.
"""

from __future__ import annotations

import hashlib
import secrets
import time
import uuid

import msgspec
import sqlalchemy as sa

from docbeat.errors import KeyInvalid
from docbeat.tenants.tables import KEYS, create

DEFAULT_TENANT = "default"
# How long a key that was good is taken as good without asking the database; a revocation works after that.
_REMEMBER_SECONDS = 2.0


class ApiKey(msgspec.Struct, frozen=True):
    """A key without its secret."""

    id: str
    name: str
    tenant: str
    created_at: float
    revoked_at: float | None = None


class Keys:
    """The keys in the database ``sql``, and ``preset``, a key that the settings name."""

    def __init__(self, sql: sa.Engine, preset: str = "") -> None:
        create(sql)
        self._sql = sql
        self._preset_hash = _hash(preset) if preset else None
        self._remembered: dict[str, tuple[float, ApiKey]] = {}

    def create(self, name: str, tenant: str = DEFAULT_TENANT) -> tuple[ApiKey, str]:
        """A new key and its secret, which is not kept anywhere."""
        secret = "dbk_" + secrets.token_urlsafe(32)
        key = ApiKey(id=uuid.uuid4().hex[:8], name=name, tenant=tenant, created_at=time.time())
        with self._sql.begin() as connection:
            connection.execute(
                sa.insert(KEYS).values(
                    id=key.id,
                    secret_hash=_hash(secret),
                    name=name,
                    tenant=tenant,
                    created_at=key.created_at,
                )
            )
        return key, secret

    def authenticate(self, secret: str) -> ApiKey:
        """The key with this secret.

        Raises:
            KeyInvalid: there is none, or it was revoked.
        """
        if (known := self.recall(secret)) is not None:
            return known
        wanted = _hash(secret)
        key = self._look_up(wanted)
        self._remembered = {**self._still_fresh(), wanted: (time.monotonic() + _REMEMBER_SECONDS, key)}
        return key

    def recall(self, secret: str) -> ApiKey | None:
        """The key with this secret if that is known without asking the database."""
        wanted = _hash(secret)
        if self._preset_hash is not None and secrets.compare_digest(wanted, self._preset_hash):
            return ApiKey(id="preset", name="DOCBEAT_API_KEY", tenant=DEFAULT_TENANT, created_at=0.0)
        until, key = self._remembered.get(wanted, (0.0, None))
        return key if until > time.monotonic() else None

    def all(self) -> list[ApiKey]:
        """Every key ever made, oldest first."""
        with self._sql.connect() as connection:
            return [_key(row) for row in connection.execute(sa.select(KEYS).order_by(KEYS.c.created_at))]

    def revoke(self, key_id: str) -> bool:
        """Make the key useless for good; False when there is no such key in use."""
        with self._sql.begin() as connection:
            changed = connection.execute(
                sa.update(KEYS).where(KEYS.c.id == key_id, KEYS.c.revoked_at.is_(None)).values(revoked_at=time.time())
            )
            return changed.rowcount > 0

    def _look_up(self, secret_hash: str) -> ApiKey:
        with self._sql.connect() as connection:
            row = connection.execute(
                sa.select(KEYS).where(KEYS.c.secret_hash == secret_hash, KEYS.c.revoked_at.is_(None))
            ).one_or_none()
        if row is None:
            raise KeyInvalid
        return _key(row)

    def _still_fresh(self) -> dict[str, tuple[float, ApiKey]]:
        now = time.monotonic()
        return {secret: entry for secret, entry in self._remembered.items() if entry[0] > now}


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(row: sa.Row[tuple[object, ...]]) -> ApiKey:
    return ApiKey(row.id, row.name, row.tenant, row.created_at, row.revoked_at)
