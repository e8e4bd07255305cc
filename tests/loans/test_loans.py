"""A new kind of stream: a machine, a place, no other line; and pages, programs, terminal, days."""

import json
import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pypdf
import pytest
from click.testing import CliRunner
from django.test import Client, RequestFactory
from django.urls import resolve
from tests.loans.machine import GRACE, LOAN, Ended, Phase
from tests.loans.place import LOANS
from tests.loans.room import bring_along
from tests.rooms.desk.office import ELSEWHERE, Office, text_of

from xuke.casework.models import StreamRow
from xuke.casework.stream.daywork import do_days_work
from xuke.casework.stream.door import load
from xuke.casework.stream.rebuild import rebuild
from xuke.config.cli.acting import act_command, work_words
from xuke.config.cli.rights import rights_command
from xuke.kernel.law.refusal import Unlawful
from xuke.web import clock
from xuke.web.site import errors

LIST = "/desk/streams/loan/"
SOON = timedelta(days=10)


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Open an office that lends things; no other test knows of it."""
    bring_along(monkeypatch)
    return Office()


def day(after: int) -> str:
    return (clock.today() + timedelta(days=after)).isoformat()


def facts(**changes: str) -> dict[str, str]:
    return {"thing": "照度计", "to": "李某", "until": day(10), **changes}


def api(
    office: Office, path: str, body: object = None, *, name: str = "clerk", key: str = ""
) -> tuple[int, Any]:
    headers = office.token(name) | {"Idempotency-Key": key or str(uuid4())}
    address = f"/api/streams/loan{path}"
    if body is None:
        answer = Client().get(address, headers=headers)
    else:
        kind = "application/json"
        answer = Client().post(address, json.dumps(body), content_type=kind, headers=headers)
    return answer.status_code, json.loads(answer.content)


def lent(office: Office, **changes: str) -> UUID:
    """Return a loan that a clerk opened."""
    told = {"version": 0, "facts": facts(**changes)}
    status, loan = api(office, "/acts/lend", told)
    assert status == 200, loan
    return UUID(loan["stream"])


def signed(client: Client, address: str, told: dict[str, str], version: int) -> Any:  # noqa: ANN401
    """Do an act on its page: asked, foreseen, confirmed."""
    sent = {**told, "version": version, "request": str(uuid4())}
    preview = client.post(address, {**sent, "stage": "preview"})
    return preview, client.post(address, {**sent, "stage": "confirm"}, follow=True)


def test_a_loan_is_opened_on_a_page_and_listed(office: Office) -> None:
    clerk = office.client("clerk")

    empty = clerk.get(LIST)
    asked = clerk.get(f"{LIST}begin/lend")
    preview, done = signed(clerk, f"{LIST}begin/lend", facts(), 0)

    assert "还没有登记" in text_of(empty)
    assert f'href="{LIST}begin/lend"' in empty.content.decode()
    assert "物品借用" in text_of(clerk.get("/desk/"))
    assert "借用人" in text_of(asked)
    assert "借出照度计" in text_of(preview)
    assert "借〔" in text_of(done)
    assert "借出照度计" in text_of(done)
    assert "clerk某" in text_of(done)
    assert StreamRow.objects.get(kind="loan").number == f"借〔{clock.today().year}〕1号"
    assert "照度计" in text_of(clerk.get(LIST))


def test_a_verb_is_done_on_its_page_and_refused_with_its_reason(office: Office) -> None:
    stream = lent(office)
    clerk, address = office.client("clerk"), f"{LIST}{stream}/acts/prolong"

    refused = clerk.post(address, {"until": day(1), "version": 1, "stage": "preview"})
    _preview, done = signed(clerk, address, {"until": day(40)}, 1)

    assert refused.status_code == 422
    assert "太早" in text_of(refused)
    assert "续借至" in text_of(done)
    assert load(LOANS, stream).state.until == clock.today() + timedelta(days=40)


def test_the_newest_stand_first_whatever_their_numbers(office: Office) -> None:
    for days, number in ((3, 9), (2, 10), (1, 11)):
        on = clock.today() - timedelta(days=days)
        StreamRow.objects.create(stream=uuid4(), authority="310105-wjw", year=on.year, kind="loan",
            version=1, number=f"借〔2026〕{number}号", title="照度计", phase="lent",
            opened_on=on)  # fmt: skip

    page = text_of(office.client("clerk").get(LIST))

    assert page.index("11号") < page.index("10号") < page.index("〕9号")


def test_pages_and_programs_offer_the_same_verbs(office: Office) -> None:
    stream = lent(office)

    _status, loan = api(office, f"/{stream}")
    page = office.client("clerk").get(f"{LIST}{stream}/").content.decode()

    allowed = {one["step"] for one in loan["next_steps"] if one["allowed"]}
    assert allowed == {"prolong", "give-back"}
    assert all(f"acts/{verb}" in page for verb in allowed)
    assert "acts/write-off" not in page
    reason = next(one["reason"] for one in loan["next_steps"] if one["step"] == "write-off")
    assert reason
    assert reason in page


def test_who_opened_a_loan_does_not_write_it_off(office: Office) -> None:
    stream = lent(office)
    office.give("clerk", "decider")

    own = api(office, f"/{stream}/acts/write-off", {"version": 1, "facts": {}})
    head = api(office, f"/{stream}/acts/write-off", {"version": 1, "facts": {}}, name="head")

    assert (own[0], own[1]["code"]) == (403, "own-application")
    assert (head[0], head[1]["phase"]) == (200, "ended")


def test_one_request_opens_one_loan(office: Office) -> None:
    key, told = str(uuid4()), {"version": 0, "facts": facts()}

    first = api(office, "/acts/lend", told, key=key)
    again = api(office, "/acts/lend", told, key=key)

    assert first[1]["stream"] == again[1]["stream"]
    assert StreamRow.objects.filter(kind="loan").count() == 1


def test_bad_facts_are_named_and_nothing_happens(office: Office) -> None:
    told = {"version": 0, "facts": {"thing": "", "until": "morgen"}}

    status, answer = api(office, "/acts/lend", told)

    assert status == 422
    assert set(answer["fields"]) == {"thing", "to", "until"}
    assert not StreamRow.objects.filter(kind="loan").exists()


def test_nobody_elsewhere_sees_it(office: Office) -> None:
    stream = lent(office)

    assert office.client("stranger").get(f"{LIST}{stream}/").status_code == 404
    assert api(office, f"/{stream}", name="stranger")[0] == 404
    assert "照度计" not in text_of(office.client("stranger").get(LIST))
    assert office.person("stranger").authority == ELSEWHERE


def test_a_loan_that_there_is_not_is_not_found(office: Office) -> None:
    nowhere = f"/{uuid4()}"

    read = api(office, nowhere)
    acted = api(office, f"{nowhere}/acts/give-back", {"version": 1, "facts": {}})

    assert (read[0], read[1]["code"]) == (404, "not-found")
    assert (acted[0], acted[1]["code"]) == (404, "not-found")


def test_its_slip_is_a_document(office: Office) -> None:
    stream = lent(office)

    answer = office.client("clerk").get(f"{LIST}{stream}/documents/loan-slip")

    words = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(answer.content)).pages)
    assert "照度计" in words
    assert "李某" in words


def test_days_count_it_as_lost_once(office: Office) -> None:
    stream = lent(office)
    after = clock.today() + SOON + GRACE

    early = do_days_work(after - timedelta(days=1), clock.now())
    done = do_days_work(after, clock.now())
    again = do_days_work(after, clock.now())

    assert [one.of("loan")["lost"] for one in (early, done, again)] == [0, 1, 0]
    state = load(LOANS, stream).state
    assert (state.phase, state.ended) == (Phase.ENDED, Ended(on=after, by="system", lost=True))


def test_the_list_is_rebuilt_from_the_record(office: Office) -> None:
    stream = lent(office)
    kept = StreamRow.objects.values().get(stream=stream)
    StreamRow.objects.all().delete()

    rebuild()

    assert StreamRow.objects.values().get(stream=stream) == kept


def test_the_terminal_opens_lists_and_acts(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xuke.config.cli.acting.prepared", lambda: None)
    number = f"借〔{clock.today().year}〕1号"

    def xuke(*words: str) -> str:
        ran = CliRunner().invoke(act_command, [*words, "--as", "clerk"])
        return ran.output

    opens = [xuke("loan", "--list"), xuke("loan")]
    opened = xuke("loan", "lend", "thing=照度计", "to=李某", f"until={day(10)}")
    listed = xuke(number, "--list")
    refused = xuke(number, "prolong", f"until={day(1)}")
    unknown = xuke(number, "sell")
    done = xuke(number, "give-back", "note=完好")

    assert opens == ["lend（借出）thing to until\n"] * 2
    assert "借出照度计（李某）" in opened
    assert "可以  prolong（续借）until" in listed
    assert "不能  write-off（核销）" in listed
    assert "太早" in refused
    assert "没有步骤“sell”" in unknown
    assert "结束（完好）" in done
    assert StreamRow.objects.get(kind=LOAN.kind).phase == "ended"


def test_its_phases_are_told_in_its_own_words_on_every_page(office: Office) -> None:
    stream, clerk = lent(office), office.client("clerk")
    act = f"{LIST}{stream}/acts/give-back"

    shown = clerk.get(LIST), clerk.get(f"{LIST}{stream}/")
    preview, done = signed(clerk, act, {}, 1)

    assert all("借出未还" in text_of(page) for page in shown)
    assert re.search("借出未还</span> → <span[^>]*>已经了结", text_of(preview))
    assert "已经了结" in text_of(done)


def test_a_refusal_of_a_code_that_all_kinds_know_is_told_in_its_own_words(office: Office) -> None:
    stream = lent(office)
    office.give("clerk", "decider")
    clerk, told = office.client("clerk"), {"version": 1, "facts": {}}

    own = api(office, f"/{stream}/acts/write-off", told)
    page = clerk.get(f"{LIST}{stream}/acts/write-off")
    opened = api(office, "/acts/lend", {"version": 0, "facts": facts()}, name="head")
    begun = api(office, "/acts/lend", {"version": 0, "facts": facts(until=day(0))})
    api(office, f"/{stream}/acts/give-back", told)
    late = api(office, f"/{stream}/acts/prolong", {"version": 2, "facts": {"until": day(20)}})

    assert own[1]["message"] == "物品是您借出的，须由其他人核销。"
    assert "物品是您借出的" in text_of(page)
    assert "由窗口人员办理" in opened[1]["message"]
    assert "太早" in begun[1]["message"]
    assert late[1]["message"] == "这笔借用已经了结，不能续借。"


def test_a_refusal_that_no_page_caught_is_told_in_its_own_words(office: Office) -> None:
    request = RequestFactory().get(LIST)
    request.resolver_match = resolve(LIST)
    request.user = office.users["clerk"]
    request.person = office.person("clerk")  # type: ignore[attr-defined]

    page = errors.unlawful(request, Unlawful("own-application"))

    assert "物品是您借出的" in text_of(page)


def test_days_and_rights_are_told_in_its_own_words(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lent(office)
    done = do_days_work(clock.today() + SOON + GRACE, clock.now())
    monkeypatch.setattr("xuke.config.server.database.load_django", lambda: None)

    rights = CliRunner().invoke(rights_command, [LOAN.kind]).output

    assert work_words(done).endswith("张；视为遗失 1 笔。")
    assert "lost  视为遗失" in rights
    assert "阶段：借出未还" in rights
    assert "限制：不是自己借出的" in rights


def test_it_is_as_small_as_the_how_to_promises() -> None:
    here = Path(__file__).parent
    parts = ("machine.py", "place.py", "slip.typ")

    assert sum(len((here / part).read_text(encoding="utf-8").splitlines()) for part in parts) <= 250
