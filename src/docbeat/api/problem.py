"""Errors as HTTP answers, all in the one shape ``{"error": {"code", "message", "details"}}``."""

from __future__ import annotations

import math
import time

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from docbeat.errors import BadParameter, DocbeatError, InternalError, NotFoundError, RateLimited
from docbeat.observe import warning


class MethodNotAllowed(NotFoundError):
    """The route exists, but not for this method."""

    status = 405
    default = "This route does not take that method"


def answer(error: DocbeatError) -> Response:
    """``error`` as a response."""
    headers = {}
    if isinstance(error, RateLimited):
        wait = math.ceil(float(error.details.get("retry_after", 1)))
        headers = {"Retry-After": str(wait), "X-RateLimit-Reset": str(int(time.time()) + wait)}
    body = msgspec.json.encode({"error": error.as_record()})
    return Response(body, error.status, headers, media_type="application/json")


def install(app: FastAPI) -> None:
    """Make every error of ``app`` answer in our shape."""
    app.add_exception_handler(DocbeatError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _routing)
    app.add_exception_handler(Exception, _unknown)


async def _known(_request: Request, error: Exception) -> Response:
    assert isinstance(error, DocbeatError)
    if error.status >= 500:
        warning("request.failed", code=error.code, **error.details)
    return answer(error)


async def _invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [{"field": ".".join(map(str, fault["loc"])), "problem": fault["msg"]} for fault in error.errors()]
    return answer(BadParameter("A parameter has a value of the wrong type", fields=faults))


async def _routing(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        return answer(MethodNotAllowed())
    if error.status_code == 404:
        return answer(NotFoundError())
    return answer(BadParameter(str(error.detail)))


async def _unknown(request: Request, error: Exception) -> Response:
    # The route's pattern rather than the path, which may hold the secret of a result link.
    route = getattr(request.scope.get("route"), "path", "")
    warning("request.broke", route=route, error=type(error).__name__)
    return answer(InternalError())
