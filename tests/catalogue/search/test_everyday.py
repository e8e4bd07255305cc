"""People call things by other names than the law, and find them all the same."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from xuke import catalogue

HERE = Path(__file__).parent
TODAY = date(2026, 11, 30)


def pairs(name: str) -> list[tuple[str, str]]:
    """Return each word of the file with the key under which it stands."""
    lists = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [(str(word), key) for key, words in lists.items() for word in words]


EVERYDAY = pairs("everyday.yaml")
ELSEWHERE = pairs("elsewhere.yaml")


@pytest.mark.parametrize(("word", "item"), EVERYDAY)
def test_an_everyday_word_finds_its_item_among_the_first_three(word: str, item: str) -> None:
    assert item in [one.slug for one in catalogue.find(word)[:3]]


@pytest.mark.parametrize(("word", "_kind"), ELSEWHERE)
def test_what_no_licence_is_about_finds_no_item(word: str, _kind: str) -> None:
    assert catalogue.find(word) == ()


@pytest.mark.parametrize("word", [word for word, kind in ELSEWHERE if kind == "told"])
def test_what_is_done_elsewhere_is_told(word: str) -> None:
    elsewhere = catalogue.findings(word).elsewhere

    assert elsewhere is not None
    assert elsewhere.note.endswith("。")


def test_there_are_enough_of_them() -> None:
    assert len({word for word, _item in EVERYDAY}) >= 150
    assert len(ELSEWHERE) >= 30


@pytest.mark.parametrize(
    ("word", "instead"),
    [
        pytest.param("图书馆", "filing", id="a library: a filing"),
        pytest.param("车马店", "nothing", id="an inn for carters: nothing any more"),
        pytest.param("诊所", "filing", id="a clinic: a filing"),
        pytest.param("中医诊所", "filing", id="a clinic of Chinese medicine: a filing"),
        pytest.param("咖啡店", "another-licence", id="a café: the food licence"),
        pytest.param("公园", "nothing", id="a park: nothing"),
        pytest.param("宾馆", None, id="a hotel: the licence"),
        pytest.param("门诊部", None, id="an outpatient department: the licence"),
    ],
)
def test_a_word_says_whether_what_it_means_needs_a_licence(word: str, instead: str | None) -> None:
    rule = catalogue.findings(word).hits[0].not_required(TODAY)

    assert (rule.instead if rule else None) == instead


def test_before_the_filing_came_a_library_needed_a_licence() -> None:
    assert catalogue.findings("图书馆").hits[0].not_required(date(2025, 1, 19)) is None


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("护士变更执业地点", "modification"),
        ("护士证到期", "renewal"),
        ("理发店注销", "deregistration"),
        ("医疗机构校验", "periodic-verification"),
        ("多点执业", "other"),
        ("宾馆", ""),
    ],
)
def test_a_word_says_what_is_to_be_done(words: str, action: str) -> None:
    assert catalogue.findings(words).hits[0].action == action


def test_an_action_that_the_item_does_not_know_is_not_offered() -> None:
    hit = catalogue.findings("医师延续").hits[0]

    assert (hit.item.slug, hit.action) == ("physician-practice", "")


@pytest.mark.parametrize(
    ("words", "is_near"),
    [("护世", True), ("珍所", True), ("次二供水", False), ("護士", False), ("护士", False)],
)
def test_what_was_nearly_typed_is_only_perhaps_meant(words: str, is_near: bool) -> None:
    assert catalogue.findings(words).are_near is is_near


def test_what_is_done_here_and_elsewhere_is_found_and_told() -> None:
    findings = catalogue.findings("医院挂号")

    assert findings.elsewhere is not None
    assert findings.hits


@pytest.mark.parametrize("word", catalogue.popular())
def test_each_word_that_is_offered_finds_something_at_once(word: str) -> None:
    findings = catalogue.findings(word)

    assert findings.hits
    assert not findings.are_near


def test_each_word_of_an_item_finds_it_among_the_first_three() -> None:
    lost = [
        (word, item.slug)
        for item in catalogue.items().values()
        for one in item.everyday
        for word in one.words
        if item not in catalogue.find(word)[:3]
    ]

    assert lost == []


def test_each_word_of_what_is_elsewhere_is_told() -> None:
    entries = catalogue.loaded().search.elsewhere

    assert [
        word for one in entries for word in one.words if catalogue.findings(word).elsewhere != one
    ] == []
