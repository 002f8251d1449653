"""The application: routes, errors and the open stores put together."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import FastAPI

from docbeat.api import console, problem
from docbeat.api.limits import RateLimiter
from docbeat.api.routes import account, drafting, extract, health, job, result, schema, split, tables, upload
from docbeat.services.house import House

_ABOUT = "Document extraction on your own machine, spoken in the Pulse API."


def create_app(house: House) -> FastAPI:
    """The API on the stores of ``house``."""
    app = FastAPI(title="docbeat", version=version("docbeat"), description=_ABOUT, docs_url=None, redoc_url=None)
    app.state.house = house
    app.state.limiter = RateLimiter(house.settings.server.rate_limit)
    problem.install(app)
    for resource in (extract, schema, split, tables, drafting, job, result, upload, account, health, console):
        app.include_router(resource.router)
    return app
