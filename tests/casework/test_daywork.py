"""What silence and lapsed days do is recorded on its legal day, once, also after an outage."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from tests.casework import journey, officials
from tests.casework.acts import act_on
from tests.casework.journey import APPLICANT, CLERK, MORNING, PDF, act

from xuke import catalogue
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.kind import load_case
from xuke.casework.models import CaseRow
from xuke.casework.stream import tables
from xuke.casework.stream.daywork import do_days_work
from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.case.events import Gap
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Outcome, Phase
from xuke.kernel.item.rule import Action

pytestmark = pytest.mark.django_db
AFTER_AN_OUTAGE = MORNING + timedelta(days=60)


NOTHING = dict.fromkeys(("deemed", "uncorrected", "unsupplied", "busy", "failed"), 0)


def work(days: int) -> Mapping[str, int]:
    """Do the work of the day so many days after the first morning; return what of it cases had."""
    at = MORNING + timedelta(days=days)
    return do_days_work(at.date(), at).of(CASE.kind)


def in_correction() -> UUID:
    """Return a case whose applicant was told a gap."""
    stream = journey.submitted()
    gap = Gap(target="place_address", kind="inconsistent", what="请补全门牌号")
    officials.request_correction(stream, (gap,), act(CLERK))
    return stream


def tolerant_item() -> str:
    """Return an item of the authority that lets materials come later."""
    for offer in catalogue.offered(journey.HOME):
        rule = offer.item.rule(Action.NEW)
        may_lack = any(one.required and not one.core for one in rule.materials)
        if rule.tolerance and may_lack:
            return offer.item.slug
    pytest.skip("no item of the authority lets materials come later")


def accepted_with_pending() -> UUID:
    """Return a case that was accepted on the promise of what it lacks."""
    item = tolerant_item()
    stream = drafts.open_application(journey.application(item), act(APPLICANT)).stream.id
    for one in catalogue.item(item).rule(Action.NEW).materials:
        if one.required and one.core:
            files.attach_material(stream, one.id, PDF, act(APPLICANT))
    filing.submit(stream, act(APPLICANT))
    lacks = sorted(missing_materials(load_case(stream).state))
    facts = {"pending": lacks, "promise": "容缺承诺书第1号"}
    act_on(stream, "accept-pending", facts, act(CLERK))
    return stream


def test_within_the_five_days_nothing_happens() -> None:
    journey.submitted()

    assert work(7) == NOTHING


def test_silence_is_recorded_once_and_counts_from_receipt() -> None:
    stream = journey.submitted()

    first = do_days_work(AFTER_AN_OUTAGE.date(), AFTER_AN_OUTAGE).of("case")
    second = do_days_work(AFTER_AN_OUTAGE.date(), AFTER_AN_OUTAGE).of("case")

    accepted = load_case(stream).state.accepted
    assert (first["deemed"], second["deemed"]) == (1, 0)
    assert accepted
    assert (accepted.on, accepted.deemed) == (date(2026, 3, 2), True)
    assert CaseRow.objects.get(stream=stream).phase == "accepted"


def test_a_correction_that_is_never_answered_ends_the_case_once() -> None:
    stream = in_correction()
    notice = load_case(stream).state.notice
    assert notice
    until = (notice.answer_by - MORNING.date()).days

    in_time, after, again = work(until), work(until + 5), work(until + 6)

    row = CaseRow.objects.get(stream=stream)
    assert (in_time["uncorrected"], after["uncorrected"], again) == (0, 1, NOTHING)
    assert (row.phase, row.outcome) == (Phase.CONCLUDED.value, Outcome.TERMINATED.value)


def test_a_promise_that_is_not_kept_ends_the_case_once() -> None:
    stream = accepted_with_pending()
    until = CaseRow.objects.get(stream=stream).pending_until
    assert until
    days = (until - MORNING.date()).days

    in_time, after, again = work(days), work(days + 5), work(days + 6)

    assert (in_time["unsupplied"], after["unsupplied"], again) == (0, 1, NOTHING)
    assert load_case(stream).state.outcome is Outcome.TERMINATED


def test_what_the_law_leaves_as_it_is_does_not_stop_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "BATCH", 1)
    left, lapsed = in_correction(), journey.submitted()
    CaseRow.objects.filter(stream=left).update(due=date(2026, 3, 1))
    journey.submitted()

    assert work(9)["deemed"] == 2
    assert load_case(left).state.phase is Phase.IN_CORRECTION
    assert load_case(lapsed).state.phase is Phase.ACCEPTED


def test_of_the_open_cases_only_what_is_due_is_loaded(
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    journey.accepted()
    journey.submitted()

    # Two lists of each kind, and that what is locked is given back should this process stand still.
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        work(3)


def test_one_case_that_fails_keeps_no_other_waiting(caplog: pytest.LogCaptureFixture) -> None:
    broken, sound = journey.submitted(), journey.submitted()
    CaseRow.objects.filter(stream=broken).update(stream=uuid4(), number="")

    done = work(60)

    assert (done["deemed"], done["failed"]) == (1, 1)
    assert CaseRow.objects.get(stream=sound).phase == "accepted"
    assert "The day's work failed on case" in caplog.text
