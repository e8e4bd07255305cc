"""Which level decides: what was moved down to an authority, or delegated to it, it may decide."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.casework.journey import HOME

from xuke import catalogue
from xuke.casework.case.scope import Asked
from xuke.catalogue.licence import Point
from xuke.catalogue.loading import DATA
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action

RADIOLOGY = "radiological-practice"
CARD = "narcotic-drug-purchase"
CARE = "maternal-infant-care"
TCM_AD = "tcm-medical-advertisement"
HUADU = "440114-wjj"
DAY = date(2026, 3, 2)
OFFER = "{ item: radiological-practice, level: 区级, supervision_system: true, "
GIVEN = """delegations:
  - kind: delegation
    from: 上海市卫生健康委员会
    to: 310105-wjw
    items: [radiological-practice]
    announced_on: 2026-01-05
    announcement: 样例公告
    since: 2026-02-01
    until: 2026-12-31
    basis: administrative-licensing-law/24/1
    certainty: high
offers:"""


def whose(item: str, authority: str, **answers: str) -> str:
    """Return who decides on these answers, asked at an authority; nothing where it does itself."""
    case = replace(Case(), item=item, action=Action.NEW)
    place = Asked(authority=authority, case=case, answers=answers, on=DAY)
    found = place.other_level(is_sure=True)
    return place.of_other(found).competent if found else ""


def asked(classes: str, action: Action = Action.NEW, on: date = DAY) -> str:
    """Return the part that another level decides on; nothing where none does."""
    case = replace(Case(), item=RADIOLOGY, action=action)
    answers = {"practice_class": classes}
    found = Asked(authority=HOME, case=case, answers=answers, on=on).other_level()
    return found.part if found else ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Lend a copy of the catalogue."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def start_with(folder: Path, old: str, new: str, patch: pytest.MonkeyPatch) -> None:
    """Start again, as it were, with the authority's file changed."""
    path = folder / f"authorities/{HOME}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    read = catalogue.load(folder)
    patch.setattr(catalogue, "loaded", lambda: read)


def test_what_was_moved_down_it_decides_and_nothing_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked("放射治疗") == "放射治疗"

    start_with(folder, OFFER, f"{OFFER}parts: [放射治疗], ", monkeypatch)

    assert asked("X射线影像诊断、放射治疗") == ""
    assert asked("放射治疗、核医学") == "核医学"


@pytest.mark.parametrize(
    ("on", "part"),
    [
        pytest.param(date(2026, 1, 31), "核医学", id="the day before it begins"),
        pytest.param(date(2026, 2, 1), "", id="its first day"),
        pytest.param(date(2026, 12, 31), "", id="its last day"),
        pytest.param(date(2027, 1, 1), "核医学", id="the day after"),
    ],
)
def test_what_is_delegated_to_it_it_decides_while_that_lasts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, on: date, part: str
) -> None:
    start_with(folder, "offers:", GIVEN, monkeypatch)

    assert asked("核医学", on=on) == part


@pytest.mark.parametrize("action", [Action.MODIFICATION, Action.REISSUE, Action.DEREGISTRATION])
def test_what_one_holds_goes_to_whoever_gave_it(action: Action) -> None:
    assert asked("核医学", action) == ""


def test_an_authority_that_is_not_loaded_is_not_judged() -> None:
    case = replace(Case(), item=RADIOLOGY)
    unknown = Asked(authority="999999-wjw", case=case, answers={"practice_class": "核医学"}, on=DAY)

    assert unknown.other_level() is None


@pytest.mark.parametrize(
    ("item", "authority", "answers", "competent"),
    [
        pytest.param(CARD, HUADU, {}, "广州市卫生健康委员会", id="a card at a district"),
        pytest.param(CARD, HOME, {}, "", id="a card at a district of a municipality"),
        pytest.param(TCM_AD, HUADU, {}, "广东省卫生健康委员会", id="a TCM advertisement"),
        pytest.param(TCM_AD, HOME, {}, "", id="what was moved down as a whole"),
        pytest.param(CARE, HOME, {"techniques": "助产技术、产前诊断"}, "上海市卫生健康委员会",
                     id="prenatal diagnosis among others"),
        pytest.param(CARE, HOME, {"techniques": "助产技术、产前筛查"}, "", id="midwifery"),
    ],
)  # fmt: skip
def test_whose_a_whole_item_or_a_part_of_it_is(
    item: str, authority: str, answers: dict[str, str], competent: str
) -> None:
    assert whose(item, authority, **answers) == competent


def test_of_a_whole_item_its_name_is_told() -> None:
    place = Asked(authority=HUADU, case=replace(Case(), item=CARD), answers={}, on=DAY)

    found = place.scope(Point.QUESTION).elsewhere

    assert found
    assert found.part == catalogue.item(CARD).name
