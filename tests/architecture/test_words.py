"""Which words stand where: Chinese for people, citations for the law, a sample for each event."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import xuke.kernel
from xuke import catalogue
from xuke.kernel.law.citation import cited
from xuke.record.events import types

ROOT = Path(__file__).parents[2]
SILENT = [
    path
    for floor in ("kernel", "record", "casework")
    for path in sorted((ROOT / "src" / "xuke" / floor).rglob("*.py"))
]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
FORBIDDEN = re.compile(
    "|".join(["/" + "work/", "shared" + "/", "pypi" + r"\.org", "npmjs" + r"\.org"])
)


def docstrings(tree: ast.AST) -> set[ast.AST]:
    """Return the constants that explain and are never executed."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", [])
        for statement in body if isinstance(body, list) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                found.add(statement.value)
    return found


@pytest.mark.parametrize("path", SILENT, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_lower_floors_speak_codes_and_no_chinese(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    explained = docstrings(tree)

    spoken = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in explained
        and CHINESE.search(node.value)
    ]

    assert spoken == []


def test_every_place_that_a_rule_cites_exists() -> None:
    for module in pkgutil.walk_packages(xuke.kernel.__path__, "xuke.kernel."):
        importlib.import_module(module.name)
    places = {place for places in cited.values() for place in places}

    missing = sorted(str(place) for place in places if not catalogue.law().knows(str(place)))

    assert places
    assert missing == []


def test_every_event_has_a_frozen_sample_and_no_sample_is_left_over() -> None:
    folder = ROOT / "tests" / "record" / "samples"
    samples = {(path.parent.name, path.stem) for path in folder.glob("*/*.json")}
    known = set(types())

    lacking = [f"write tests/record/samples/{kind}/{name}.json" for kind, name in known - samples]
    assert samples == known, lacking


def test_the_repository_stands_alone() -> None:
    kinds = {".py", ".md", ".toml", ".yaml", ".txt", ".html", ".js", ".css", ".json", ".typ", ""}
    skipped = {".git", ".venv", "var", "build", "node_modules", ".mypy_cache", ".ruff_cache"}
    skipped |= {".pytest_cache", ".hypothesis", "__pycache__", ".import_linter_cache", ".coverage"}
    files = [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and path.suffix in kinds and not skipped & set(path.parts)
    ]

    telling = [
        str(path.relative_to(ROOT))
        for path in files
        if FORBIDDEN.search(path.read_text(encoding="utf-8", errors="replace"))
    ]

    assert telling == []
