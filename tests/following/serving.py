"""A web server on this machine that gives what a test tells it to."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """Answers by path; `asked` has the paths and headers of what was asked, in order."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._answers: dict[str, tuple[int, bytes, dict[str, str]]] = {}
        self._drips: dict[str, str] = {}
        self._ends = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers.items())))
                if self.path in site._drips:
                    site._drip(self)
                    return
                status, body, headers = site._answers.get(self.path, (404, b"", {}))
                if status == 200 and headers.get("ETag", "-") == self.headers.get("If-None-Match"):
                    status, body, headers = 304, b"", {}
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self._server.server_address[1]}{path}"

    def give(self, path: str, body: bytes, headers: dict[str, str] | None = None, status: int = 200) -> None:
        """Answer so from now on; a request with the answer's ETag gets 304."""
        self._answers[path] = status, body, headers or {}

    def drip(self, path: str, part: str) -> None:
        """Answer a byte at a time, in the headers or the body, or not at all (`nothing`)."""
        self._drips[path] = part

    def close(self) -> None:
        self._ends.set()
        self._server.shutdown()
        self._server.server_close()

    def _drip(self, handler: BaseHTTPRequestHandler) -> None:
        part = self._drips[handler.path]
        try:
            if part == "body":
                handler.send_response(200)
                handler.end_headers()
            elif part == "headers":
                handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
            while not self._ends.wait(0.05):
                if part == "nothing":
                    continue
                handler.wfile.write(b"X: y\r\n" if part == "headers" else b"x")
                handler.wfile.flush()
        except OSError:
            time.sleep(0)
