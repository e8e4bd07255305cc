"""Runs cases through the door, and writes again what they wrote, without it."""

import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import psycopg
from django.db import connection
from psycopg.types.json import Jsonb

from benchmarks.results import REPETITIONS
from benchmarks.sample import AUTHORITY, ITEM, OPINION, new_file
from xuke import catalogue
from xuke.casework.case import drafts, files, filing, officials
from xuke.casework.case.kind import CASES, load_case
from xuke.casework.stream.act import Act
from xuke.casework.stream.deciding import Facts, Tell
from xuke.casework.stream.door import do
from xuke.config.server.address import database_url
from xuke.config.settings import current
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.person import Person, Role
from xuke.record.statements import numbered

Statement = tuple[str, Sequence[Any]]
WRITES: Final = re.compile(r"\b(INSERT INTO|DELETE FROM|(?<!FOR )(?<!KEY )UPDATE) ")
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MORNING: Final = datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
WARM_UP: Final = 20
PEOPLE: Final = {
    "applicant": Person("applicant", None, frozenset({Role.APPLICANT})),
    "clerk": Person("clerk", AUTHORITY, frozenset({Role.CLERK})),
    "first": Person("first", AUTHORITY, frozenset({Role.EXAMINER})),
    "second": Person("second", AUTHORITY, frozenset({Role.EXAMINER})),
    "decider": Person("decider", AUTHORITY, frozenset({Role.DECIDER})),
}


def run(count: int) -> dict[str, Any]:
    """Return how many seconds each side takes for so many cases, three times in turns."""
    for _ in range(WARM_UP):
        run_case()
    acts, names = _written_by_one_case()
    seconds: dict[str, list[float]] = {"door": [], "raw": []}
    address = database_url(current())
    # Values stand as $1 …, as the server has them.
    with psycopg.connect(address, cursor_factory=psycopg.RawCursor) as raw:
        _write(raw, _renamed(acts, names, WARM_UP))
        for _ in range(REPETITIONS):
            seconds["door"].append(_run_cases(count))
            seconds["raw"].append(_write(raw, _renamed(acts, names, count)))
    return {**seconds, "statements": [len(act) for act in acts]}


def _run_cases(count: int) -> float:
    started = time.perf_counter()
    for _ in range(count):
        run_case()
    return time.perf_counter() - started


def run_case(before: Callable[[], None] = lambda: None) -> UUID:
    """Run the nine writes of a complete case, each in a transaction of its own."""
    before()
    stream = drafts.open_application(_application(), _act("applicant")).stream.id
    for who, step in _STEPS:
        before()
        step(stream, _act(who))
    return stream


def _application() -> drafts.Application:
    answers = catalogue.item(ITEM).model_application(Action.NEW)
    return drafts.Application(authority=AUTHORITY, item=ITEM, answers=answers)


def _attach(stream: UUID, act: Act) -> None:
    rule = catalogue.item(ITEM).rule(Action.NEW)
    (material,) = [one.id for one in rule.materials if one.required]
    sent = files.SentFile(name="report.pdf", content=new_file())
    files.attach_material(stream, material, sent, act)


def _examine(stream: UUID, act: Act) -> None:
    checks = {check.id: True for check in catalogue.item(ITEM).checklist}
    found = officials.Examination(checks=checks, opinion=OPINION, passed=True)
    do(CASES, stream, "examine", officials.examine(found), act)


def _deliver(stream: UUID, act: Act) -> None:
    delivered = officials.deliver(officials.Delivery(way="electronic"))
    do(CASES, stream, "deliver", delivered, act)


def _official(verb: str, tell: Facts | Tell[Case]) -> Callable[[UUID, Act], object]:
    return lambda stream, act: do(CASES, stream, verb, tell, act)


_STEPS: Final[Sequence[tuple[str, Callable[[UUID, Act], object]]]] = (
    ("applicant", _attach),
    ("applicant", filing.submit),
    ("clerk", _official("accept", {})),
    ("first", _examine),
    ("second", _examine),
    ("decider", _official("grant", officials.grant)),
    ("clerk", _official("issue", officials.issue)),
    ("clerk", _deliver),
)


def _act(who: str) -> Act:
    return Act(person=PEOPLE[who], on=MORNING.date(), at=MORNING, request=uuid4())


@dataclass(slots=True, eq=False)
class Writes:
    """What acts wrote: for each act its statements and values, as they were sent."""

    acts: list[list[Statement]] = field(default_factory=list)

    def begin_act(self) -> None:
        """Keep what follows apart from what came before."""
        self.acts.append([])

    def __call__(self, execute: Callable[..., Any], sql: str, values: Any, *more: Any) -> Any:  # noqa: ANN401 - Django's hook
        """Keep a statement that writes, and let every statement pass."""
        if WRITES.search(sql):
            self.acts[-1].append((numbered(sql), tuple(values or ())))
        return execute(sql, values, *more)


def _written_by_one_case() -> tuple[list[list[Statement]], list[str]]:
    """Return the statements of a case, act by act, and the names that must be new each time."""
    writes = Writes()
    with connection.execute_wrapper(writes):
        stream = run_case(writes.begin_act)
    case = load_case(stream).state
    assert case.decision
    assert case.certificate
    named = (case.decision.document, case.certificate.number, case.certificate.identifier)
    digests = [one.digest for one in case.materials]
    return writes.acts, [*_ids(writes.acts), case.number, *named, *digests]


def _ids(acts: Sequence[Sequence[Statement]]) -> list[str]:
    """Return every id of a stream or a request that was written: that of the licence is another."""
    values = [value for act in acts for _sql, some in act for value in some]
    return sorted({one for value in values for one in _ID.findall(str(value))})


def _renamed(
    acts: Sequence[Sequence[Statement]], names: Sequence[str], count: int
) -> list[list[list[Statement]]]:
    """Return the statements of so many further cases, each with names of its own."""
    cases: list[list[list[Statement]]] = []
    for _ in range(count):
        new = {name: _another(name) for name in names}
        cases.append(
            [[(sql, [_new(value, new) for value in values]) for sql, values in act] for act in acts]
        )
    return cases


def _another(name: str) -> str:
    return str(uuid4()) if _ID.fullmatch(name) else sha256(uuid4().bytes).hexdigest()


def _new(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - whatever a column holds
    """Return the value with every old name replaced by the new one."""
    match value:
        case str():
            for old, new in names.items():
                value = value.replace(old, new)
            return value
        case UUID():
            return UUID(names.get(str(value), str(value)))
        case Jsonb():
            return Jsonb(json.loads(_new(json.dumps(value.obj, ensure_ascii=False), names)))
        case list():
            return [_new(one, names) for one in value]
        case _:
            return value


def _write(raw: psycopg.Connection, cases: Sequence[Sequence[Sequence[Statement]]]) -> float:
    """Write the cases with a commit after each act, and return the seconds that it took."""
    started = time.perf_counter()
    for case in cases:
        for act in case:
            for sql, values in act:
                raw.execute(sql, values)
            raw.commit()
    return time.perf_counter() - started
