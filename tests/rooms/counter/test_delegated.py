"""What is handled for another authority is numbered, published and counted as that authority's."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from tests.casework import officials
from tests.casework.journey import PDF
from tests.rooms.counter.test_delegation import GIVEN, application, with_delegation
from tests.rooms.desk.office import (
    ELSEWHERE,
    HOME,
    ITEM,
    Office,
    case_of,
    findings,
    text_of,
)

from xuke import catalogue
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.kind import CASES
from xuke.casework.models import CaseRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do
from xuke.casework.stream.rebuild import rebuild
from xuke.figures.annual.counting import figures, figures_from_rows
from xuke.figures.period import Period
from xuke.kernel.case.events import SiteVerified
from xuke.kernel.item.rule import Action
from xuke.kernel.person import Person, Role
from xuke.rooms.disclosure import dataitems, queries
from xuke.rooms.disclosure.models import Disclosure
from xuke.web import clock


@pytest.fixture(autouse=True)
def delegated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one authority of the catalogue have delegated the item to another."""
    known = with_delegation(catalogue.loaded(), replace(GIVEN, delegator=HOME))
    monkeypatch.setattr(catalogue, "loaded", lambda: known)


def there(office: Office, name: str) -> Act:
    """Return an act of an official of the authority that does the work."""
    person = replace(office.person(name), authority=ELSEWHERE)
    return replace(office.act(name), person=person)


def visited(office: Office, stream: UUID) -> None:
    """Let two of the other authority verify the case on site."""
    first, second = there(office, "first"), there(office, "second")
    found = SiteVerified(
        on=first.on,
        by=first.person.id,
        officers=(first.person.id, second.person.id),
        findings="场所与申请材料一致，设施齐全。",
        passed=True,
    )
    do(CASES, stream, "verify-site", lambda _seen: found, first)


def disclosed(office: Office) -> UUID:
    """Return a case that was handled for the other authority, and made public."""
    mine = office.act("applicant")
    stream = drafts.open_application(application(), mine).stream.id
    for material in catalogue.item(ITEM).rule(Action.NEW).materials:
        if material.required:
            files.attach_material(stream, material.id, PDF, mine)
    filing.submit(stream, mine)
    officials.accept(stream, there(office, "clerk"))
    visited(office, stream)
    for name in ("first", "second"):
        officials.examine(stream, findings(), there(office, name))
    officials.grant(stream, there(office, "head"))
    officials.issue(stream, there(office, "clerk"))
    officials.disclose(stream, there(office, "publisher"))
    return stream


def test_its_numbers_are_those_of_who_delegated(office: Office) -> None:
    case = case_of(disclosed(office))
    own = catalogue.authority(HOME)

    assert case.in_name_of == HOME
    assert case.number.startswith(f"{own.division}-")
    assert case.decision
    assert case.decision.document.startswith(own.decision_number.partition("〔")[0])
    assert case.certificate
    assert case.certificate.number.startswith(own.word)


def test_what_is_numbered_goes_on_in_one_series(office: Office) -> None:
    first, second = (case_of(disclosed(office)).decision for _ in range(2))

    assert first
    assert second
    assert first.document != second.document


def test_the_public_reads_in_whose_name_it_was_decided(office: Office) -> None:
    stream = disclosed(office)
    record = Disclosure.objects.get(stream=stream)

    page = text_of(Client().get(f"/disclosure/record/{stream}/"))
    told = dataitems.reported(record, clock.today())

    assert catalogue.authority(HOME).name in page
    assert catalogue.authority(ELSEWHERE).name not in page
    assert told["XK_XKJG"] == told["XK_LYDW"] == catalogue.authority(HOME).full_name


def test_who_delegated_reports_it_and_not_both(office: Office) -> None:
    stream = disclosed(office)
    year = (date(clock.today().year, 1, 1), clock.today())
    publisher = frozenset({Role.PUBLISHER})

    own, other = (
        queries.of_authority(Person("p", place, publisher), *year).filter(stream=stream).exists()
        for place in (HOME, ELSEWHERE)
    )

    assert (own, other) == (True, False)
    kept = Disclosure.objects.values().get(stream=stream)
    rebuild()
    assert Disclosure.objects.values().get(stream=stream) == kept


def test_it_is_counted_in_the_table_of_who_delegated(office: Office) -> None:
    year = Period(clock.today().year)
    before = figures(HOME, year).get(ITEM, {}).get("granted", 0)
    stream = disclosed(office)

    for count in (figures, figures_from_rows):
        assert count(HOME, year)[ITEM]["granted"] == before + 1
        assert ITEM not in count(ELSEWHERE, year)
    office.give("head", "statistician")
    asked = f"year={year.year}&from_month=1&to_month=12&column=granted&item={ITEM}"
    cell = text_of(office.client("head").get(f"/statistics/cell/?authority={HOME}&{asked}"))
    assert CaseRow.objects.get(stream=stream).number in cell
