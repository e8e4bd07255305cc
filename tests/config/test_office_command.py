"""`xuke office`: an office's own facts at the terminal, with the rights of an administrator."""

import subprocess

import pytest
from tests.config.test_act_command import xuke
from tests.rooms.desk.office import HOME, Office

from xuke.casework.models import OfficeRow
from xuke.kernel.person import Role
from xuke.web import clock

PAPER = "--source=虚构市高级人民法院公告"


@pytest.fixture
def office(committed_url: str) -> Office:
    """Return an office whose head administers it."""
    made = Office()
    made.give("head", Role.ADMIN)
    return made


def state(url: str, *words: str, by: str = "head") -> subprocess.CompletedProcess[str]:
    return xuke(url, "office", "state", *words, "--as", by, PAPER)


@pytest.mark.usefixtures("office")
def test_what_is_missing_is_told_and_what_is_stated_is_shown(committed_url: str) -> None:
    missing = xuke(committed_url, "office", "show", "--missing", "--as", "head")
    stated = state(committed_url, "court", "虚构区人民法院", "--since", "2026-03-01")
    shown = xuke(committed_url, "office", "show", "--as", "head")

    assert "court（行政诉讼法院）：没有填写。没有填写，不予许可决定不能网上送达" in missing.stdout
    assert stated.returncode == 0, stated.stderr
    line = "court（行政诉讼法院）：虚构区人民法院（自2026年3月1日起，依据：虚构市高级人民法院公告）"
    assert line in stated.stdout
    assert line in shown.stdout
    assert "reviewer（行政复议机关）：" in shown.stdout
    assert OfficeRow.objects.get().authority == HOME


@pytest.mark.usefixtures("office")
def test_a_fact_is_named_by_its_label_and_checked_as_on_the_page(committed_url: str) -> None:
    wrong = state(committed_url, "咨询电话", "12")
    unknown = state(committed_url, "colour", "红")
    right = state(committed_url, "咨询电话", "12345")

    assert (wrong.returncode, unknown.returncode, right.returncode) == (1, 1, 0)
    assert "没有填写。" in wrong.stderr
    assert "五位热线" in wrong.stderr
    assert "没有“colour”这一项资料" in unknown.stderr
    assert f"phone（咨询电话）：12345（自{clock.machine_now().year}年" in right.stdout


@pytest.mark.usefixtures("office")
def test_nobody_but_an_administrator_reads_or_states(committed_url: str) -> None:
    ran = [
        state(committed_url, "court", "虚构区人民法院", by="clerk"),
        xuke(committed_url, "office", "show", "--as", "clerk"),
        xuke(committed_url, "office", "show", "--as", "nobody"),
    ]

    assert [one.returncode for one in ran] == [1, 1, 1]
    assert "这一步由管理员办理" in ran[0].stderr
    assert not OfficeRow.objects.exists()
