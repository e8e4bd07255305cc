"""The glossary is in step with the code: each code name in it exists, each term stands once."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "xuke"
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
FIRST, SECOND = GLOSSARY.split("## The house's own words")
OWN_WORDS = {
    "stream", "machine", "verb", "right", "occasion", "place", "read model", "effect", "door",
    "ledger", "definition kit", "population", "indicator",
}  # fmt: skip


def rows(page: str) -> list[list[str]]:
    """Return the cells of a page's table, without its head."""
    lines = [line for line in page.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


WITHOUT_A_NAME = ("no code yet", "prose only", "no type")
TERMS, WORDS = rows(FIRST), rows(SECOND)
NAMED = [(row[0], row[2]) for row in TERMS] + [(row[0], row[1]) for row in WORDS]


def defined() -> set[str]:
    """Return every name that the source defines, its modules and the items' slugs included."""
    paths = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
    names = {part for path in paths for part in path.relative_to(SOURCE).with_suffix("").parts}
    names |= {path.name for path in (ROOT / "data" / "items").iterdir() if path.is_dir()}
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names |= defined_by(node)
    return names


def defined_by(node: ast.AST) -> set[str]:
    """Return the names that this node defines: a class, a function, a field, a parameter."""
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.arg(arg=name):
            return {name}
        case ast.Name(id=name, ctx=ast.Store()):
            return {name}
        case _:
            return set()


def code_names(cell: str) -> list[str]:
    """Return the names in a cell of code; what an event carries in brackets is no name."""
    return [re.sub(r"\(.*", "", name) for name in re.findall(r"`([^`]+)`", cell)]


def test_every_code_name_exists_in_the_source() -> None:
    names = defined()

    missing = [(term, name) for term, cell in NAMED for name in code_names(cell)
               if name not in names]  # fmt: skip

    assert missing == []


@pytest.mark.parametrize("row", [*TERMS, *WORDS], ids=lambda row: row[0])
def test_a_term_has_a_name_in_the_code_or_says_why_it_has_none(row: list[str]) -> None:
    *terms, cell, note = row

    assert all(terms)
    assert code_names(cell) or (cell == "–" and any(why in note for why in WITHOUT_A_NAME))


@pytest.mark.parametrize("column", [0, 1], ids=["Chinese", "English"])
def test_no_term_means_two_things(column: int) -> None:
    counted = Counter(part for row in TERMS for part in row[column].split(" / "))

    assert [term for term, times in counted.items() if times > 1] == []


def test_the_house_s_own_words_are_explained() -> None:
    explained = {row[0] for row in WORDS if row[2]}

    assert OWN_WORDS - explained == set()
