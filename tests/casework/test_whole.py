"""An act is kept whole or not at all: what fails at its very end leaves everything as it was.

Without a transaction around each test, as in production: within one an act would be whole anyhow.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection
from tests.casework import journey, licences, officials
from tests.casework.acts import act_on_licence
from tests.casework.journey import APPLICANT, CLERK, HEAD, PDF, act
from tests.casework.pasts import TODAY, Past, begun
from tests.casework.standing import everything

from xuke.casework.case import drafts, files, filing
from xuke.casework.stream import effects
from xuke.casework.stream.daywork import do_days_work
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.rule import Action
from xuke.kernel.licence.machine import LICENCE

pytestmark = pytest.mark.usefixtures("committing")

BESIDE = ("casework_draft", "casework_blob", "casework_number_series", "procrastinate_jobs")
"""What acts write beside the record and the read models."""
PROMISED = Past(days=30, stands="promised", answer=3, action=Action.NEW)
THEN = date(2026, 6, 2)


class Late(Exception):
    """What goes wrong at the very end."""


def a_licence() -> UUID:
    """Return a licence whose holder was heard on its annulment."""
    stream = licences.licence(journey.issued()).stream
    licences.heard(stream, "annulment", "deceit")
    return stream


def draft(_stream: UUID) -> None:
    drafts.open_application(journey.application(), act(APPLICANT))


def attach(stream: UUID) -> None:
    second = replace(PDF, name="第二页.pdf")
    files.attach_material(stream, "floor-plan", second, act(APPLICANT))


def work(_stream: UUID) -> None:
    """Do the day's work, which counts what fails and goes on."""
    if do_days_work(TODAY, journey.MORNING).of(CASE.kind)["failed"]:
        raise Late


ACTS: dict[str, tuple[Callable[[], UUID], Callable[[UUID], Any]]] = {
    "draft": (uuid4, draft),
    "attach": (journey.drafted, attach),
    "submit": (journey.drafted, lambda stream: filing.submit(stream, act(APPLICANT))),
    "accept": (journey.submitted, lambda stream: officials.accept(stream, act(CLERK))),
    "withdraw": (
        journey.accepted,
        lambda stream: filing.withdraw(stream, "不再经营", act(APPLICANT)),
    ),
    "grant": (journey.examined, lambda stream: officials.grant(stream, act(HEAD, days=2))),
    "issue": (journey.granted, lambda stream: officials.issue(stream, act(CLERK, days=2))),
    "lapse": (lambda: begun([PROMISED])[0], work),
    "annul": (
        a_licence,
        lambda stream: act_on_licence(
            stream, "annul", licences.DECEIT, licences.day(HEAD, THEN, request=uuid4())
        ),
    ),
}


def standing() -> dict[str, list[Any]]:
    """Return everything that an act may have written."""
    found = dict(everything())
    with connection.cursor() as cursor:
        for table in BESIDE:
            cursor.execute(f"SELECT one::text FROM {table} AS one ORDER BY 1")  # noqa: S608 - ours
            found[table] = cursor.fetchall()
    return found


@pytest.mark.parametrize("error", [Late, IntegrityError])
@pytest.mark.parametrize("name", ACTS)
def test_an_act_that_fails_at_its_end_leaves_nothing(
    name: str, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared, acted = ACTS[name]
    stream = prepared()
    before = standing()

    def fails(_change: object, _act: object) -> None:
        raise error

    for kind, events in ((CASE.kind, CASE.events), (LICENCE.kind, LICENCE.events)):
        last = effects.Effect(name=f"last of {kind}", kind=kind, events=events, follows=fails)
        monkeypatch.setitem(effects._effects, last.name, last)  # noqa: SLF001 - taken back after the test
    with pytest.raises((error, Late)):
        acted(stream)

    assert standing() == before
