"""The changelog is built from fragments; one that changes law says from when and for what."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRAGMENTS = sorted(set((ROOT / "changelog.d").iterdir()) - {ROOT / "changelog.d" / "README.md"})
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
KINDS = {kind["directory"] for kind in SETTINGS["tool"]["towncrier"]["type"]}
ITEMS = {path.name for path in (ROOT / "data" / "items").iterdir() if path.is_dir()}
LAW = """Public places are no longer reviewed every two years.

In force from: 2025-01-20
Items: public-place-hygiene-permit
"""


def faults(name: str, text: str) -> Iterator[str]:
    """Yield what is wrong with a fragment."""
    named = re.fullmatch(r"(?:\d+|\+[a-z-]+)\.([a-z]+)\.md", name)
    if not named or named[1] not in KINDS:
        yield "name"
    elif named[1] == "law":
        yield from faults_of_law(text)


def faults_of_law(text: str) -> Iterator[str]:
    """Yield what is wrong with the two lines that end a fragment about the law."""
    days = re.findall(r"^In force from: (.+)$", text, re.MULTILINE)
    if len(days) != 1 or not is_day(days[0]):
        yield "day"
    lists = re.findall(r"^Items: (.+)$", text, re.MULTILINE)
    if len(lists) != 1 or not set(lists[0].split(", ")) <= (ITEMS | {"all"}):
        yield "items"


def is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
def test_a_fragment_is_named_by_issue_and_kind_and_dates_its_law(path: Path) -> None:
    assert list(faults(path.name, path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        pytest.param("7.law.md", LAW, [], id="a whole fragment"),
        pytest.param("7.law.md", LAW.replace("01-20", "02-30"), ["day"], id="no such day"),
        pytest.param("7.law.md", LAW.replace("In force from", "From"), ["day"], id="no day"),
        pytest.param("7.law.md", LAW.replace("public-", "pubic-"), ["items"], id="no such item"),
        pytest.param("7.law.md", LAW.replace("Items", "For"), ["items"], id="no items"),
        pytest.param("7.weather.md", LAW, ["name"], id="no such kind"),
        pytest.param("seven.fix.md", LAW, ["name"], id="neither an issue nor a word"),
    ],
)
def test_a_fragment_that_keeps_something_back_is_refused(
    name: str, text: str, fault: list[str]
) -> None:
    assert list(faults(name, text)) == fault


def test_the_changelog_can_be_built_from_its_fragments() -> None:
    program = Path(sys.executable).with_name("towncrier")

    built = subprocess.run(
        [program, "build", "--draft"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    sentences = [path.read_text(encoding="utf-8").splitlines()[0] for path in FRAGMENTS]
    assert [sentence for sentence in sentences if sentence not in built] == []
