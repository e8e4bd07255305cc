"""Acting for another: its name stands on the documents, who does the work is named below."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from tests.casework import officials
from tests.casework.journey import PDF
from tests.rooms.desk.office import ELSEWHERE, ITEM, Office

from xuke import catalogue
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.drafts import Application
from xuke.casework.case.kind import load_case
from xuke.casework.case.remedies import remedies_of
from xuke.casework.stream.act import Act
from xuke.catalogue import Catalogue
from xuke.catalogue.certainty import Certainty
from xuke.catalogue.delegation import DelegationEntry
from xuke.kernel.item.rule import Action
from xuke.kernel.law.delegation import Delegation, DelegationKind
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.queries.guide import offering
from xuke.web import clock
from xuke.web.case.documents.acceptance import ACCEPTANCE
from xuke.web.documents import printing
from xuke.web.documents.parts import remedies
from xuke.web.documents.registry import Subject

CITY = "广州市卫生健康委员会"
GIVEN = Delegation(
    kind=DelegationKind.DELEGATION,
    delegator=CITY,
    delegate=ELSEWHERE,
    items=frozenset({ITEM}),
    announced_on=date(2020, 1, 1),
    since=date(2020, 2, 1),
    basis="administrative-licensing-law/24/1",
)


def with_delegation(known: Catalogue, given: Delegation) -> Catalogue:
    """Return the catalogue as it were if the district had the item by delegation alone."""
    entry = DelegationEntry(
        delegation=given,
        scope="",
        announcement="示例公告",
        link="",
        note="",
        certainty=Certainty.HIGH,
    )
    district = known.authorities[ELSEWHERE]
    offers = tuple(one for one in district.offers if one.item.slug != ITEM)
    changed = replace(district, offers=offers, delegations=(entry,))
    return replace(known, authorities={**known.authorities, ELSEWHERE: changed})


@pytest.fixture
def delegated(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let the city have delegated the item to the district."""
    known = with_delegation(catalogue.loaded(), GIVEN)
    monkeypatch.setattr(catalogue, "loaded", lambda: known)
    return monkeypatch


def application() -> Application:
    answers = catalogue.item(ITEM).model_application(Action.NEW)
    return Application(authority=ELSEWHERE, item=ITEM, answers=answers)


def applicant(office: Office) -> Act:
    return office.act("applicant")


@pytest.mark.usefixtures("delegated")
def test_what_is_filed_with_a_delegate_is_filed_in_the_delegators_name(office: Office) -> None:
    stream = drafts.open_application(application(), applicant(office)).stream.id

    case = filing.submit(stream, applicant(office)).state

    assert case.in_name_of == CITY


@pytest.mark.usefixtures("delegated")
def test_a_decision_in_anothers_name_records_the_remedies_against_that_name(office: Office) -> None:
    stream = drafts.open_application(application(), applicant(office)).stream.id
    for material in catalogue.item(ITEM).rule(Action.NEW).materials:
        if material.required:
            files.attach_material(stream, material.id, PDF, applicant(office))
    filing.submit(stream, applicant(office))

    there = replace(
        office.act("clerk"), person=replace(office.person("clerk"), authority=ELSEWHERE)
    )
    done = officials.not_accept(stream, "not-required", "依法不需要取得行政许可", "", there)

    assert done.state.not_accepted
    assert done.state.not_accepted.remedies == remedies_of(CITY, there.on)
    assert done.state.not_accepted.remedies != remedies_of(ELSEWHERE, there.on)


@pytest.mark.usefixtures("delegated")
@pytest.mark.parametrize(
    ("page", "status"),
    [
        pytest.param("counter:not-accept", 200, id="the form"),
        pytest.param("review:refuse", 422, id="the page that says what lacks"),
    ],
)
def test_who_decides_for_an_office_that_is_not_loaded_reads_what_the_law_names(
    office: Office, page: str, status: int
) -> None:
    stream = drafts.open_application(application(), applicant(office)).stream.id
    filing.submit(stream, applicant(office))
    office.give("stranger", "decider", ELSEWHERE)

    answer = office.client("stranger").get(reverse(page, args=[stream]))

    assert answer.status_code == status
    assert answer.context["remedies"] == remedies(CITY, clock.today())
    assert not answer.context["are_remedies_confirmed"]


@pytest.mark.usefixtures("delegated")
def test_a_delegate_is_offered_to_applicants() -> None:
    assert ELSEWHERE in dict(offering(catalogue.item(ITEM), clock.today()))


def test_a_delegation_that_is_not_announced_cannot_be_relied_on(
    office: Office, delegated: pytest.MonkeyPatch
) -> None:
    silent = with_delegation(catalogue.loaded(), replace(GIVEN, announced_on=None))
    delegated.setattr(catalogue, "loaded", lambda: silent)

    with pytest.raises(Unlawful, match="delegation-not-announced"):
        drafts.open_application(application(), applicant(office))
    assert ELSEWHERE not in dict(offering(catalogue.item(ITEM), clock.today()))


def test_an_item_that_nobody_gave_is_not_offered(
    office: Office, delegated: pytest.MonkeyPatch
) -> None:
    other = with_delegation(catalogue.loaded(), replace(GIVEN, items=frozenset({"nurse-practice"})))
    delegated.setattr(catalogue, "loaded", lambda: other)

    with pytest.raises(Unlawful, match="item-not-offered"):
        drafts.open_application(application(), applicant(office))


def test_an_authority_of_its_own_right_files_in_its_own_name(office: Office) -> None:
    assert load_case(office.received()).state.in_name_of == ""


def test_documents_bear_the_delegators_name_and_name_who_does_the_work(office: Office) -> None:
    loaded = load_case(office.accepted())
    place, case = loaded.stream, loaded.state

    own = printing.facts(ACCEPTANCE, Subject(place, case))
    delegated = Subject(place, replace(case, in_name_of=CITY))
    told = printing.facts(ACCEPTANCE, delegated)

    assert own["authority"] == catalogue.authority(place.authority).full_name
    assert "handled_by" not in own
    assert told["authority"] == CITY
    assert told["handled_by"] == catalogue.authority(place.authority).full_name
    assert printing.pdf(ACCEPTANCE, delegated).startswith(b"%PDF")


def test_the_remedies_are_those_against_whom_the_name_is() -> None:
    district, unknown = (remedies(one, clock.today()) for one in (ELSEWHERE, CITY))

    assert district["reconsideration"] == "广州市花都区人民政府"
    assert unknown == {
        "reconsideration": "本级人民政府",
        "court": "有管辖权的人民法院",
        "online": "",
    }


def test_the_notice_says_from_when_the_limit_counts(office: Office) -> None:
    nurse, place = load_case(office.accepted("nurse-practice")), load_case(office.accepted())

    limits = [
        printing.facts(ACCEPTANCE, Subject(one.stream, one.state))["limit_from"]
        for one in (nurse, place)
    ]
    assert limits == ["收到申请材料", "受理"]
