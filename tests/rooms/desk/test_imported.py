"""An imported open case goes on like any other: every step of every phase, by page and API."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework import officials
from tests.rooms.desk.imported import examined, imported
from tests.rooms.desk.office import ITEM, Office, case_of, sent, text_of

from xuke import catalogue
from xuke.casework.case.kind import CASES
from xuke.kernel.case.events import Gap
from xuke.kernel.case.state import Phase
from xuke.web.case.file import open_case
from xuke.web.site import places

FOR_THE_APPLICANT = {"correct": "hand-in", "withdraw": "take-back"}
GAP = {"kind-floor-plan": "missing", "what-floor-plan": "请提交平面图。"}
DECLINED = {
    "reason": "not-competent",
    "text": "经核对，由市级机关实施本项许可。",
    "competent": "市卫生健康委",
}
REFUSAL = {
    "reason": "conditions-not-met",
    "facts": "现场核查：消毒间面积三平方米，无分类水池。",
    "text": "消毒间面积不足，不能分类消毒用品用具。",
    "basis": "administrative-licensing-law/38/2",
}
OPINION = {"opinion": "符合法定条件，建议准予许可。", "passed": "yes"}
CHECKS = {f"check-{one.id}": "yes" for one in catalogue.item(ITEM).checklist}


def corrected(office: Office) -> UUID:
    stream = imported(office)
    gaps = (Gap(target="floor-plan", kind="missing", what="请提交平面图。"),)
    officials.request_correction(stream, gaps, office.act("clerk"))
    return stream


def accepted(office: Office) -> UUID:
    return imported(office, accepted=True)


def granted(office: Office) -> UUID:
    stream = examined(office)
    officials.grant(stream, office.act("head"))
    return stream


def refused(office: Office) -> UUID:
    stream = examined(office, passed=False)
    officials.refuse(stream, officials.Refusal(also=(), **REFUSAL), office.act("head"))
    return stream


STANDS = {
    Phase.RECEIVED: imported,
    Phase.IN_CORRECTION: corrected,
    Phase.ACCEPTED: accepted,
    Phase.EXAMINED: examined,
    Phase.GRANTED: granted,
    Phase.REFUSED: refused,
}


@pytest.mark.parametrize("phase", STANDS)
def test_each_step_that_is_open_has_a_page_and_an_answer(office: Office, phase: Phase) -> None:
    stream = STANDS[phase](office)
    assert case_of(stream).phase is phase

    answered = set[int]()
    for name in ("clerk", "first", "second", "head", "publisher"):
        client = office.client(name)
        for url in _addresses(office, name, stream):
            answered |= {client.get(url).status_code, _previewed(client, stream, url)}

    assert answered
    assert answered <= {200, 422}


def _addresses(office: Office, name: str, stream: UUID) -> list[str]:
    steps = [one.name for one in open_case(stream, office.person(name)).steps if one.allowed]
    urls = [_address(stream, step) for step in steps if step not in {"attach", "remove"}]
    assert all(urls), steps
    return urls


def _address(stream: UUID, step: str) -> str:
    if step in CASES.plain:
        return reverse("desk:act", args=[stream, step])
    purpose = FOR_THE_APPLICANT.get(step)
    return places.url(purpose, stream) if purpose else places.verb_url(CASES.name, step, stream)


def _previewed(client: Client, stream: UUID, url: str) -> int:
    """Ask what would follow; what is handed in for the applicant has no preview."""
    if url in {places.url(purpose, stream) for purpose in FOR_THE_APPLICANT.values()}:
        return client.get(url).status_code
    return client.post(url, sent(stream, "preview", **GAP, **DECLINED)).status_code


@pytest.mark.parametrize(
    ("stands", "who", "step", "typed", "document"),
    [
        pytest.param(imported, "clerk", "counter:accept", {}, "acceptance-notice", id="accept"),
        pytest.param(
            imported, "clerk", "counter:request-correction", GAP, "correction-notice", id="correct"
        ),
        pytest.param(
            imported, "clerk", "counter:not-accept", DECLINED, "non-acceptance", id="not accept"
        ),
        pytest.param(examined, "head", "review:grant", {}, "grant", id="grant"),
        pytest.param(examined, "head", "review:refuse", REFUSAL, "refusal", id="refuse"),
    ],
)
def test_what_is_done_here_has_its_document(
    office: Office,
    stands: Callable[[Office], UUID],
    who: str,
    step: str,
    typed: dict[str, str],
    document: str,
) -> None:
    stream, client = stands(office), office.client(who)
    url = reverse(step, args=[stream])

    shown = client.post(url, sent(stream, "preview", **typed))
    done = client.post(url, sent(stream, **typed))

    assert (shown.status_code, done.status_code) == (200, 302)
    assert "<svg" in text_of(shown)
    paper = client.get(reverse("desk:document", args=[stream, document]))
    assert paper.content.startswith(b"%PDF")


def test_what_was_done_elsewhere_has_none(office: Office) -> None:
    stream = imported(office, accepted=True)

    paper = office.client("clerk").get(reverse("desk:document", args=[stream, "acceptance-notice"]))

    assert paper.status_code == 404


@pytest.mark.parametrize(
    ("stands", "who", "act", "body", "phase"),
    [
        pytest.param(imported, "clerk", "acceptance", {}, "accepted", id="accept"),
        pytest.param(
            imported,
            "clerk",
            "correction-notice",
            {"gaps": [{"target": "floor-plan", "kind": "missing", "what": "请提交平面图。"}]},
            "in-correction",
            id="correct",
        ),
        pytest.param(imported, "clerk", "non-acceptance", DECLINED, "concluded", id="decline"),
        pytest.param(examined, "head", "decision", {"outcome": "granted"}, "granted", id="grant"),
        pytest.param(
            examined, "head", "decision", {"outcome": "refused", **REFUSAL}, "refused", id="refuse"
        ),
    ],
)
def test_a_program_goes_on_with_it(
    office: Office,
    stands: Callable[[Office], UUID],
    who: str,
    act: str,
    body: dict[str, Any],
    phase: str,
) -> None:
    stream = stands(office)

    answer = Client(headers=office.token(who)).post(
        f"/api/cases/{stream}/{act}", body, content_type="application/json"
    )

    assert (answer.status_code, answer.json()["phase"]) == (200, phase)
