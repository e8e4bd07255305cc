"""Corrected item data: open cases gain or are listed, closed ones keep their verdict, terms go."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from tests.casework import journey, licences
from tests.casework.acts import act_on, act_on_licence
from tests.casework.journey import APPLICANT, CLERK, ITEM, act
from tests.casework.licences import END, GRANTED_ON, OVER, day, decided, state_of, work

from xuke import catalogue
from xuke.casework.case import filing
from xuke.casework.case.corrected import Standing
from xuke.casework.case.corrections import case_corrections, correct_case
from xuke.casework.case.kind import load_case
from xuke.casework.licence.corrected import Standing as Term
from xuke.casework.licence.corrections import correct_licence, licence_corrections
from xuke.casework.models import CaseRow, LicenceRow
from xuke.catalogue.loading import DATA
from xuke.kernel.case.events import RuleCorrected
from xuke.kernel.case.state import Phase
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.words import Status
from xuke.kernel.person import SYSTEM, Person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)
WHY = "事项资料已经更正，原来的期限没有依据。"
NOBODY = Person(SYSTEM)
PLACE = f"items/{ITEM}/item.yaml"
LIMIT = "statutory: { length: 20, unit: working"
SPAN = "  validity: { length: 4, unit: year, basis: public-places-hygiene-rules/25, certainty: "
VALIDITY = f"{SPAN}high }}\n"
FACE = "    - { id: valid_until, label: 有效期至, from: computed.valid_until }\n"


Correct = Callable[..., None]


@pytest.fixture
def corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Correct]:
    """Return what starts the product again, as it were, with the item's file corrected."""

    def correct(*changes: tuple[str, str]) -> None:
        folder = tmp_path / "data"
        shutil.copytree(DATA, folder)
        text = (folder / PLACE).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / PLACE).write_text(text, encoding="utf-8")
        read = catalogue.load(folder)
        monkeypatch.setattr(catalogue, "loaded", lambda: read)
        catalogue.rule.cache_clear()

    yield correct
    monkeypatch.undo()
    catalogue.rule.cache_clear()


def received() -> UUID:
    stream = journey.drafted()
    filing.submit(stream, act(APPLICANT))
    return stream


def found(standing: Standing | None = None) -> dict[UUID, Standing]:
    told = case_corrections(TODAY, WHY)
    return {one.stream: one.standing for one in told if standing in {None, one.standing}}


def test_nothing_is_corrected_where_the_data_is_as_it_was() -> None:
    journey.accepted()
    decided(journey.submitted(), date(2026, 3, 4))

    assert list(case_corrections(TODAY, WHY)) == []
    assert list(licence_corrections(TODAY, WHY)) == []


def test_a_shorter_limit_is_recorded_on_open_cases_and_closed_ones_are_listed(
    corrected: Correct,
) -> None:
    accepted, waiting = journey.accepted(), received()
    closed = decided(journey.submitted(), date(2026, 3, 4))
    corrected((LIMIT, "statutory: { length: 10, unit: working"))

    assert found() == {
        accepted: Standing.CORRECTED,
        waiting: Standing.CORRECTED,
        closed: Standing.CLOSED,
    }
    for one in case_corrections(TODAY, WHY):
        if one.standing is Standing.CORRECTED:
            assert correct_case(one, day(NOBODY, TODAY))

    event = load_case(accepted).history[-1].event
    assert isinstance(event, RuleCorrected)
    assert (event.was_due, event.now_due) == (date(2026, 3, 30), date(2026, 3, 16))
    assert event.basis == "administrative-licensing-law/42/1"
    assert load_case(accepted).state.filed_rule.statutory == Span(10, Unit.WORKING)
    assert CaseRow.objects.get(stream=accepted).due == date(2026, 3, 16)
    assert load_case(waiting).state.phase is Phase.RECEIVED
    assert found() == {closed: Standing.CLOSED}


def test_a_longer_limit_is_listed_and_not_recorded(corrected: Correct) -> None:
    stream = journey.accepted()
    corrected((LIMIT, "statutory: { length: 30, unit: working"))

    (one,) = case_corrections(TODAY, WHY)

    assert one.standing is Standing.BURDENED
    assert one.now_due > one.was_due
    with pytest.raises(Unlawful, match="correction-burdens"):
        correct_case(one, day(NOBODY, TODAY))
    assert load_case(stream).state.filed_rule.statutory.length == 20


def test_a_closed_case_is_listed_with_both_verdicts(corrected: Correct) -> None:
    decided(journey.submitted(), date(2026, 3, 20))
    corrected((LIMIT, "statutory: { length: 10, unit: working"))

    (one,) = case_corrections(TODAY, WHY)

    assert (one.was_in_time, one.now_in_time) == (True, False)


def test_a_term_that_no_provision_gives_goes_and_what_it_had_ended_is_valid_again(
    corrected: Correct,
) -> None:
    expired = decided(journey.submitted(), GRANTED_ON)
    work(OVER)
    assert state_of(expired).status is Status.EXPIRED
    running = decided(journey.submitted(), date(2026, 3, 5))
    corrected((VALIDITY, ""), (FACE, ""))

    told = {one.stream: one for one in licence_corrections(OVER, WHY)}
    for one in told.values():
        assert correct_licence(one, day(NOBODY, OVER))

    row = LicenceRow.objects.get(case=expired)
    assert told[row.stream].standing is Term.RESTORED
    assert told[row.stream].was_until == END
    assert row.status == Status.VALID.value
    assert row.valid_until is None
    assert state_of(expired).practises(OVER)
    assert told[LicenceRow.objects.get(case=running).stream].standing is Term.LIFTED
    assert work(date(2040, 1, 2)) == licences.counted()
    assert list(licence_corrections(OVER, WHY)) == []


def test_what_was_struck_off_since_is_listed_for_somebody_to_look_at(corrected: Correct) -> None:
    case = decided(journey.submitted(), GRANTED_ON)
    work(OVER)
    stream = licences.licence(case).stream
    act_on_licence(stream, "deregister", {"ground": "expired"}, day(CLERK, OVER))
    corrected((VALIDITY, ""), (FACE, ""))

    (one,) = licence_corrections(OVER, WHY)

    assert one.standing is Term.LISTED
    with pytest.raises(Unlawful, match="wrong-status"):
        correct_licence(one, day(NOBODY, OVER))


def test_a_shorter_term_burdens_and_a_longer_one_is_recorded(corrected: Correct) -> None:
    case = decided(journey.submitted(), GRANTED_ON)
    corrected((VALIDITY, VALIDITY.replace("length: 4", "length: 5")))

    (one,) = licence_corrections(OVER, WHY)
    assert correct_licence(one, day(NOBODY, OVER))

    assert one.standing is Term.LIFTED
    assert state_of(case).valid_until == date(2031, 3, 3)


def test_an_official_cannot_do_it_by_hand() -> None:
    stream = journey.accepted()

    with pytest.raises(Unlawful):
        act_on(stream, "correct-rule", {"reason": WHY}, act(CLERK))
