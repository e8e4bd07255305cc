"""Opens a file in a process apart: what the file does to its reader, it does to nobody else."""

import atexit
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from socket import AF_UNIX, SHUT_WR, SOCK_SEQPACKET, SOCK_STREAM, send_fds, socket, socketpair
from threading import Lock
from typing import Final

import xuke
from xuke.gateways.opening.kinds import MODULES, Kind
from xuke.gateways.opening.message import asked, read_answer
from xuke.gateways.opening.verdict import Limits, Opened, Refusal

_PIECE: Final = 1024 * 1024
_PATIENCE: Final = 3
"""So many times a reader's seconds is waited for it: a child ends by itself after twice as many."""


class Nursery:
    """The process that forks one module's readers, started with the first file, and if it ends."""

    def __init__(self, module: str) -> None:
        """Start nothing yet."""
        self._module = module
        self._lock = Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self._control: socket | None = None

    def opened(self, content: bytes, kind: Kind, limits: Limits) -> Opened | Refusal:
        """Return what a reader finds; TOO_COMPLEX of one that ended before it could say."""
        ours, theirs = socketpair(AF_UNIX, SOCK_STREAM)
        with ours:
            with theirs:
                self._hand_over(theirs)
            ours.settimeout(_PATIENCE * limits.seconds)
            return read_answer(_answer(ours, asked(content, kind, limits), limits.most_shown))

    def close(self) -> None:
        """End the process; the next file starts another."""
        with self._lock:
            self._close()

    def _hand_over(self, line: socket) -> None:
        """Give one end of a line to a new reader; a nursery that has ended is started again."""
        with self._lock:
            with suppress(OSError):
                self._send(line)
                return
            self._close()
            self._send(line)

    def _send(self, line: socket) -> None:
        send_fds(self._control or self._started(), [b"1"], [line.fileno()])

    def _started(self) -> socket:
        """Start the process, with a folder to import from and nothing else of our environment."""
        ours, theirs = socketpair(AF_UNIX, SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - a name of our own
                [sys.executable, "-P", "-m", "xuke.gateways.opening.nursery", self._module],
                stdin=theirs.fileno(),
                cwd="/",
                env={"PYTHONPATH": str(Path(xuke.__file__).parents[1]), "PATH": os.defpath},
                # A Ctrl-C in a terminal is not meant for it.
                start_new_session=True,
            )
        self._control = ours
        return ours

    def _close(self) -> None:
        if self._control:
            self._control.close()
        if self.process:
            self.process.wait()
        self._control = self.process = None


def _answer(line: socket, question: bytes, most: int) -> bytes:
    """Return the bytes of the answer; none of a reader that was ended, or knew no end."""
    answer = bytearray()
    try:
        line.sendall(question)
        line.shutdown(SHUT_WR)
        while (piece := line.recv(_PIECE)) and len(answer) <= most:
            answer += piece
    except OSError:
        return b""
    return bytes(answer) if len(answer) <= most else b""


NURSERIES: Final = {module: Nursery(module) for module in sorted(set(MODULES.values()))}
"""Those of this process."""


@atexit.register
def _close_all() -> None:
    for nursery in NURSERIES.values():
        nursery.close()
