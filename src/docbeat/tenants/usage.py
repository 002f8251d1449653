"""What each tenant used, page by page and credit by credit. Credits are counted, never refused."""

from __future__ import annotations

import time

import msgspec
import sqlalchemy as sa

from docbeat.tenants.tables import USAGE, create


class Totals(msgspec.Struct, frozen=True):
    """Sums over all a tenant's jobs."""

    pages: int
    credits: float


class UsageLedger:
    """The ledger in the database ``sql``."""

    def __init__(self, sql: sa.Engine) -> None:
        create(sql)
        self._sql = sql

    def record(self, job_id: str, tenant: str, pages: int, credits_used: float) -> Totals:
        """Count a job, once however often this is called; the tenant's totals including it."""
        day = time.strftime("%Y-%m-%d", time.gmtime())
        with self._sql.begin() as connection:
            known = sa.select(USAGE.c.job_id).where(USAGE.c.job_id == job_id)
            values = sa.select(*[sa.literal(value) for value in (job_id, tenant, day, pages, credits_used)])
            columns = ["job_id", "tenant", "day", "pages", "credits"]
            connection.execute(sa.insert(USAGE).from_select(columns, values.where(~sa.exists(known))))
            return _totals(connection, tenant)

    def totals(self, tenant: str) -> Totals:
        """The tenant's totals."""
        with self._sql.connect() as connection:
            return _totals(connection, tenant)


def _totals(connection: sa.Connection, tenant: str) -> Totals:
    sums = sa.select(
        sa.func.coalesce(sa.func.sum(USAGE.c.pages), 0), sa.func.coalesce(sa.func.sum(USAGE.c.credits), 0.0)
    ).where(USAGE.c.tenant == tenant)
    pages, credits_used = connection.execute(sums).one()
    return Totals(int(pages), float(credits_used))
