"""`xuke figure`: an indicator of any days, what it counted, and how."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

XUKE = str(Path(sys.executable).with_name("xuke"))
YEAR = ("--authority", "310105-wjw", "--from", "2023-01-01", "--to", "2023-12-31")
NOWHERE = "postgresql://xuke@127.0.0.1:1/xuke"


def figure(url: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [XUKE, "figure", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DATABASE_URL": url},
        timeout=120,
    )


def test_the_indicators_are_listed_without_a_database() -> None:
    listed = json.loads(figure(NOWHERE, "list", "--format", "json").stdout)

    assert {"indicator": "granted", "name": "批准"}.items() <= next(
        one for one in listed if one["indicator"] == "granted"
    ).items()


def test_a_figure_says_of_what_it_is_and_how_it_was_come_by(committed_url: str) -> None:
    (told,) = json.loads(figure(committed_url, "in-time-rate", *YEAR, "--format", "json").stdout)

    assert told == {
        "indicator": "in-time-rate",
        "name": "按时办结率",
        "body": "长宁区卫生健康委员会",
        "from": "2023-01-01",
        "to": "2023-12-31",
        "value": None,
        "printed": "—",
        "kind": "计算",
        "part": 0,
        "whole": 0,
    }


def test_a_body_is_called_by_the_name_of_its_day(committed_url: str) -> None:
    days = ("--from", "2016-01-01", "--to", "2016-10-31", "--format", "json")

    district = json.loads(
        figure(committed_url, "granted", "--authority", "440303-wjj", *days).stdout
    )
    city = json.loads(figure(committed_url, "granted", "--authority", "440300-wjw", *days).stdout)

    assert district[0]["body"] == "罗湖区卫生和计划生育局"
    assert city[0]["body"] == "深圳市卫生和计划生育委员会"


def test_a_table_to_go_on_with_has_a_line_a_cell(committed_url: str) -> None:
    text = figure(committed_url, "granted", *YEAR, "--format", "csv").stdout

    assert [row["value"] for row in csv.DictReader(io.StringIO(text))] == ["0"]
    assert figure(committed_url, "granted", *YEAR, "--cases").stdout == "没有。\n"


def test_the_statement_is_shown_as_it_is_asked(committed_url: str) -> None:
    shown = figure(committed_url, "in-time-rate", *YEAR, "--sql").stdout

    assert shown.count("SELECT count(*)") == 2
    assert "closed_on < '2024-01-01'" in shown


def test_what_is_stated_has_statements_and_no_statement_of_sql(committed_url: str) -> None:
    asked = figure(committed_url, "items-at-once-rate", *YEAR, "--sql")

    assert asked.returncode == 2
    assert "由机关填报" in asked.stderr
    assert figure(committed_url, "items-at-once-rate", *YEAR, "--cases").stdout == "没有。\n"


def test_identities_are_checked_with_their_sides(committed_url: str) -> None:
    ran = figure(committed_url, "check", *YEAR)

    assert "申请 = 受理 + 不予受理  0 / 0  成立" in ran.stdout
    assert "未报，不能核对" in ran.stdout
    assert ran.returncode == 0


def test_what_it_is_broken_down_by_is_never_mixed_up(committed_url: str) -> None:
    asked = ("inspections", *YEAR, "--by", "kind", "--format")

    assert json.loads(figure(committed_url, *asked, "json").stdout) == []
    assert figure(committed_url, *asked, "text").stdout == "没有。\n"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["grantd", *YEAR], 2, "没有指标 grantd。用 xuke figure list 看有哪些指标。"),
        (["granted", *YEAR, "--by", "colour"], 2, "批准不能按 colour 分列，可用的：month、"),
        (["granted", "--authority", "x", *YEAR[2:]], 1, "没有机构 x。可用的代码："),
        (["granted", *YEAR[:2], "--from", "2023-02-01", "--to", "2023-01-01"], 1, "请对调"),
        (["granted", *YEAR[:4], "--to", "9999-12-31"], 2, "年份过大"),
        (["items-main", *YEAR, "--by", "month"], 2, "可用的：无"),
    ],
)
def test_what_cannot_be_counted_is_told(
    committed_url: str, words: list[str], status: int, said: str
) -> None:
    ran = figure(committed_url, *words)

    assert ran.returncode == status
    assert said in ran.stderr
