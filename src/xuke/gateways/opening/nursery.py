"""A process that has one module's reader loaded, and forks it for each file: run as a program.

A file may hang, exhaust or kill the process that reads it. So it is read by a child that has one
file, a processor's time, memory, no secrets and no way to write, and ends with its answer. To fork
costs a few milliseconds, the more the more is loaded; to load takes a third of a second, once.
"""

import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from socket import SHUT_WR, recv_fds, socket

from xuke.gateways.opening.message import answered, read_question
from xuke.gateways.opening.reader import Reader, opened, reader_in
from xuke.gateways.opening.verdict import Limits

_PIECE = 1024 * 1024


def main() -> None:
    """Fork a reader for each line that is handed in on the standard input, until that closes."""
    reader = reader_in(sys.argv[1])
    with socket(fileno=sys.stdin.fileno()) as control:
        for line in _lines(control):
            if os.fork() == 0:
                _end_by(control, line, reader)
            os.close(line)
            _part_from_the_ended()


def _part_from_the_ended() -> None:
    """Wait for nobody, but let the system put what ended readers cost to this process's account."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def _lines(control: socket) -> Iterator[int]:
    told = b"1"
    while told:
        told, lines, _flags, _address = recv_fds(control, 1, 1)
        yield from lines


def _end_by(control: socket, line: int, reader: Reader) -> None:
    """Read the file of this line, answer, and end, whatever happens."""
    try:
        control.close()
        with socket(fileno=line) as connection:
            _read(connection, reader)
    finally:
        os._exit(0)


def _read(connection: socket, reader: Reader) -> None:
    content, kind, limits = read_question(_received(connection))
    _bind(limits)
    found = opened(reader, content, kind, limits)
    # Whoever asked may have gone.
    with suppress(OSError):
        connection.sendall(answered(found))
        connection.shutdown(SHUT_WR)


def _received(connection: socket) -> bytes:
    pieces = iter(lambda: connection.recv(_PIECE), b"")
    return b"".join(pieces)


def _bind(limits: Limits) -> None:
    """Give up what reading a file does not need; the system ends whoever asks for more."""
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    signal.alarm(2 * limits.seconds)
    # Libraries in C say there what they think of a file.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stderr.fileno())


if __name__ == "__main__":
    main()
