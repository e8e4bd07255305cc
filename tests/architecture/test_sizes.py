"""How big things may be, so that everything can be read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
CODE = [path for path in SOURCES if "migrations" not in path.parts]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES_A_FILE = 400
MOST_LINES_A_FUNCTION = 40
MOST_LINES_A_CLASS = 200
MOST_PARAMETERS = 6
DEEPEST = 3

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


def faults(path: Path) -> list[str]:
    """Return what is too big in a file."""
    text = path.read_text(encoding="utf-8")
    lines = len(text.splitlines())
    found = [f"{lines} lines"] if lines > MOST_LINES_A_FILE else []
    classes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]
    big = [node for node in classes if length(node) > MOST_LINES_A_CLASS]
    found += [f"{node.name}: {length(node)} lines" for node in big]
    for function in functions(path):
        found += [f"{function.name}: {fault}" for fault in faults_of(function)]
    return found


def faults_of(function: Function) -> Iterator[str]:
    """Yield what is too big in a function."""
    if length(function) > MOST_LINES_A_FUNCTION:
        yield f"{length(function)} lines"
    if parameters(function) > MOST_PARAMETERS:
        yield f"{parameters(function)} parameters"
    if depth(function) > DEEPEST:
        yield f"nested {depth(function)} deep"


@pytest.mark.parametrize("path", [*CODE, *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_files_functions_and_classes_stay_small(path: Path) -> None:
    assert faults(path) == []
