"""How big things may be, so that everything can be read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
CODE = [path for path in SOURCES if "migrations" not in path.parts]
MOST_LINES_A_FILE = 400
MOST_LINES_A_FUNCTION = 40
MOST_LINES_A_CLASS = 200
MOST_PARAMETERS = 6
DEEPEST = 3
FOLDS = {"evolve"}
"""One exhaustive match over a closed union may be long."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    """Yield every function of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: Function | ast.ClassDef) -> int:
    """Return how many lines a definition has."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def depth(node: ast.AST) -> int:
    """Return how deeply blocks are nested; an elif is not deeper than its if."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        block = isinstance(child, ast.If | ast.For | ast.While | ast.With | ast.Try | ast.Match)
        is_elif = isinstance(node, ast.If) and child in node.orelse and isinstance(child, ast.If)
        if not isinstance(child, ast.FunctionDef | ast.ClassDef | ast.Lambda):
            deepest = max(deepest, depth(child) + (block and not is_elif))
    return deepest


def parameters(node: Function) -> int:
    """Return how many parameters a function has, beside self and cls."""
    names = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return sum(name.arg not in {"self", "cls"} for name in names)


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_functions_and_classes_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    classes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]
    faults = [
        f"{node.name}: {length(node)} lines"
        for node in classes
        if length(node) > MOST_LINES_A_CLASS
    ]
    for node in functions(path):
        if length(node) > MOST_LINES_A_FUNCTION and node.name not in FOLDS:
            faults.append(f"{node.name}: {length(node)} lines")
        if parameters(node) > MOST_PARAMETERS:
            faults.append(f"{node.name}: {parameters(node)} parameters")
        if depth(node) > DEEPEST:
            faults.append(f"{node.name}: nested {depth(node)} deep")

    assert len(text.splitlines()) <= MOST_LINES_A_FILE
    assert faults == []
