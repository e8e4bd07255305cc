"""Several people at once, on several connections: nothing is lost, nothing done twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections
from tests.casework import journey, officials
from tests.casework.journey import APPLICANT, HOME, act
from tests.conftest import Databases

from xuke.casework.case import answers, drafts, filing, saving
from xuke.casework.case.kind import load_case
from xuke.casework.models import CaseRow, Draft
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person, Role
from xuke.record.port import StaleStream
from xuke.record.verify import verify

pytestmark = pytest.mark.usefixtures("committing")


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run the acts at the same moment, each on a connection of its own; return what came."""
    start = Barrier(len(acts))

    def run(one: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the act gives
        start.wait()
        try:
            return one()
        except Exception as error:  # noqa: BLE001 - the test looks at what was raised
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def heads() -> Iterator[Person]:
    """Yield different deciders."""
    for number in range(4):
        yield Person(f"head-{number}", HOME, frozenset({Role.DECIDER}))


def test_of_four_who_decide_at_once_one_does(committing: Databases) -> None:
    stream = journey.examined()

    came = at_once(
        *(lambda head=head: officials.grant(stream, act(head, days=1)) for head in heads())
    )

    done = [one for one in came if not isinstance(one, Exception)]
    assert len(done) == 1
    told = {type(one) for one in came if isinstance(one, Exception)}
    assert told <= {StaleStream, Unlawful}
    assert verify().broken == ()


def test_one_request_sent_four_times_at_once_opens_one_case(committing: Databases) -> None:
    request = uuid4()

    came = at_once(
        *(
            lambda: drafts.open_application(journey.application(), act(APPLICANT, request=request))
            for _time in range(4)
        )
    )

    assert len({one.stream.id for one in came}) == 1
    assert sorted(one.repeated for one in came) == [False, True, True, True]
    assert Draft.objects.count() == 1


def test_one_request_at_two_authorities_at_once_opens_one_case(committing: Databases) -> None:
    request = uuid4()
    here = journey.application()
    asked = [here, replace(here, authority="440114-wjj")] * 2

    came = at_once(
        *(
            lambda one=one: drafts.open_application(one, act(APPLICANT, request=request))
            for one in asked
        )
    )

    (stream,) = {one.stream.id for one in came if not isinstance(one, Exception)}
    assert len(load_case(stream).history) == 1
    assert verify().broken == ()


def test_numbers_have_no_gaps_and_no_twins(committing: Databases) -> None:
    streams = [journey.examined() for _case in range(4)]
    barred = act(Person("stranger", HOME, frozenset()), days=1)

    at_once(
        *(
            lambda stream=stream: officials.grant(stream, act(journey.HEAD, days=1))
            for stream in streams
        ),
        lambda: officials.grant(streams[0], barred),
    )

    numbers = sorted(
        str(load_case(stream).state.decision and document(stream)) for stream in streams
    )
    assert numbers == [f"长卫许〔2026〕{number}号" for number in range(1, 5)]


def document(stream: UUID) -> str:
    """Return the number of the decision."""
    decision = load_case(stream).state.decision
    assert decision
    return decision.document


def test_what_was_saved_while_submitting_is_in_the_record_or_refused(
    committing: Databases,
) -> None:
    stream = journey.drafted()

    saved, submitted = at_once(
        lambda: saving.save_answers(stream, {"place_name": "虚构新招牌"}, act(APPLICANT)),
        lambda: filing.submit(stream, act(APPLICANT)),
    )

    assert not isinstance(submitted, Exception)
    kept = answers.answers_of(stream, load_case(stream).state)["place_name"] == "虚构新招牌"
    assert kept is (saved is None)
    assert CaseRow.objects.get(stream=stream).phase == "received"
