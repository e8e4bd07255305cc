"""Outlines: every digit is a figure, every figure is known, every day is one of each year."""

from pathlib import Path

import pytest

from xuke import catalogue
from xuke.catalogue.keys import Refusals
from xuke.catalogue.outline import Reference, Style
from xuke.catalogue.outline_file import read_outline

TEXT = """\
report: outline
name: 报告
title: '{{body}}{{year}}年报告'
source: 制度
days:
  year: {{ from: {first}, to: 0/12-31 }}
sections:
  - id: one
    heading: 一、办理
    say: ['{say}']
"""


def refused(folder: Path, say: str, first: str = "0/01-01") -> list[str]:
    path = folder / "outline.yaml"
    path.write_text(TEXT.format(say=say, first=first), encoding="utf-8")
    refusals = Refusals(folder)
    read_outline(path, refusals, catalogue.loaded().indicators)
    return [one.reason_code for one in refusals.found]


@pytest.mark.parametrize(
    "say",
    [
        "批准{granted}。",
        "批准{granted@year:近|100}，{granted:bare}。",
        "依据国办发〔2017〕21号和《9号令》。",
        "{year}年，{body}。",
    ],
)
def test_a_sentence_of_words_and_figures_is_read(tmp_path: Path, say: str) -> None:
    assert refused(tmp_path, say) == []


@pytest.mark.parametrize(
    ("say", "reason"),
    [
        ("批准5527件。", "digit-without-figure"),
        ("批准{grantd}。", "unknown-indicator"),
        ("批准{granted:大约|100}。", "not-a-reference"),
        ("批准{granted@long}。", "not-an-option"),
        ("批准{Granted}。", "not-a-reference"),
    ],
)
def test_what_nobody_could_open_is_refused(tmp_path: Path, say: str, reason: str) -> None:
    assert refused(tmp_path, say) == [reason]


@pytest.mark.parametrize("first", ["2016-01-01", "0/02-29", "0/13-01", "1/01-01"])
def test_a_day_that_not_every_year_has_is_refused(tmp_path: Path, first: str) -> None:
    assert refused(tmp_path, "批准{granted}。", first) == ["not-an-edge"]


def test_a_reference_has_its_days_its_style_and_its_base() -> None:
    outlines = catalogue.loaded().outlines

    assert Reference("petitions", "year", Style.NEARLY, "500") in (
        outlines["jianghai-rule-of-law"].references
    )
    assert Reference("disclosed-released", "long", Style.EXACT) in (
        outlines["luohu-summary"].references
    )
