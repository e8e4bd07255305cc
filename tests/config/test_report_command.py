"""`xuke report SLUG` makes whichever report is declared."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

XUKE = [str(Path(sys.executable).with_name("xuke"))]
ROOT = Path(__file__).parents[2]
PROGRAM = """
from xuke.config.cli import main
from xuke.config.cli.session import prepared
prepared()
from tests.rooms.reports.intake import INTAKE
from xuke.figures.reports import register
register(INTAKE)
main()
"""
# The command itself, in a process in which the tests' second report is declared too.
WITH_A_SECOND = [sys.executable, "-c", PROGRAM]


def report(url: str, program: list[str], *words: str) -> subprocess.CompletedProcess[str]:
    asked = ["report", *words, "--authority", "310105-wjw", "--year", "2023"]
    return subprocess.run(
        [*program, *asked],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
        timeout=120,
    )


def test_each_report_that_is_declared_is_made_by_its_name(committed_url: str) -> None:
    annual = report(committed_url, XUKE, "annual")
    second = report(committed_url, WITH_A_SECOND, "intake")

    assert annual.stdout.startswith("长宁区卫生健康委员会2023年度行政许可办理和批后监管情况统计表")
    assert second.stdout.startswith("长宁区卫生健康委员会2023年收件情况")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["anual"], "没有报表 anual，可用的报表：annual。", id="a report"),
        pytest.param(
            ["intake", "--format", "docx"],
            "没有格式 docx，可用的格式：text、xlsx、csv、json。",
            id="a form",
        ),
    ],
)
def test_what_is_not_declared_is_answered_with_what_is(
    committed_url: str, words: list[str], said: str
) -> None:
    program = WITH_A_SECOND if "intake" in words else XUKE

    ran = report(committed_url, program, *words)

    assert ran.returncode == 2
    assert said in ran.stderr
    assert ran.stdout == ""
