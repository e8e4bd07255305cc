"""Long answers: nobody reads another's, and no file is left behind."""

import asyncio
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import IO

import pytest

from xuke.config.front import answering, sizes
from xuke.config.front.answering import LongAnswer, answered
from xuke.config.front.files import Files, Full


class Server:
    """Opens a file that it is told to send, and reads as much of it as its reader takes."""

    def __init__(self, reads: int = 0) -> None:
        self.path = ""
        self.headers: dict[str, str] = {}
        self.reads = reads
        self.file: IO[bytes] | None = None

    def response_file(self, _status: int, headers: list[tuple[str, str]], path: str) -> None:
        """Remember the path, and begin if anything is to be read."""
        self.path, self.headers = path, dict(headers)
        if self.reads:
            self.file = Path(path).open("rb", buffering=0)  # noqa: SIM115 - as long as its reader stays
            self.file.read(self.reads)

    def close(self) -> None:
        """End."""
        if self.file:
            self.file.close()


class Reader(SimpleNamespace):
    """Both ends of a line to somebody on this machine."""

    @classmethod
    def of(cls, line: socket.socket) -> "Reader":
        """Return those of a socket of the server's."""
        ends = {"client": line.getpeername(), "server": line.getsockname()}
        return cls(**{name: f"{host}:{port}" for name, (host, port) in ends.items()})


def _long(files: Files, word: bytes) -> LongAnswer:
    """Return a long answer that begins with this word."""
    body = [word, b"x" * sizes.HELD_IN_MEMORY]
    answer = answered(lambda _environ, _begin: body, {}, Server(), files)  # type: ignore[arg-type]
    assert answer
    return answer


def _sent(answer: LongAnswer, server: Server, reader: Reader | None = None) -> None:
    asyncio.run(answer.send(server, reader))  # type: ignore[arg-type]


def test_opened_too_late_an_answer_is_gone_and_never_another_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "OPENED_SECONDS", 0)
    files, server = Files(tmp_path / "answers"), Server()

    _sent(_long(files, b"first"), server)
    other = _long(files, b"second")

    assert Path(other.file.name).read_bytes().startswith(b"second")
    assert int(server.headers["content-length"]) == len(b"first") + sizes.HELD_IN_MEMORY
    with pytest.raises(FileNotFoundError):
        Path(server.path).read_bytes()
    other.file.close()
    files.remove()


def test_a_file_stays_as_long_as_it_is_read(tmp_path: Path) -> None:
    files, server = Files(tmp_path / "answers"), Server(reads=10)
    answer = _long(files, b"first")

    async def read() -> int | None:
        sending = asyncio.create_task(answer.send(server, None))  # type: ignore[arg-type]
        await asyncio.sleep(3 * sizes.LOOK_SECONDS)
        taken = answer.file.taken()
        assert not sending.done()
        server.close()
        await sending
        return taken

    assert asyncio.run(read()) == 10
    assert list(files.folder.iterdir()) == []
    files.remove()


def test_whoever_takes_nothing_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "TAKING_SECONDS", 1)
    files, server = Files(tmp_path / "answers"), Server(reads=10)
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        socket.create_connection(listening.getsockname()) as reader,
        listening.accept()[0] as line,
    ):
        _sent(_long(files, b"first"), server, Reader.of(line))
        assert reader.recv(1) == b""
    server.close()
    assert list(files.folder.iterdir()) == []
    files.remove()


def test_beyond_the_room_for_all_an_answer_is_told_to_come_later(tmp_path: Path) -> None:
    files = Files(tmp_path / "answers", most=2 * sizes.HELD_IN_MEMORY)
    first = _long(files, b"first")

    with pytest.raises(Full):
        _long(files, b"second")

    first.file.close()
    _long(files, b"second").file.close()
    _long(files, b"third").file.close()
    files.remove()


def test_only_we_may_enter_the_folder(tmp_path: Path) -> None:
    files = Files(tmp_path / "answers")

    with files.new() as file:
        file.add(b"x")
        folders = (files.folder, files.folder.parent)
        assert {one.stat().st_mode & 0o777 for one in folders} == {0o700}

    assert list(files.folder.iterdir()) == []
    files.remove()
    assert list((tmp_path / "answers").iterdir()) == []


def test_an_answer_that_breaks_off_leaves_no_file(tmp_path: Path) -> None:
    files = Files(tmp_path / "answers")

    def broken() -> object:
        yield b"x" * (sizes.HELD_IN_MEMORY + 1)
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="middle"):
        answered(lambda _environ, _begin: broken(), {}, Server(), files)  # type: ignore[arg-type, return-value]

    assert [one for one in (tmp_path / "answers").rglob("*") if one.is_file()] == []
    files.remove()


def test_what_a_killed_process_left_is_removed_at_the_next_start(tmp_path: Path) -> None:
    within = tmp_path / "answers"
    living = Files(within)
    (mine,) = within.iterdir()
    program = (
        "import os, signal, sys; from pathlib import Path;"
        "from xuke.config.front.files import Files;"
        "from tempfile import NamedTemporaryFile;"
        "files = Files(Path(sys.argv[1])); files.hold_all();"
        "file = NamedTemporaryFile(suffix='.upload'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(within)], check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = set(within.iterdir()) - {mine}
    assert len(list(left.iterdir())) == 1

    after = Files(within)

    assert mine.exists()
    assert not left.exists()
    living.remove()
    after.remove()
