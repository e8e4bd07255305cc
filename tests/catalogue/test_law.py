"""Statutes: provisions exist, are cited in words, and are those of their day."""

from datetime import date

import pytest

from xuke import catalogue
from xuke.catalogue.numerals import in_chinese
from xuke.kernel.law import citation
from xuke.kernel.law.citation import Citation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "administrative-licensing-law/32/1/4",
            "《中华人民共和国行政许可法》第三十二条第一款第四项",
        ),
        ("administrative-licensing-law/44", "《中华人民共和国行政许可法》第四十四条"),
        ("administrative-licensing-law/72/1/4", "《中华人民共和国行政许可法》第七十二条第四项"),
        ("civil-code/203/1", "《中华人民共和国民法典》第二百零三条第一款"),
        ("narcotic-purchase-card-rules", "《麻醉药品、第一类精神药品购用印鉴卡管理规定》"),
        (
            "double-publicity-opinion/1",
            "《国务院办公厅关于运用大数据加强对市场主体服务和监管的若干意见》",
        ),
        ("no-such-law/1", "no-such-law/1"),
    ],
)
def test_a_citation_is_printed_in_words(text: str, words: str) -> None:
    assert catalogue.citation_words(text) == words


def test_every_provision_that_a_rule_of_the_kernel_cites_exists() -> None:
    law = catalogue.law()
    places = {str(one) for ones in citation.cited.values() for one in ones}

    assert places
    assert [place for place in sorted(places) if not law.knows(place)] == []


def test_a_summary_is_that_of_the_day() -> None:
    law = catalogue.law()
    place = Citation("medical-institutions-regulations", 14)

    assert law.summary(place, date(2021, 1, 1)) is None
    assert "诊所" in str(law.summary(place, date(2022, 5, 1)))
    assert law.summary(Citation("no-such-law", 1)) is None


def test_an_article_without_a_summary_of_its_own_is_told_by_its_parts() -> None:
    law = catalogue.law()

    assert law.summary(Citation("civil-code", 201)) == law.summary(Citation("civil-code", 201, 1))
    assert "不得再委托" in str(law.summary(Citation("administrative-licensing-law", 24)))


def test_what_was_not_read_in_the_original_says_so() -> None:
    for versions in catalogue.law().versions.values():
        for statute in versions:
            assert statute.certainty.is_confirmed or statute.to_confirm


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (19, "十九"), (20, "二十"), (100, "一百"), (110, "一百一十"),
     (203, "二百零三"), (1005, "一千零五"), (1260, "一千二百六十")],
)  # fmt: skip
def test_numbers_are_written_in_chinese(number: int, words: str) -> None:
    assert in_chinese(number) == words


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_what_is_no_article_is_no_numeral(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        in_chinese(number)
