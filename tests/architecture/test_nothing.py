"""Nobody asks whether a field is None that never is: what is empty is asked by its truth."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

SOURCES = sorted((Path(__file__).parents[2] / "src").rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def members() -> Iterator[tuple[str, bool]]:
    """Yield each member of each class, and whether it may be None as far as its line tells."""
    classes = (
        node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    )
    for line in (line for one in classes for line in one.body):
        if isinstance(line, ast.AnnAssign):
            said = ast.unparse(line.annotation)
            yield ast.unparse(line.target), "None" in said or "Any" in said
        elif isinstance(line, ast.Assign):
            yield ast.unparse(line.targets[0]), True
        elif isinstance(line, ast.FunctionDef):
            yield line.name, True


def fields() -> dict[str, set[bool]]:
    """Return of each member whether it may be None, in any class that has one of its name."""
    found: dict[str, set[bool]] = defaultdict(set)
    for name, may_be in members():
        found[name].add(may_be)
    return found


def asked(tree: ast.AST) -> Iterator[ast.Attribute]:
    """Yield what is compared with None."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute):
            other = node.comparators[0]
            if isinstance(other, ast.Constant) and other.value is None:
                yield node.left


def test_only_what_may_be_none_is_asked_whether_it_is() -> None:
    known = fields()

    wrong = [
        f"{path.name}:{one.lineno}: {ast.unparse(one)}"
        for path, tree in TREES.items()
        for one in asked(tree)
        if known.get(one.attr) == {False}
    ]

    assert known["experts"] == {False}
    assert wrong == []
