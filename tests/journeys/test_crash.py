"""Nothing that was acknowledged is lost, and nothing is done twice, whatever is killed."""

import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from threading import Event
from uuid import UUID, uuid4

import pytest
from tests.journeys.cases import REQUIRED, document, opening, straight_way
from tests.journeys.site import XUKE, Answer, Program, Site, eventually, installed, kill

CLIENTS = 3
FILE = document()
BEFORE = 1.0
"""Seconds of work before a disaster."""

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Lend an installation with its own embedded database, which keeps what it says it keeps."""
    with installed() as made:
        yield made


@dataclass(frozen=True)
class Receipt:
    """An act that was acknowledged, and how to repeat it; a file's body is its material."""

    who: str
    path: str
    body: object
    key: UUID


@dataclass
class Clients:
    """Programs that bring one case after another to its end, and repeat what was not answered."""

    site: Site
    end: Event = field(default_factory=Event)
    receipts: list[Receipt] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)
    """How many acts on each case were acknowledged."""
    failed: bool = False

    def work(self) -> None:
        """Bring cases to their end until told to stop."""
        while not self.end.is_set():
            opened = self.insist(Receipt("shenqing", "/api/applications", opening(), uuid4()))
            case = opened.body["case"]
            for material in REQUIRED:
                self.insist(Receipt("shenqing", case, material, uuid4()))
            for step in straight_way(case):
                if not self.end.is_set():
                    self.insist(Receipt(step.who, step.path, step.body, uuid4()))

    def insist(self, receipt: Receipt) -> Answer:
        """Repeat a request under its key until it is acknowledged; nothing else may come of it."""
        program = self.site.program(receipt.who)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            answer = _heard(program, receipt)
            if answer and answer.status < HTTPStatus.INTERNAL_SERVER_ERROR:
                self.failed = self.failed or not answer.is_done
                assert answer.is_done, (receipt.path, answer)
                self.receipts.append(receipt)
                self.acts[answer.body["case"]] += 1
                return answer
            time.sleep(0.05)
        raise TimeoutError(receipt.path)


def _heard(program: Program, receipt: Receipt) -> Answer | None:
    """Return the answer, or nothing where the server died on us."""
    try:
        if isinstance(receipt.body, str):
            return program.attach(receipt.path, receipt.body, FILE, receipt.key)
        return program.post(receipt.path, receipt.body, receipt.key)
    except (OSError, HTTPException, ValueError):
        return None


@contextmanager
def working(site: Site) -> Iterator[Clients]:
    """Have clients at work; afterwards each of them has ended without a complaint."""
    clients = Clients(site)
    with ThreadPoolExecutor(CLIENTS) as pool:
        threads = [pool.submit(clients.work) for _ in range(CLIENTS)]
        try:
            time.sleep(BEFORE)
            yield clients
        finally:
            clients.end.set()
    for thread in threads:
        thread.result()


def one_web_worker(site: Site) -> None:
    """Kill a process that answers requests; its master starts another."""
    started = set(site.processes())
    workers = [pid for pid in started if _parent(pid) in started and _answers_requests(pid)]
    kill(workers[0])


def the_supervisor(site: Site) -> None:
    """Kill `xuke run` itself, and start it again."""
    assert site.process
    kill(site.process.pid)
    site.process.wait()
    site.start()


def the_database(site: Site) -> None:
    """Kill PostgreSQL's first process; the supervisor starts it again."""
    kill(_postmaster(site))


def everything(site: Site) -> None:
    """Kill all of it at once, as a failing machine does, and start again."""
    assert site.process
    kill(site.process.pid, _postmaster(site), *site.processes())
    site.process.wait()
    site.start()


def test_whatever_is_killed_what_was_acknowledged_is_recorded_once(site: Site) -> None:
    # One after the other on one installation: starting one takes longer than any disaster.
    for disaster in (one_web_worker, the_supervisor, the_database, everything):
        with working(site) as clients:
            before = len(clients.receipts)
            disaster(site)
            site.wait()
            _go_on(clients)

        assert before, disaster
        assert _recorded_once(site, clients.acts), disaster
        assert _is_shown(site), disaster
        assert _repeated_in_vain(site, clients.receipts), disaster
    assert _is_whole(site)


def _go_on(clients: Clients) -> None:
    """Wait until every client can have done some more acts."""
    enough = len(clients.receipts) + 5 * CLIENTS
    eventually(lambda: clients.failed or len(clients.receipts) >= enough)


def _recorded_once(site: Site, acts: Counter[str]) -> bool:
    """Whether each case has as many transactions as acts that were acknowledged.

    Clients insist until they are answered, so one too few is lost and one too many done twice.
    """
    found = site.query(
        "SELECT stream::text, count(DISTINCT transaction) FROM record_event GROUP BY stream"
    )
    times = dict(found)
    return all(times.get(case) == count for case, count in acts.items())


def _is_shown(site: Site) -> bool:
    """Whether what pages read says as much as the record."""
    behind = site.query(
        "SELECT stream FROM casework_case c WHERE version <>"
        " (SELECT count(*) FROM record_event e WHERE e.stream = c.stream)"
    )
    return not behind


def _repeated_in_vain(site: Site, receipts: list[Receipt]) -> bool:
    """Whether repeated requests are answered as done, and nothing is done again."""
    before = _events(site)
    answers = [_heard(site.program(one.who), one) for one in receipts[-50:]]
    return all(answer and answer.is_done for answer in answers) and _events(site) == before


def _is_whole(site: Site) -> bool:
    """Whether the record's own check finds nothing."""
    command = [XUKE, "record", "verify"]
    ran = subprocess.run(
        command, env=site.environment(), capture_output=True, text=True, check=False
    )
    return ran.returncode == 0 and "记录完整" in ran.stdout


def _events(site: Site) -> int:
    """Count the record's events."""
    ((count,),) = site.query("SELECT count(*) FROM record_event")
    return int(count)


def _postmaster(site: Site) -> int:
    """Return PostgreSQL's first process."""
    words = (site.data / site.note.home / "data" / "postmaster.pid").read_text()
    return int(words.splitlines()[0])


def _parent(pid: int) -> int:
    """Return the process that started this one."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("PPid:")[2].split()[0])


def _answers_requests(pid: int) -> bool:
    """Whether this is a worker, and not what cleans up after workers."""
    return b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()
