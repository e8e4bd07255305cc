import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.casework import journey, officials
from tests.casework.journey import APPLICANT, CLERK, MORNING, act

from xuke.casework.case import filing
from xuke.casework.case.kind import load_case
from xuke.config.settings import ROOT, current

COMMAND = "from xuke.config.cli import main; main()"
YEAR = """
year: 2027
notices: [{ title: 样例通知, number: 待确认 }]
holidays: [{ name: 元旦, since: 2027-01-01, until: 2027-01-04 }]
"""


def xuke(tree: Path, url: str, *words: str) -> subprocess.CompletedProcess[str]:
    variables = {
        "DATABASE_URL": url,
        "PYTHONPATH": str(tree / "src"),
        "XUKE_DATA": str(current().data),
    }
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "calendar", *words],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **variables},
        timeout=60,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Lend a work tree whose data folder may be added to."""
    (tmp_path / "src").symlink_to(ROOT / "src")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def announce(tree: Path) -> None:
    (tree / "data/calendars/2027.yaml").write_text(YEAR, encoding="utf-8")


def test_the_loaded_years_are_shown_with_their_source_and_the_next_one(tree: Path) -> None:
    shown = xuke(tree, "", "show", "--year", "2026").stdout

    assert shown.startswith("2026 年  依据：《国务院办公厅关于2026年部分节假日安排的通知》")
    assert "春节 2月15日至2月23日" in shown
    assert "2月14日（周六）" in shown
    assert "下一个缺少的年份：2027 年" in shown


def test_a_year_s_file_is_picked_up_at_the_next_start(tree: Path) -> None:
    assert xuke(tree, "", "show", "--year", "2027").returncode == 1

    announce(tree)

    shown = xuke(tree, "", "show", "--year", "2027").stdout
    assert "样例通知" in shown
    assert "下一个缺少的年份：2028 年" in shown


def test_a_mistake_in_the_file_stops_the_start_and_is_named(tree: Path) -> None:
    wrong = YEAR.replace("until: 2027-01-04", "until: 2026-01-04")
    (tree / "data/calendars/2027.yaml").write_text(wrong, encoding="utf-8")

    ran = xuke(tree, "", "show")

    assert ran.returncode == 1
    assert "calendars/2027.yaml 第 4 行" in ran.stderr


def test_the_cases_that_move_are_listed_confirmed_and_noted_once(
    tree: Path, committed_url: str
) -> None:
    days = (datetime(2026, 12, 28, tzinfo=MORNING.tzinfo) - MORNING) // timedelta(days=1) + 1
    stream = journey.drafted()
    filing.submit(stream, act(APPLICANT, days=days))
    officials.accept(stream, act(CLERK, days=days))
    number = load_case(stream).state.number
    announce(tree)

    listed = xuke(tree, committed_url, "moves")
    refused = xuke(tree, committed_url, "apply")
    applied = xuke(tree, committed_url, "apply", "--yes")
    again = xuke(tree, committed_url, "apply", "--yes")

    assert f"{number}  2027-01-26（暂定） → 2027-01-27" in listed.stdout, listed.stderr
    assert "共 1 件" in listed.stderr
    assert (refused.returncode, "加 --yes" in refused.stderr) == (1, True)
    assert "已按现在的日历重新计算 1 件" in applied.stdout, applied.stderr
    assert "没有在办件受影响" in again.stdout
    assert load_case(stream).history[-1].type == "CalendarChanged"
