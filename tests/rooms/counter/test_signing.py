"""签发名义: from a day on another name stands on what is filed; who received a case finishes it."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from tests.casework import officials
from tests.rooms.desk.office import HOME, ITEM, Office, case_of

from xuke import catalogue
from xuke.casework.case.kind import load_case
from xuke.catalogue.certainty import Certainty
from xuke.catalogue.signing import Signing
from xuke.rooms.disclosure.dataitems import authority_name
from xuke.rooms.disclosure.models import Disclosure
from xuke.rooms.register.models import Certificate
from xuke.rooms.register.queries import issued_by
from xuke.web import clock
from xuke.web.case.documents.acceptance import ACCEPTANCE
from xuke.web.documents import printing
from xuke.web.documents.parts import signer
from xuke.web.documents.registry import Subject

BUREAU = "虚构市长宁区疾病预防控制局"
TODAY = clock.machine_now().date()
OWN = catalogue.authority(HOME).full_name
SIGNING = Signing(
    items=frozenset({ITEM}),
    name=BUREAU,
    uscc=None,
    since=TODAY,
    until=None,
    basis="public-places-hygiene-regulations/4",
    note="",
    certainty=Certainty.HIGH,
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return an office that decides on the item under another name from today on."""
    known = catalogue.loaded()
    home = replace(known.authorities[HOME], signings=(SIGNING,))
    changed = replace(known, authorities={**known.authorities, HOME: home})
    monkeypatch.setattr(catalogue, "loaded", lambda: changed)
    return Office()


def name_on(stream: UUID) -> object:
    """Return whose name stands on the notice of acceptance."""
    found = load_case(stream)
    return printing.facts(ACCEPTANCE, Subject(found.stream, found.state))["authority"]


def test_what_is_filed_from_the_day_on_bears_the_new_name(office: Office) -> None:
    assert name_on(office.accepted()) == BUREAU


def test_what_was_filed_the_day_before_is_finished_by_who_received_it(office: Office) -> None:
    stream = office.received(back=1)

    officials.accept(stream, office.act("clerk"))

    assert case_of(stream).signed_as == ""
    assert name_on(stream) == OWN


def test_another_item_keeps_the_offices_own_name(office: Office) -> None:
    assert name_on(office.accepted("drinking-water-supply")) == OWN


def test_certificate_register_and_disclosure_name_who_signed(office: Office) -> None:
    stream = office.granted()
    officials.issue(stream, office.act("clerk"))

    kept = Certificate.objects.get(stream=stream)
    assert (kept.signed_as, issued_by(HOME, ITEM, kept.identifier)) == (BUREAU, BUREAU)
    assert authority_name(Disclosure.objects.get(stream=stream)) == BUREAU
    page = office.client("clerk").get(f"/register/verify/{kept.identifier}/").content.decode()
    assert BUREAU in page
    receipt = office.client("applicant").get(f"/my/{stream}/receipt/")
    assert f"以{BUREAU}的名义作出决定" in receipt.content.decode()


def test_a_letter_to_a_holder_bears_the_name_of_its_day(office: Office) -> None:
    assert signer(HOME, ITEM, TODAY) == BUREAU
    assert signer(HOME, ITEM, TODAY - timedelta(days=1)) == OWN


def test_the_guide_tells_the_name(office: Office) -> None:
    page = office.client("applicant").get(f"/items/{ITEM}/?authority={HOME}").content.decode()

    assert f"以{BUREAU}的名义作出决定" in page
