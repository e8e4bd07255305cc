"""The process that reads files: started with the first, started again, gone with its starter."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests import papers
from tests.gateways import making

from xuke.gateways.opening.apart import Nursery
from xuke.gateways.opening.kinds import Kind
from xuke.gateways.opening.verdict import Limits, Opened, Refusal

STARTER = """
from tests import papers
from xuke.gateways.opening.apart import NURSERIES
from xuke.gateways.uploads import judge_upload
judge_upload(papers.pdf(), "a.pdf")
print(NURSERIES["pdf"].process.pid, flush=True)
input()
"""


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    """Lend a process that reads files."""
    lent = Nursery("pdf")
    yield lent
    lent.close()


def opened(nursery: Nursery, content: bytes) -> Opened | Refusal:
    return nursery.opened(content, Kind.PDF, Limits(seconds=2))


def test_one_that_was_killed_is_started_again(nursery: Nursery) -> None:
    opened(nursery, papers.pdf())
    assert nursery.process
    first = nursery.process
    first.kill()
    first.wait()

    assert isinstance(opened(nursery, papers.pdf()), Opened)
    assert nursery.process is not first


def test_several_files_are_read_at_once_and_one_that_hangs_stops_none(nursery: Nursery) -> None:
    with ThreadPoolExecutor(4) as pool:
        hanging = pool.submit(opened, nursery, making.endless())
        others = [pool.submit(opened, nursery, papers.pdf(str(number))) for number in range(20)]

        assert all(isinstance(one.result(), Opened) for one in others)
        assert hanging.result() is Refusal.TOO_COMPLEX


def test_it_sees_nothing_of_our_environment(nursery: Nursery) -> None:
    opened(nursery, papers.pdf())

    assert nursery.process
    told = Path(f"/proc/{nursery.process.pid}/environ").read_bytes().split(b"\0")
    assert {one.partition(b"=")[0] for one in told if one} <= {b"PYTHONPATH", b"PATH", b"LC_CTYPE"}


def test_it_ends_when_its_starter_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STARTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as starter:
        assert starter.stdout
        reader = Path(f"/proc/{int(starter.stdout.readline())}/cmdline")
        assert b"opening.nursery" in reader.read_bytes()
        starter.kill()
        starter.wait()

    for _ in range(100):
        if not reader.exists() or not reader.read_bytes():
            return
        subprocess.run(["sleep", "0.1"], check=True)
    raise AssertionError("It lives on.")
