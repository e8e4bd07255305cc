"""What an office states of itself goes before its file: pages ask `casework.office.standing`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "xuke"
PAGES = sorted(path for floor in ("rooms", "web") for path in (SOURCE / floor).rglob("*.py"))
STATED = {
    "address",
    "complaints_phone",
    "doubts",
    "hours",
    "phone",
    "remedies",
    "uscc",
    "windows",
}
"""What `standing.authority` may answer otherwise than the file (ADR 26)."""


def asked_of_the_file(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield what is taken from `catalogue.authority(...)`, by its line; "" is the whole of it."""
    parents = {child: one for one in ast.walk(tree) for child in ast.iter_child_nodes(one)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "catalogue.authority":
            parent = parents[node]
            yield node.lineno, parent.attr if isinstance(parent, ast.Attribute) else ""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_page_takes_from_the_file_what_an_office_may_state(path: Path) -> None:
    found = asked_of_the_file(ast.parse(path.read_text(encoding="utf-8")))

    assert [one for one in found if one[1] in {"", *STATED}] == []
