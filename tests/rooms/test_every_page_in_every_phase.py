"""Every page of a case, in every phase, for everybody: none fails, and none shows a draft."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.casework import officials
from tests.rooms.desk.office import Office, case_of

from xuke.access.models import User
from xuke.casework.case import filing
from xuke.casework.case.kind import CASES
from xuke.casework.models import CaseRow
from xuke.casework.stream.visibility import visible
from xuke.kernel.case.events import Gap
from xuke.kernel.case.machine import CASE

pytestmark = pytest.mark.django_db
OFFICIALS: Final = ("clerk", "first", "head", "publisher", "tongji", "guanli", "stranger")
EVERYBODY: Final = ("", "applicant", "other", *OFFICIALS)
EVERY_ROLE: Final = ("examiner", "legal-reviewer", "decider", "publisher", "statistician", "admin")
GAP: Final = Gap(target="contact_phone", kind="inconsistent", what="号码打不通，请更正")
FILLED: Final[Mapping[str, str]] = {
    "kind": CASE.kind,
    "material": "floor-plan",
    "place": "0",
    "section_id": "all",
    "slug": "acceptance",
    "verb": "accept",
}
"""What stands in addresses beside the case: of each kind one that may lead somewhere."""


def drafted(office: Office) -> UUID:
    return office.draft()


def discarded(office: Office) -> UUID:
    stream = office.draft()
    filing.withdraw(stream, "家里有事", office.act("applicant"))
    return stream


def in_correction(office: Office) -> UUID:
    stream = office.received()
    officials.request_correction(stream, (GAP,), office.act("clerk"))
    return stream


def withdrawn(office: Office) -> UUID:
    stream = office.received()
    filing.withdraw(stream, "不再经营", office.act("applicant"))
    return stream


def issued(office: Office) -> UUID:
    stream = office.granted()
    officials.issue(stream, office.act("clerk"))
    return stream


def delivered(office: Office) -> UUID:
    stream = issued(office)
    officials.deliver(stream, officials.Delivery(way="electronic"), office.act("clerk"))
    return stream


NEVER_FILED: Final = (drafted, discarded)
PHASES: Final[tuple[Callable[[Office], UUID], ...]] = (
    *NEVER_FILED,
    Office.received,
    in_correction,
    withdrawn,
    Office.accepted,
    Office.examined,
    Office.refused,
    Office.granted,
    issued,
    delivered,
)


@pytest.fixture
def office(db: None) -> Office:
    """Open an office with everybody who may look, one of them with every role."""
    office = Office()
    for name, role in (("tongji", "statistician"), ("guanli", "admin")):
        office.users[name] = User.objects.create_user(name)
        office.give(name, role)
    office.users["other"] = User.objects.create_user("other")
    for role in EVERY_ROLE:
        office.give("clerk2", role)
    return office


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of ours with its pattern."""
    for one in resolver.url_patterns:
        place = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, place)
        else:
            yield place, one


def addresses(stream: UUID) -> list[str]:
    """Return every address that names this case, with each of its files and each step."""
    digests = [one.digest for one in case_of(stream).materials[:1]] or ["0" * 64]
    steps = [*CASES.plain, "supply-pending"]
    found: list[str] = []
    for place, pattern in patterns(get_resolver()):
        names = set(pattern.pattern.converters)
        if not names & {"stream", "case"}:
            continue
        told = {**FILLED, "stream": str(stream), "case": str(stream), "digest": digests[0]}
        wanted = steps if "step" in names else [""]
        found.extend("/" + filled(place, {**told, "step": step}) for step in wanted)
    return sorted(set(found))


def filled(place: str, told: Mapping[str, str]) -> str:
    """Return an address with these values in the place of its converters."""
    for name, value in told.items():
        for kind in ("uuid", "uuidstr", "slug", "str", "int"):
            place = place.replace(f"<{kind}:{name}>", value)
        place = place.replace(f"<{name}>", value)
    return place


def asked(client: Client, office: Office, name: str, address: str) -> int:
    headers = office.token(name) if name and address.startswith("/api/") else None
    return int(client.get(address, headers=headers).status_code)


def client_of(office: Office, name: str) -> Client:
    client = office.client(name) if name else Client()
    client.raise_request_exception = False
    return client


def test_every_address_of_a_case_is_tried(office: Office) -> None:
    tried = addresses(office.received())

    assert len(tried) > 60
    assert not [one for one in tried if "<" in one]
    assert any(one.endswith("/act/supply-pending/") for one in tried)


@pytest.mark.parametrize("begun", PHASES, ids=lambda begun: begun.__name__)
@pytest.mark.parametrize("name", ["applicant", "clerk2"])
def test_no_page_fails_in_any_phase(
    office: Office, begun: Callable[[Office], UUID], name: str
) -> None:
    stream = begun(office)
    client = client_of(office, name)

    found = {one: asked(client, office, name, one) for one in addresses(stream)}

    assert {one: status for one, status in found.items() if status >= 500} == {}


@pytest.mark.parametrize("begun", NEVER_FILED, ids=lambda begun: begun.__name__)
@pytest.mark.parametrize("name", [one for one in EVERYBODY if one != "applicant"])
def test_what_was_never_filed_is_its_owners_alone(
    office: Office, begun: Callable[[Office], UUID], name: str
) -> None:
    stream = begun(office)
    client = client_of(office, name)

    found = {one: asked(client, office, name, one) for one in addresses(stream)}

    # 405: an address that only takes acts; 302: a page that asks to sign in.
    assert {
        one: status for one, status in found.items() if status not in {302, 401, 403, 404, 405}
    } == {}
    if name:
        assert not visible(CASE.kind, office.person(name)).filter(stream=stream).exists()


@pytest.mark.parametrize("begun", NEVER_FILED, ids=lambda begun: begun.__name__)
@pytest.mark.parametrize("name", OFFICIALS)
def test_no_list_or_search_shows_what_was_never_filed(
    office: Office, begun: Callable[[Office], UUID], name: str
) -> None:
    stream = begun(office)
    row = CaseRow.objects.get(stream=stream)
    client = client_of(office, name)
    lists = ["/desk/", "/counter/", "/review/", "/register/queue/", "/disclosure/queue/"]
    words = ["", f"?q={row.number or 'x'}", "?q=某", f"?item={row.item}"]

    pages = [client.get(f"{place}{word}").content.decode() for place in lists for word in words]
    told = client.get("/api/cases", headers=office.token(name)).json()

    assert not any(str(stream) in page for page in pages)
    assert str(stream) not in str(told)


@pytest.mark.parametrize("name", [*OFFICIALS, "applicant"])
def test_no_act_of_anybody_reaches_a_discarded_draft(office: Office, name: str) -> None:
    stream = discarded(office)
    client = client_of(office, name)
    before = case_of(stream).version

    answers: dict[str, Any] = {}
    for step in CASES.plain:
        body: dict[str, Any] = {"facts": {}}
        answers[step] = client.post(
            f"/api/cases/{stream}/acts/{step}",
            body,
            content_type="application/json",
            headers=office.token(name),
        ).status_code

    assert {one: status for one, status in answers.items() if status >= 500} == {}
    assert case_of(stream).version == before
