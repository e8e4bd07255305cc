import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from xuke.config.server import postgres
from xuke.config.server.children import MARK
from xuke.config.server.processes import bearing
from xuke.config.settings import ROOT
from xuke.web import clock

START = 120
"""Seconds: a machine that does much else starts slowly, which is no fault."""
XUKE = str(Path(sys.executable).with_name("xuke"))


@dataclass(frozen=True)
class Installation:
    """A data folder of its own, served on a port of its own."""

    data: Path
    port: int
    started: list[subprocess.Popen[bytes]]

    def start(self) -> subprocess.Popen[bytes]:
        """Start `xuke run` and wait until it answers."""
        process = subprocess.Popen([XUKE, "run", "--empty"], env=self.environment())
        self.started.append(process)
        eventually(lambda: self.is_held_by(process) and self.answers(), START)
        return process

    def is_held_by(self, process: subprocess.Popen[bytes]) -> bool:
        """Whether this run has the folder: what a killed one left may answer for a moment."""
        lock = self.data / "run.lock"
        return lock.exists() and lock.read_text() == str(process.pid)

    def environment(self) -> dict[str, str]:
        """Return the variables that name this installation."""
        mine = {
            "XUKE_DATA": str(self.data),
            "XUKE_PORT": str(self.port),
            "XUKE_WORKERS": "1",
        }
        return {**os.environ, **mine}

    def answers(self) -> bool:
        """Whether a page comes that needed the database."""
        url = f"http://127.0.0.1:{self.port}/accounts/login/"
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def is_training(self) -> bool:
        """Whether the first page says that the product stands on another day."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5) as response:
            return "培训时钟" in response.read().decode()

    def processes(self) -> list[int]:
        """Return what the supervisor started."""
        return bearing(MARK, str(self.data))

    def database_pid(self) -> int | None:
        """Return the database server's process, if it has one now."""
        note = self.data / "pg/data/postmaster.pid"
        lines = note.read_text().splitlines() if note.exists() else []
        return int(lines[0]) if lines else None

    def kill_database(self) -> int:
        """Kill the database server without warning."""
        pid = self.database_pid()
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        return pid


@pytest.fixture
def installation() -> Iterator[Installation]:
    with TemporaryDirectory(prefix="xuke-run-") as folder, socket.socket() as probe:
        Path(folder).chmod(0o755)
        probe.bind(("127.0.0.1", 0))
        made = Installation(Path(folder) / "var", probe.getsockname()[1], [])
        probe.close()
        yield made
        subprocess.run([XUKE, "down"], env=made.environment(), check=True)
        for process in made.started:
            process.wait(30)


def eventually(holds: Callable[[], bool], seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not come to pass"
        time.sleep(0.1)


def test_an_interrupt_stops_everything(installation: Installation) -> None:
    process = installation.start()

    process.send_signal(signal.SIGINT)

    assert process.wait(30) == 0
    assert installation.processes() == []
    assert not postgres.is_running(installation.data)


def test_down_stops_a_run_from_elsewhere(installation: Installation) -> None:
    process = installation.start()

    subprocess.run([XUKE, "down"], env=installation.environment(), check=True)

    assert process.wait(30) == 0
    assert not postgres.is_running(installation.data)


def test_a_second_run_is_told_of_the_first(installation: Installation) -> None:
    process = installation.start()

    second = subprocess.run(
        [XUKE, "run"],
        env=installation.environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )

    assert second.returncode == 1
    assert "已有服务在运行" in second.stderr
    assert process.poll() is None


def test_a_training_day_reaches_the_pages_that_are_running(installation: Installation) -> None:
    installation.start()
    assert not installation.is_training()

    in_a_month = (clock.machine_now() + timedelta(days=30)).date().isoformat()
    subprocess.run(
        [XUKE, "clock", "set", in_a_month], env=installation.environment(), check=True, timeout=60
    )

    eventually(installation.is_training, 10)


def test_a_killed_database_comes_back(installation: Installation) -> None:
    installation.start()

    killed = installation.kill_database()

    eventually(lambda: installation.database_pid() not in {killed, None})
    eventually(installation.answers)


def test_killed_web_and_job_processes_come_back(installation: Installation) -> None:
    installation.start()
    killed = set(installation.processes())

    for pid in killed:
        os.kill(pid, signal.SIGKILL)

    eventually(lambda: len(set(installation.processes()) - killed) >= len(killed))
    eventually(lambda: not killed & set(installation.processes()))
    eventually(installation.answers)


def test_a_killed_run_leaves_nothing_that_prevents_the_next(installation: Installation) -> None:
    process = installation.start()
    process.kill()
    process.wait()
    installation.kill_database()

    again = installation.start()

    assert again.poll() is None


def test_a_port_in_use_is_named(installation: Installation) -> None:
    with socket.create_server(("127.0.0.1", installation.port)):
        ran = subprocess.run(
            [XUKE, "run", "--empty"],
            env=installation.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )

    assert ran.returncode == 1
    assert f"端口 {installation.port} 已被其他程序占用" in ran.stderr


def test_a_data_file_with_a_mistake_stops_the_start(tmp_path: Path) -> None:
    for part in ("src", "data"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    calendar = tmp_path / "data" / "calendars" / "2026.yaml"
    calendar.write_text(calendar.read_text(encoding="utf-8") + "holydays: {}\n", encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, "-c", "from xuke.config.cli import main; main()", "run", "--empty"],
        env={
            **os.environ,
            "PYTHONPATH": str(tmp_path / "src"),
            "XUKE_DATA": str(tmp_path / "kept"),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ran.returncode == 1
    assert "2026.yaml" in ran.stderr
    assert "holydays" in ran.stderr


def test_the_logs_are_their_owner_s_alone(installation: Installation) -> None:
    installation.start()

    logs = installation.data / "log"
    modes = [path.stat().st_mode & 0o777 for path in (logs, *sorted(logs.iterdir()))]

    assert modes == [0o700, 0o600, 0o600]


def test_bodies_that_never_come_do_not_stop_the_pages(installation: Installation) -> None:
    installation.start()
    unfinished = [_half_a_body(installation.port) for _stranger in range(8)]
    time.sleep(1)

    answered = [installation.answers() for _page in range(8)]

    for one in unfinished:
        one.close()
    assert all(answered)


def _half_a_body(port: int) -> socket.socket:
    """Send the beginning of a form and keep the line."""
    line = socket.create_connection(("127.0.0.1", port))
    line.sendall(
        b"POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\n"
        b"Cookie: csrftoken=abcdefghijklmnopqrstuvwxyzabcdef\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na=1"
    )
    return line
