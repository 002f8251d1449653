"""A small web server on the loopback that serves, redirects, stalls and counts as tests need."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class Web:
    """Answers by path. ``seen`` lists the paths asked for."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._answers: dict[str, Answer] = {}
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.seen.append(self.path)
                web._answers.get(self.path, _missing)(self)

            def log_message(self, *_: object) -> None:
                """Keep test output clean."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def serve(self, path: str, content: bytes) -> str:
        """``content`` at ``path``; the URL."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.send_header("Content-Length", str(len(content)))
            request.end_headers()
            request.wfile.write(content)

        return self._add(path, answer)

    def redirect(self, path: str, target: str) -> str:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(302)
            request.send_header("Location", target)
            request.send_header("Content-Length", "0")
            request.end_headers()

        return self._add(path, answer)

    def status(self, path: str, status: int) -> str:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Content-Length", "0")
            request.end_headers()

        return self._add(path, answer)

    def endless(self, path: str) -> str:
        """Bytes without end and without a length."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.end_headers()
            while True:
                request.wfile.write(b"x" * 65536)

        return self._add(path, answer)

    def stall(self, path: str, seconds: float) -> str:
        """Headers, and then silence."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.end_headers()
            request.wfile.flush()
            time.sleep(seconds)

        return self._add(path, answer)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _add(self, path: str, answer: Answer) -> str:
        self._answers[path] = answer
        return self.origin + path


def _missing(request: BaseHTTPRequestHandler) -> None:
    request.send_response(404)
    request.send_header("Content-Length", "0")
    request.end_headers()
