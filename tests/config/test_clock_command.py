import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from xuke.web import clock
from xuke.web.models import ClockSetting

XUKE = str(Path(sys.executable).with_name("xuke"))


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
        timeout=60,
    )


def in_days(days: int) -> str:
    return (clock.machine_now().date() + timedelta(days=days)).isoformat()


def test_another_command_stands_on_the_day_that_was_set(committed_url: str) -> None:
    moved = xuke(committed_url, "clock", "set", in_days(30))

    assert moved.returncode == 0, moved.stderr
    assert "培训时钟已拨到" in moved.stdout
    shown = xuke(committed_url, "clock", "show")
    assert shown.stdout.startswith("培训时钟：")
    assert ClockSetting.objects.get().set_by in shown.stderr


def test_the_real_clock_comes_back(committed_url: str) -> None:
    xuke(committed_url, "clock", "set", in_days(30))

    assert xuke(committed_url, "clock", "real").stdout.startswith("现在按真实时间运行")
    assert xuke(committed_url, "clock", "show").stdout.startswith("真实时间：")


def test_an_untouched_clock_is_real(committed_url: str) -> None:
    assert xuke(committed_url, "clock", "show").stdout.startswith("真实时间：")


def test_production_is_told_why_not(committed_url: str) -> None:
    ran = xuke(committed_url, "clock", "set", in_days(30), production=True)

    assert ran.returncode == 1
    assert "不能使用培训时钟" in ran.stderr
    assert ran.stdout == ""


def test_production_runs_by_the_real_clock_whatever_was_left_over(committed_url: str) -> None:
    xuke(committed_url, "clock", "set", in_days(30))

    shown = xuke(committed_url, "clock", "show", production=True)

    assert shown.stdout.startswith("真实时间：")
    assert "遗留的培训时钟不起作用" in shown.stderr
    assert "ignored" in shown.stderr


def test_a_day_that_does_not_exist_is_a_wrong_command(committed_url: str) -> None:
    ran = xuke(committed_url, "clock", "set", "2027-02-30")

    assert ran.returncode == 2
    assert "不是存在的日期" in ran.stderr
