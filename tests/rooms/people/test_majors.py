"""重大决定目录: what an office lists is reviewed and discussed before it is decided, no other."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import HOME, ITEM, Office, case_of

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.casework.office import majors, standing
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Role
from xuke.rooms.portal.queries.guide import guide
from xuke.web import clock
from xuke.web.words import refusals

LIST = "虚构区重大行政执法决定目录（2026年版）"
TODAY = clock.machine_now().date()
pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Iterator[Office]:
    """Return an office; what it states is forgotten with its rows."""
    made = Office()
    made.give("head", Role.ADMIN)
    yield made
    standing.forget()


def listing(office: Office, *asked: str, since: date = TODAY, name: str = "head") -> HttpResponse:
    """List new cases of the item on the page, with what is asked of them."""
    typed = dict.fromkeys(asked, "on") | {"since": since.isoformat(), "source": LIST}
    at = f"/people/office/majors/{ITEM}/new/"
    answer: HttpResponse = office.client(name).post(at, typed)  # type: ignore[assignment]
    return answer


def test_what_is_listed_is_not_decided_without_the_review_and_the_refusal_names_the_list(
    office: Office,
) -> None:
    before = office.examined()

    answer = listing(office, "legality_review")

    assert answer.status_code == 302, answer.content.decode()
    stream = office.examined()
    with pytest.raises(Unlawful) as refused:
        officials.grant(stream, office.act("head"))
    assert refused.value.code == "major-review-missing"
    assert f"《{LIST}》" in refusals.why(refused.value, "case")
    assert CaseRow.objects.get(stream=stream).waits_for == "legal-reviewer"
    officials.grant(before, office.act("head"))
    assert case_of(before).decision


def test_after_the_discussion_that_the_list_asks_it_is_decided(office: Office) -> None:
    listing(office, "discussion")
    stream = office.examined()
    with pytest.raises(Unlawful) as refused:
        officials.grant(stream, office.act("head"))

    office.give("second", Role.DECIDER)
    members = [office.users["head"].username, office.users["second"].username]
    told = {"members": members, "conclusion": "同意准予许可"}
    act_on(stream, "discuss", told, office.act("head"))
    officials.grant(stream, office.act("head"))

    assert refused.value.code == "major-discussion-missing"
    assert case_of(stream).decision


def test_what_is_struck_from_the_list_is_decided_as_before(office: Office) -> None:
    listing(office, "legality_review")

    answer = listing(office)

    assert answer.status_code == 302, answer.content.decode()
    stream = office.examined()
    officials.grant(stream, office.act("head"))
    assert case_of(stream).decision
    page = office.client("head").get("/people/office/").content.decode()
    assert f"{catalogue.item(ITEM).name}（新办）不再列入重大决定目录" in page


def test_a_list_of_a_later_day_asks_nothing_yet(office: Office) -> None:
    listing(office, "legality_review", since=TODAY + timedelta(days=1))

    assert majors.majors(HOME, ITEM, "new", TODAY) == []
    assert len(majors.majors(HOME, ITEM, "new", TODAY + timedelta(days=1))) == 1
    assert not case_of(office.received()).filed_rule.legality_review


def test_the_guide_and_the_offices_page_tell_what_is_listed(office: Office) -> None:
    assert listing(office, "legality_review", "discussion").status_code == 302

    lines = guide(catalogue.item(ITEM), HOME, "new", TODAY).steps.lines
    told = [word for line in lines for word in line.words]
    assert "作出决定前要经过法制审核。" in told
    assert "作出决定前要经过集体讨论。" in told
    page = office.client("head").get("/people/office/").content.decode()
    assert "须经法制审核、集体讨论" in page
    assert LIST in page
    form = office.client("head").get(f"/people/office/majors/{ITEM}/new/").content.decode()
    assert LIST in form


@pytest.mark.parametrize(
    ("since", "why"),
    [
        (TODAY - timedelta(days=1), "开始日期不能早于今天"),
        (TODAY + timedelta(days=400), "一年以后"),
    ],
)
def test_a_list_for_the_past_is_refused(office: Office, since: date, why: str) -> None:
    answer = listing(office, "discussion", since=since)

    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_nobody_else_lists_anything_and_no_other_action(office: Office) -> None:
    assert listing(office, "discussion", name="clerk").status_code == 403
    client = office.client("head")
    assert client.get(f"/people/office/majors/{ITEM}/dance/").status_code == 404
    assert client.get("/people/office/majors/barber/new/").status_code == 404


def test_a_rebuild_keeps_the_list(office: Office) -> None:
    listing(office, "legality_review")

    rebuild()
    standing.forget()
    clock.look()

    assert [one.listed_in for one in majors.majors(HOME, ITEM, "new", TODAY)] == [LIST]
