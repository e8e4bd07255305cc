"""A data file is checked wherever it lies: in its place, or as a draft beside it."""

import shutil
from pathlib import Path

import pytest
from tests.catalogue.spoiling import PLACE

from xuke.catalogue.kit.checking import problems
from xuke.catalogue.kit.kinds import KINDS
from xuke.catalogue.kit.readers import READERS
from xuke.catalogue.loading import DATA

DRAFT = {name: next(iter(kind.files())) for name, kind in KINDS.items()}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_in_its_place_has_no_problem(name: str) -> None:
    assert problems(DRAFT[name], KINDS[name]) == []


@pytest.mark.parametrize("name", KINDS)
def test_a_draft_needs_no_name_of_its_own(name: str, tmp_path: Path) -> None:
    draft = Path(shutil.copy(DRAFT[name], tmp_path / "draft.yaml"))

    assert problems(draft, KINDS[name]) == []


def test_every_kind_can_be_checked() -> None:
    assert READERS.keys() == KINDS.keys()


@pytest.mark.parametrize("place", ["draft", "data"])
def test_every_mistake_is_told_with_its_line(place: str, folder: Path, tmp_path: Path) -> None:
    path = folder / PLACE if place == "data" else tmp_path / "draft.yaml"
    text = (DATA / PLACE).read_text(encoding="utf-8")
    path.write_text(text.replace("serial: 6", "serial: 1000").replace("fee: 0", "price: 0"))

    found = problems(path, KINDS["item"], folder)

    # Of a serial that cannot be read the least is taken, which another item has.
    assert {(one.reason_code, one.field) for one in found if one.reason_code != "taken"} == {
        ("out-of-range", "serial"),
        ("missing", ""),
        ("unknown-key", "price"),
    }
    assert all(one.line >= 1 for one in found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("- title: 甲\n  shows: [civil-code/201]\n  storey: []\n", "unknown-key"),
        pytest.param("- title: 甲\n", "missing"),
        pytest.param("- title: 甲\n  shows: [civil-code/201]\n  law_of: soon\n", "not-a-date"),
        pytest.param("[]", "empty"),
        pytest.param("- 甲", "not-a-mapping"),
        pytest.param("title: 甲", "not-a-list"),
    ],
)
def test_a_law_case_is_checked_by_its_shape(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")

    assert [one.reason_code for one in problems(path, KINDS["law-case"])] == [reason]
