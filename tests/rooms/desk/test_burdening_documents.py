"""Decisions that burden: the warning and the bar of untrue papers, whole sentences, provisions."""

from dataclasses import replace
from uuid import UUID

import pytest
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office

from xuke.casework.case.kind import load_case
from xuke.kernel.case.events import BarFound, NotAccepted
from xuke.kernel.law.limit import add_months
from xuke.web import clock
from xuke.web.case.documents.answers import NON_ACCEPTANCE
from xuke.web.documents import printing
from xuke.web.documents.registry import Subject, find, subject_of
from xuke.web.words.dates import chinese_date

FORGED = "经核实，检测报告系伪造，检测机构没有出具过该报告。"


def facts(slug: str, stream: UUID) -> dict[str, object]:
    loaded = load_case(stream)
    document = find(loaded.stream.kind, slug)
    return printing.facts(document, subject_of(document, loaded))


def untrue(office: Office, stream: UUID, by: str) -> None:
    """Tell the applicant that a report is forged, and let him give up his answer."""
    act_on(stream, "tell-untruth", {"text": FORGED}, office.act(by))
    act_on(stream, "answer-untruth", {"waived": True}, office.act(by))


def test_what_is_held_untrue_is_answered_within_days_of_receipt(office: Office) -> None:
    stream = office.received()
    act_on(stream, "tell-untruth", {"text": FORGED}, office.act("clerk"))

    told = str(facts("untruth-told", stream))

    assert "请自收到本告知书之日起5个工作日内向本机关提出" in told


def in_a_year() -> str:
    day = clock.today()
    return chinese_date(add_months(day, 12))


def test_a_refusal_of_untrue_papers_tells_the_warning_and_the_bar_with_their_article(
    office: Office,
) -> None:
    stream = office.examined(passed=False)
    untrue(office, stream, "first")
    why = officials.Refusal(
        reason="materials-untrue",
        facts=FORGED,
        text=FORGED,
        basis="administrative-licensing-law/38/2",
    )

    officials.refuse(stream, why, office.act("head"))

    told = facts("refusal", stream)
    assert told["basis"] == ["《中华人民共和国行政许可法》第三十八条第二款、第七十八条"]
    assert told["warned"] is True
    assert f"自本决定作出之日起1年内，即在{in_a_year()}（含当日）以前" in str(told["barred"])
    assert "第七十八条" in str(told["barred"])


def test_another_refusal_warns_and_bars_nobody(office: Office) -> None:
    assert {"warned", "barred"}.isdisjoint(facts("refusal", office.refused()))


def test_what_is_not_accepted_as_untrue_tells_the_warning_and_the_bar(office: Office) -> None:
    stream = office.received()
    untrue(office, stream, "clerk")

    officials.not_accept(stream, "false-materials", FORGED, "", office.act("clerk"))

    told = facts("non-acceptance", stream)
    assert told["basis"] == ["《中华人民共和国行政许可法》第七十八条"]
    assert told["warned"] is True
    assert in_a_year() in str(told["barred"])


def test_the_reasons_of_a_refusal_end_with_a_full_stop(office: Office) -> None:
    stream = office.examined(passed=False)
    why = officials.Refusal(
        reason="conditions-not-met",
        facts=FORGED,
        text="消毒间面积不足三平方米",
        basis="administrative-licensing-law/38/2",
    )

    officials.refuse(stream, why, office.act("head"))

    assert "消毒间面积不足三平方米。根据上述事实" in str(facts("refusal", stream)["reasons"])


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        pytest.param("administrative-licensing-law/79", "行政许可法》第七十九条", id="deceit"),
        pytest.param("physicians-law/16/1/2", "医师法》第十六条第一款第二项", id="a special law"),
        pytest.param("", "行政许可法》第七十八条", id="the record does not tell"),
    ],
)
def test_who_is_barred_is_told_by_which_provision(office: Office, basis: str, words: str) -> None:
    stream = office.received()
    loaded = load_case(stream)
    declined = NotAccepted(on=clock.today(), by="clerk", reason="barred", text=FORGED)
    bar = BarFound(on=clock.today(), until=clock.today(), basis=basis)
    barred = replace(loaded.state, bar=bar, not_accepted=declined)

    told = printing.facts(NON_ACCEPTANCE, Subject(loaded.stream, barred))

    assert [words in one for one in told["basis"]] == [True]


def test_a_grant_rests_on_the_provisions_of_its_action(office: Office) -> None:
    told = str(facts("grant", office.granted("nurse-practice"))["basis"])

    assert "《护士条例》第七条、第八条" in told
    assert "第九条" not in told
    assert "第十条" not in told
