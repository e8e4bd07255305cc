"""Every article of the law has a rule, data, or a reason for having neither."""

from pathlib import Path

import pytest

from xuke.catalogue import law_uses
from xuke.catalogue.law_reference import gathered, read
from xuke.catalogue.loading import DATA

LICENSING_LAW = "administrative-licensing-law"
ARTICLES = range(1, 84)
USES = gathered()
LAW = read()


def article_of(place: str) -> int | None:
    """Return the article of the Licensing Law that a place lies in."""
    slug, *numbers = place.split("/")
    return int(numbers[0]) if slug == LICENSING_LAW and numbers else None


def articles(uses: law_uses.Uses) -> set[int | None]:
    return {article_of(place) for places in uses.values() for place in places}


def reasons() -> set[str]:
    return set(LAW.versions[LICENSING_LAW][-1].without_rule)


def test_every_citation_in_the_code_exists() -> None:
    places = {place for places in USES.rules.values() for place in places}

    assert places
    assert [place for place in sorted(places) if not LAW.knows(place)] == []


def test_every_citation_in_a_law_case_exists() -> None:
    shown = {place for places in USES.cases.values() for place in places}

    assert [place for place in sorted(shown) if not LAW.knows(place)] == []


def test_the_licensing_law_is_there_article_by_article() -> None:
    statute = LAW.versions[LICENSING_LAW][-1]

    assert [article for article in ARTICLES if not statute.has(str(article))] == []
    assert not statute.has("84")


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_is_a_rule_or_data_or_has_a_reason_for_being_neither(article: int) -> None:
    classes = {
        "rule": article in articles(USES.rules),
        "data": article in articles(USES.data) and article not in articles(USES.rules),
        "without rule": str(article) in reasons(),
    }

    found = [name for name, is_so in classes.items() if is_so]

    assert len(found) == 1, f"{found}: cite it, or say why not in without_rule of the statute"


def test_what_is_said_to_have_no_rule_is_cited_by_none() -> None:
    cited = {place for places in USES.rules.values() for place in places}

    excused = {f"{LICENSING_LAW}/{place}" for place in reasons()}

    assert sorted(excused & cited) == []


def test_a_citation_is_found_wherever_it_is_written_out(tmp_path: Path) -> None:
    path = tmp_path / "rules.py"
    path.write_text(
        '"""Cites administrative-licensing-law/99 in words only."""\n'
        "BASIS = LICENSING_LAW.art(44)\n"
        "class Rule:\n"
        "    @cites(LICENSING_LAW.art(32, 1, 4))\n"
        "    def decide(self) -> None:\n"
        '        raise Unlawful("late", Citation("civil-code", 203), day=UNKNOWN.art(1))\n'
        'PATH = "administrative-licensing-law/50/2"\n'
        'OTHER = "no-such-law/1"\n',
        encoding="utf-8",
    )

    found = set(law_uses.literals(path, "rules"))

    assert found == {
        ("rules", "administrative-licensing-law/44"),
        ("rules.Rule.decide", "administrative-licensing-law/32/1/4"),
        ("rules.Rule.decide", "civil-code/203"),
        ("rules", "administrative-licensing-law/50/2"),
    }


def test_law_cases_are_read_by_title_and_what_they_show(tmp_path: Path) -> None:
    folder = tmp_path / "law" / "cases"
    folder.mkdir(parents=True)
    (folder / "one.yaml").write_text("- { title: 甲, shows: [civil-code/203], more: 1 }\n", "utf-8")
    (folder / "none.yaml").write_text("", "utf-8")

    assert law_uses.cases(tmp_path) == {"甲": frozenset({"civil-code/203"})}


def test_rules_are_shown_by_the_tests_that_call_them(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text(
        "from xuke.kernel.law.limit import deadline\n"
        "from xuke.kernel.case import acceptance\n"
        "acceptance.accept()\n"
    )
    names = {
        "xuke.kernel.law.limit.deadline": 1,
        "xuke.kernel.case.acceptance.accept": 1,
        "other": 1,
    }

    assert law_uses.tests_of(names, tmp_path) == {
        "xuke.kernel.law.limit.deadline": ("test_one.py",),
        "xuke.kernel.case.acceptance.accept": ("test_one.py",),
    }


def test_a_deed_of_the_tests_shows_the_rule_that_decides_on_its_verb(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text(
        "from tests.kernel import deeds\n"
        "from tests.kernel.licence_deeds import give_back, hear\n"
        "deeds.grant()\n"
        "deeds.record_test()\n"
    )
    names = dict.fromkeys(
        (
            "xuke.kernel.case.decision.grant",
            "xuke.kernel.case.examination.record_test",
            "xuke.kernel.case.examination.hear",
            "xuke.kernel.licence.intent.hear",
            "xuke.kernel.licence.days.give_back",
        )
    )

    assert law_uses.tests_of(names, tmp_path) == dict.fromkeys(
        (
            "xuke.kernel.case.decision.grant",
            "xuke.kernel.case.examination.record_test",
            "xuke.kernel.licence.intent.hear",
            "xuke.kernel.licence.days.give_back",
        ),
        ("test_one.py",),
    )


def test_items_and_authorities_are_named_after_their_files() -> None:
    files = law_uses.data_files(DATA)

    assert "items/nurse-practice" in files
    assert "law/values/completeness" in files
    assert "authorities/310105-wjw" in files
