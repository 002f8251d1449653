"""``docbeat keys``: create, list and revoke API keys."""

from __future__ import annotations

import time
from pathlib import Path

import click

from docbeat.cli.options import data_dir_option, settings_for
from docbeat.database import open_engine
from docbeat.tenants import Keys
from docbeat.tenants.keys import DEFAULT_TENANT


@click.group()
def keys() -> None:
    """API keys of the server in a data folder."""


@keys.command()
@data_dir_option
@click.option("--name", default="unnamed", show_default=True, help="What the key is for")
@click.option("--tenant", default=DEFAULT_TENANT, show_default=True, help="Whose jobs it sees")
def create(data_dir: Path | None, name: str, tenant: str) -> None:
    """Create a key and show it, this once."""
    key, secret = _open(data_dir).create(name, tenant)
    click.echo(f"Key {key.id} for tenant {key.tenant}; it is not shown again:", err=True)
    click.echo(secret)


@keys.command("list")
@data_dir_option
def list_keys(data_dir: Path | None) -> None:
    """List all keys, without their secrets."""
    for key in _open(data_dir).all():
        made = time.strftime("%Y-%m-%d %H:%M", time.gmtime(key.created_at))
        state = "revoked" if key.revoked_at else "in use"
        click.echo(f"{key.id}  {made}  {state:8}  {key.tenant}  {key.name}")


@keys.command()
@data_dir_option
@click.argument("key_id")
def revoke(data_dir: Path | None, key_id: str) -> None:
    """Make a key useless for good."""
    if not _open(data_dir).revoke(key_id):
        raise click.ClickException(f"There is no key {key_id} in use; `docbeat keys list` shows the ids")
    click.echo(f"Key {key_id} is revoked")


def _open(data_dir: Path | None) -> Keys:
    settings = settings_for(data_dir)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return Keys(open_engine(settings.sql_url))
