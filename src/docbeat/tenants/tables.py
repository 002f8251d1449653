"""The tables of this folder, created when first opened."""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()

KEYS = sa.Table(
    "docbeat_keys",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("secret_hash", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("tenant", sa.Text, nullable=False),
    sa.Column("created_at", sa.Float, nullable=False),
    sa.Column("revoked_at", sa.Float),
)

# One row a job, so that recording the same job again after a crash counts once.
USAGE = sa.Table(
    "docbeat_usage",
    METADATA,
    sa.Column("job_id", sa.Text, primary_key=True),
    sa.Column("tenant", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("credits", sa.Float, nullable=False),
    sa.Index("docbeat_usage_by_tenant", "tenant", "day", "pages", "credits"),
)


def create(sql: sa.Engine) -> None:
    """Create the tables that are not there; safe when several processes do it at once."""
    with sql.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(sa.text("BEGIN IMMEDIATE"))
        METADATA.create_all(connection)
