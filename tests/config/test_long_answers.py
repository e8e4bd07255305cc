"""Long answers: nobody reads another's, and no file is left behind."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from xuke.config.front import answering, sizes
from xuke.config.front.answering import LongAnswer, answered
from xuke.config.front.files import Files


class Server:
    """Keeps what it is told to send."""

    path = ""

    def response_file(self, _status: int, _headers: object, path: str) -> None:
        """Remember the path."""
        self.path = path


def _long(files: Files, word: bytes) -> LongAnswer:
    """Return a long answer that begins with this word."""
    body = [word, b"x" * sizes.HELD_IN_MEMORY]
    answer = answered(lambda _environ, _begin: body, {}, Server(), files)  # type: ignore[arg-type]
    assert answer
    return answer


def _sent(answer: LongAnswer) -> Path:
    """Send it, and return where the server would open it."""
    server = Server()
    asyncio.run(answer.send(server))  # type: ignore[arg-type]
    return Path(server.path)


def test_opened_too_late_an_answer_is_gone_and_never_another_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "OPENED_SECONDS", 0)
    files = Files(tmp_path / "answers")

    late = _sent(_long(files, b"first"))
    other = _long(files, b"second")

    assert Path(other.file.name).read_bytes().startswith(b"second")
    with pytest.raises(FileNotFoundError):
        late.read_bytes()
    other.file.close()
    files.remove()


def test_only_we_may_enter_the_folder(tmp_path: Path) -> None:
    files = Files(tmp_path / "answers")

    with files.new() as file:
        folder = Path(file.name).parent
        assert {one.stat().st_mode & 0o777 for one in (folder, folder.parent)} == {0o700}

    assert list(folder.iterdir()) == []
    files.remove()
    assert list(folder.parent.iterdir()) == []


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
        "file = Files(Path(sys.argv[1])).new(); os.kill(os.getpid(), signal.SIGKILL)"
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
