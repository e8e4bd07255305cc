"""`xuke licence`: a licence told and acted upon at the terminal, by the same law."""

from pathlib import Path
from uuid import UUID

import pytest
from tests.casework.licences import WATER
from tests.config.test_act_command import xuke
from tests.rooms.desk.office import HOME, ITEM, Office
from tests.rooms.register.held import held, state_of
from tests.rooms.register.history import imported, past

from xuke.casework.models import LicenceRow
from xuke.kernel.licence.words import AdverseAct, Status
from xuke.rooms.imports.case_rows import CASE_COLUMNS

SUSPENSION = ("document=虚构罚〔2026〕1号", "until=2099-01-01", "reason=逾期没有改正，情节严重的。")


@pytest.fixture
def licence(committed_url: str) -> UUID:
    """Return a licence in force."""
    return held(Office(), WATER)


TOLD = (
    "document=虚构告〔2026〕1号",
    "text=逾期没有改正，拟暂扣许可证件。",
    "basis=infectious-disease-law/73",
)
PLACE = "basis=public-places-hygiene-regulations/14/1/1"


def test_a_licence_is_told_with_its_days_and_rights(committed_url: str, licence: UUID) -> None:
    number = state_of(licence).number

    ran = xuke(committed_url, "licence", "show", number, "--as", "head")
    plain = xuke(committed_url, "licence", "show", number)

    assert ran.returncode == 0, ran.stderr
    assert "状态：有效" in ran.stdout
    assert "申请延续的最后一日：" in ran.stdout
    assert "依据：《生活饮用水卫生监督管理办法》第二十条" in ran.stdout
    assert "可以  tell-holder（告知拟作出的决定）act document text" in ran.stdout
    assert "不能  吊销：" in ran.stdout
    assert "可以" not in plain.stdout


def test_acts_are_done_with_the_account_s_rights(committed_url: str, licence: UUID) -> None:
    act = ("act", state_of(licence).number)

    acts = (
        ("tell-holder", "act=suspension", *TOLD),
        ("deliver-paper", "paper=told-suspension", "way=direct", "proof=虚构某"),
        ("hear-holder", "act=suspension", "waived=true"),
        ("answer-holder", "act=suspension", "requested=false"),
    )

    for step, *facts in acts:
        words = (step, "--as", "head", *facts)
        heard = xuke(committed_url, *act, *words)
        assert heard.returncode == 0, heard.stderr
    done = xuke(committed_url, *act, "suspend", "--as", "head", *SUSPENSION)

    assert "暂扣卫生许可证至2099年1月1日" in done.stdout
    assert state_of(licence).status is Status.SUSPENDED
    assert AdverseAct.SUSPENSION not in state_of(licence).heard


def test_what_is_refused_is_said(committed_url: str, licence: UUID) -> None:
    act = ("act", state_of(licence).number)

    barred = xuke(committed_url, *act, "suspend", "--as", "head", *SUSPENSION)
    wrong = xuke(committed_url, *act, "tell-holder", "--as", "head", "act=dance")
    unknown = xuke(committed_url, *act, "modify", "--as", "head")
    stranger = xuke(committed_url, *act, "suspend", "--as", "stranger", *SUSPENSION)
    nobody = xuke(committed_url, *act, "suspend", "--as", "applicant", *SUSPENSION)

    assert "暂扣前，须先告知被许可人" in barred.stderr
    assert "act（拟作出的决定）" in wrong.stderr
    assert "没有步骤“modify”" in unknown.stderr
    assert "没有编号为" in stranger.stderr
    assert "不是工作人员" in nobody.stderr
    assert {one.returncode for one in (barred, wrong, unknown, stranger, nobody)} == {1}


def test_all_licences_of_the_past_are_opened_by_one_command(committed_url: str) -> None:
    imported(past("P1", certificate_number="旧证7号"), past("P2", certificate_number="旧证8号"))
    opening = ("licence", "open-imported", "--authority")

    first, again, elsewhere = (
        xuke(committed_url, *opening, code) for code in (HOME, HOME, "999999-none")
    )

    assert "登入台账 2 张" in first.stdout, first.stderr
    assert "都已在台账中" in again.stdout
    assert "没有实施机关 999999-none" in elsewhere.stderr
    assert LicenceRow.objects.count() == 2


def test_an_import_opens_the_licences_that_it_names(committed_url: str, tmp_path: Path) -> None:
    row = {
        **dict.fromkeys(CASE_COLUMNS.required, ""),
        "case_number": "旧-1",
        "item": ITEM,
        "action": "新办",
        "applicant_type": "organisation",
        "applicant_name": "虚构浴室",
        "channel": "窗口",
        "received_on": "2023-03-02",
        "accepted_on": "2023-03-02",
        "decided_on": "2023-03-09",
        "decision": "准予",
        "commitment": "否",
        "fully_online": "否",
        "certificate_number": "旧证9号",
    }
    path = tmp_path / "cases.csv"
    path.write_text("\n".join([",".join(row), ",".join(row.values())]), encoding="utf-8")
    words = ("import", "cases", str(path), "--authority", HOME)

    checked = xuke(committed_url, *words, "--dry-run")
    nothing = LicenceRow.objects.count()
    done = xuke(committed_url, *words)

    assert (checked.returncode, nothing) == (0, 0), checked.stderr
    assert "登入台账 1 张" in done.stdout, done.stderr
    assert LicenceRow.objects.get().number == "旧证9号"


def test_a_licence_of_the_past_is_opened_when_it_is_acted_upon(committed_url: str) -> None:
    Office()
    imported(past("P1", certificate_number="旧证7号"))

    shown = xuke(committed_url, "licence", "show", "旧证7号")
    assert "状态：" in shown.stdout, shown.stderr
    assert not LicenceRow.objects.exists()
    words = ("act=revocation", *TOLD[:2], PLACE)
    done = xuke(committed_url, "act", "旧证7号", "tell-holder", "--as", "head", *words)

    assert done.returncode == 0, done.stderr
    assert LicenceRow.objects.get().number == "旧证7号"
