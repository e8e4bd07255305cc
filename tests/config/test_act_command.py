"""`xuke act` and `xuke work`: the same door from the terminal, for import and training."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from tests.rooms.desk.office import Office, case_of

from xuke.web import clock

XUKE = str(Path(sys.executable).with_name("xuke"))
REASON = "reason=须核实外地机关出具的证明，尚未收到复函"


def xuke(url: str, *words: str, production: bool = False) -> subprocess.CompletedProcess[str]:
    variables = {"DATABASE_URL": url}
    if production:
        variables |= {"XUKE_PRODUCTION": "1", "XUKE_ALLOWED_HOSTS": "xuke.example"}
    return subprocess.run(
        [XUKE, *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables},
        timeout=120,
    )


@pytest.fixture
def accepted(committed_url: str) -> UUID:
    """Return a case that was accepted three days ago."""
    return Office().accepted(back=3)


def test_an_act_is_done_on_the_day_that_is_named(committed_url: str, accepted: UUID) -> None:
    number = case_of(accepted).number
    yesterday = clock.machine_now().date() - timedelta(days=1)
    words = ("extend", "--as", "head", "--on", yesterday.isoformat(), "days=5", REASON)

    ran = xuke(committed_url, "act", number, *words)

    extension = case_of(accepted).extension
    assert ran.returncode == 0, ran.stderr
    assert "延长审查期限 5 个工作日" in ran.stdout
    assert extension
    assert (extension.on, extension.days) == (yesterday, 5)


def test_what_is_refused_is_said_with_its_provision(committed_url: str, accepted: UUID) -> None:
    number = case_of(accepted).number

    barred = xuke(committed_url, "act", number, "extend", "--as", "clerk", "days=5")
    wrong = xuke(committed_url, "act", number, "extend", "--as", "head", "days=x")
    unknown = xuke(committed_url, "act", number, "dance", "--as", "head")
    apart = xuke(committed_url, "act", number, "accept", "--as", "clerk")
    stranger = xuke(committed_url, "act", number, "--list", "--as", "stranger")

    assert "这一步由决定人员办理" in barred.stderr
    assert "days（延长的工作日数）" in wrong.stderr
    assert "没有步骤“dance”" in unknown.stderr
    assert "“受理”在网页或接口办理" in apart.stderr
    assert "不能查看" in stranger.stderr
    assert {one.returncode for one in (barred, wrong, unknown, apart, stranger)} == {1}


def test_the_list_says_what_may_be_done_and_why_not_the_rest(
    committed_url: str, accepted: UUID
) -> None:
    ran = xuke(committed_url, "act", case_of(accepted).number, "--list", "--as", "first")

    assert "可以  verify-site（现场核查）officers findings passed" in ran.stdout
    assert "不能  extend（延长期限）这一步由决定人员办理" in ran.stdout


def test_in_production_no_other_day_is_acted_on(committed_url: str, accepted: UUID) -> None:
    number = case_of(accepted).number
    words = ("extend", "--as", "head", "--on", "2026-01-05", "days=5", REASON)

    acted = xuke(committed_url, "act", number, *words, production=True)
    worked = xuke(committed_url, "work", "--on", "2026-01-05", production=True)

    assert "正式运行的系统不能按另一天办理" in acted.stderr
    assert "正式运行的系统不能按另一天办理" in worked.stderr
    assert case_of(accepted).extension is None


def test_the_work_of_a_later_day_is_done_once(committed_url: str) -> None:
    stream = Office().received()
    later = (clock.machine_now().date() + timedelta(days=20)).isoformat()

    first = xuke(committed_url, "work", "--on", later)
    second = xuke(committed_url, "work", "--on", later)

    assert first.stdout == (
        "视为受理 1 件，逾期未补正终止 0 件，逾期未补交容缺材料终止 0 件；"
        "证照到期 0 张，视为准予延续 0 张，暂扣期满发还 0 张，提醒 0 次，拟注销到期失效 0 张。\n"
    )
    assert second.stdout.startswith("视为受理 0 件")
    assert case_of(stream).accepted
