"""A limit to the time that one piece of work may take, so that no article holds up the others."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType


class TooLong(BaseException):
    """The time is over. No `Exception`, so that nothing on the way takes it for a failure of its own."""


@contextmanager
def at_most(seconds: float) -> Generator[None]:
    """Raise `TooLong` in the block after so many seconds of this process's own computing, however busy the machine is.

    There is no limit in a thread that is not the main one, nor where the system has no such clock (Windows).

    >>> with at_most(10.0):
    ...     sum(range(10))
    45
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _over(number: int, frame: FrameType | None) -> None:
    raise TooLong
