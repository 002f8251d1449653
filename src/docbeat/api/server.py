"""Runs the application on uvicorn, with one thing added: a response learns when its connection is reset."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_ON_RESET = "docbeat.on_reset"
_SHUTDOWN_SECONDS = 5
# Longer than clients keep idle connections, so that it is they who close: a request sent into a connection
# that is just being closed fails on their side.
_KEEP_ALIVE_SECONDS = 75


class _Protocol(HttpToolsProtocol):
    """HTTP/1.1 by httptools; tells the last response of a connection when the client breaks it off.

    A client that hangs up with bytes unread resets the connection. At that time the kernel may long have
    taken all bytes, so nothing else tells a broken download from a whole one.
    """

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is not None and self.cycle is not None:
            callback: Any = self.cycle.scope.get(_ON_RESET)
            if callback is not None:
                callback()
        super().connection_lost(exc)


def on_reset(request: Request, callback: Callable[[], object]) -> None:
    """Have ``callback`` called on the event loop if the client breaks off the answer to ``request``."""
    request.scope[_ON_RESET] = callback


def run(app: FastAPI, listener: socket.socket) -> None:
    """Serve ``app`` on ``listener`` until SIGTERM or SIGINT."""
    config = uvicorn.Config(
        app,
        http=_Protocol,
        log_level="warning",
        access_log=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )
    # As a socket, not by uvicorn's own `fd`: that takes it for a Unix socket and leaves Nagle's delay on.
    uvicorn.Server(config).run(sockets=[listener])
