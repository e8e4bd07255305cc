"""What a page previews is what would be recorded, and is refused what would be refused."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from tests.casework import journey
from tests.casework.journey import CLERK, HEAD
from tests.casework.licences import OVER, day, examined, filed, licence, work

from xuke import catalogue
from xuke.casework.case import officials
from xuke.casework.case.kind import CASES, load_case
from xuke.casework.stream import readmodels
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do, foresee
from xuke.kernel.item.rule import Action
from xuke.kernel.law.refusal import Unlawful
from xuke.record.verify import verify

pytestmark = pytest.mark.django_db
Tell = Callable[[Any], Any]


def everything() -> dict[str, list[Any]]:
    """Return every row of the record, the read models, the numbers and the jobs."""
    tables = {table for model in readmodels.read_models() for table in model.tables}
    asked = sorted({*tables, "record_event", "casework_number_series", "procrastinate_jobs"})
    found = {}
    with connection.cursor() as cursor:
        for table in asked:
            cursor.execute(f"SELECT * FROM {table} AS one ORDER BY one::text")  # noqa: S608 - names of ours
            found[table] = cursor.fetchall()
    return found


def foreseen(stream: UUID, verb: str, tell: Tell, act: Act) -> Any:  # noqa: ANN401
    return foresee(CASES, load_case(stream), verb, tell, act)


@pytest.mark.parametrize("item", sorted(catalogue.items()))
def test_a_grant_and_its_certificate_are_foreseen_as_they_are_recorded(item: str) -> None:
    stream = journey.examined(item)
    days = journey.commented(stream)
    acts: list[tuple[str, Tell, Act]] = [("grant", officials.grant, journey.act(HEAD, days=days))]
    if catalogue.item(item).certificate:
        acts.append(("issue", officials.issue, journey.act(CLERK, days=days)))

    for verb, tell, act in acts:
        before = everything()
        preview = foreseen(stream, verb, tell, act)
        assert everything() == before

        done = do(CASES, stream, verb, tell, act)
        shown = [unnumbered(one) for one in preview.events]
        assert shown == [unnumbered(one.event) for one in done.recorded]
        assert preview.after.phase is done.state.phase
    assert verify().broken == ()


def unnumbered(event: Any) -> Any:  # noqa: ANN401
    """Return the event without the numbers, which are given once it is done."""
    numbers = {"document", "number", "identifier"} & {one.name for one in fields(event)}
    return replace(event, **dict.fromkeys(numbers, ""))


def a_change_of_an_ended_licence() -> tuple[UUID, date]:
    number = licence(journey.issued()).number
    change = filed(
        Action.MODIFICATION, date(2030, 2, 25), existing_number=number, legal_representative="新"
    )
    examined(change, date(2030, 3, 1))
    work(OVER)
    return change, OVER


def a_renewal_that_silence_has_granted() -> tuple[UUID, date]:
    number = licence(journey.issued()).number
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=number)
    examined(renewal, date(2030, 1, 14))
    return renewal, OVER


def a_day_before_the_last_one_on_record() -> tuple[UUID, date]:
    return journey.examined(), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("arranged", "code"),
    [
        (a_change_of_an_ended_licence, "licence-not-in-force"),
        (a_renewal_that_silence_has_granted, "wrong-phase"),
        (a_day_before_the_last_one_on_record, "day-before-record"),
    ],
)
def test_a_preview_is_refused_what_the_act_would_be_refused(
    arranged: Callable[[], tuple[UUID, date]], code: str
) -> None:
    stream, on = arranged()
    before = everything()

    with pytest.raises(Unlawful) as not_shown:
        foreseen(stream, "grant", officials.grant, day(HEAD, on))
    assert everything() == before
    with pytest.raises(Unlawful) as not_done:
        do(CASES, stream, "grant", officials.grant, day(HEAD, on))

    refused = not_shown.value
    assert refused.code == code
    assert (refused.citation, refused.facts) == (not_done.value.citation, not_done.value.facts)
