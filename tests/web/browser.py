"""A real browser for tests, driven over its debugging pipe with the standard library alone."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Tab:
    """One page: go somewhere, run script in it, move the mouse, press keys."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._left = b""
        self._number = 0
        self._session: str | None = None
        self.problems: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send one command and wait for its answer; what the page complains of is kept in `problems`."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            found = self._read()
            if found.get("id") == self._number:
                assert "error" not in found, found
                return found["result"]

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            piece = os.read(self._back, 1 << 20)
            assert piece, "the browser went away"
            self._left += piece
        line, _, self._left = self._left.partition(b"\0")
        found = json.loads(line)
        if found.get("method") == "Log.entryAdded":
            self.problems.append(found["params"]["entry"]["text"])
        if found.get("method") == "Runtime.exceptionThrown":
            self.problems.append(str(found["params"]["exceptionDetails"]))
        return found

    def go(self, url: str) -> None:
        """Open `url` and wait until it is there."""
        self.call("Page.navigate", url=url)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def ask(self, script: str) -> Any:
        """The value of an expression in the page."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def until(self, script: str, seconds: float = 10) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + seconds
        while not self.ask(script):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.05)

    def point(self, x: float, y: float) -> None:
        """Move the mouse there."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def press(self, key: str) -> None:
        """Press and release a key that writes nothing."""
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key)

    def size(self, width: int, height: int = 900) -> None:
        """Give the page a width in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def picture(self, path: Path) -> None:
        """Write what is seen to a PNG."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))


@contextmanager
def opened(folder: Path) -> Iterator[Tab]:
    """A browser with an empty profile in `folder`; the test is skipped, loudly, where there is none."""
    name = next((path for known in NAMES if (path := shutil.which(known))), None)
    if name is None:
        pytest.skip(f"NOT TESTED in a browser: none of {', '.join(NAMES)} is installed")
    there, to = os.pipe()
    back, here = os.pipe()
    command = (
        f'exec "$0" --headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking '
        f'--user-data-dir="$1" --remote-debugging-pipe 3<&{there} 4>&{here}'
    )
    process = subprocess.Popen(
        ["bash", "-c", command, name, str(folder)], pass_fds=(there, here), stderr=subprocess.DEVNULL
    )
    os.close(there)
    os.close(here)
    try:
        yield Tab(to, back)
    finally:
        process.terminate()
        process.wait(20)
        os.close(to)
        os.close(back)
