"""Who imports whom, file by file: short lists, and no way back to where one came from."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "xuke"
MOST_IMPORTS = 15
ASKS = "web/site/session/resume.py"
"""The one that asks strangers to sign in: it keeps what they typed."""
LOSING = {"redirect_to_login", "login_required", "LoginRequiredMixin", "user_passes_test"}
"""Django's own ways to ask, by which what was sent is lost."""


def imports(path: Path) -> int:
    """Return how many import statements stand at the top of a file."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return sum(isinstance(statement, ast.Import | ast.ImportFrom) for statement in body)


def long_lists() -> dict[str, int]:
    """Return the files that import too much, each with its number."""
    files = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
    counted = {str(path.relative_to(SOURCE)): imports(path) for path in sorted(files)}
    return {name: number for name, number in counted.items() if number > MOST_IMPORTS}


def test_no_list_of_imports_is_longer_than_fifteen() -> None:
    assert long_lists() == {}


def test_no_file_imports_itself_by_way_of_others() -> None:
    graph = grimp.build_graph("xuke", cache_dir=None)
    imported = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}

    assert len(imported) > 100
    assert cycle(imported) == []


def cycle(imported: dict[str, set[str]]) -> list[str]:
    """Return the files of one circle, in order; nothing where there is none."""
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_circle_would_be_found() -> None:
    assert set(cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": set()})) == {"a", "b", "c"}


def named(path: Path) -> Iterator[str]:
    """Yield what a file takes out of other modules, wherever in it that stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr


def test_nobody_is_asked_to_sign_in_at_the_cost_of_what_was_typed() -> None:
    files = {str(path.relative_to(SOURCE)): path for path in SOURCE.rglob("*.py")}

    assert [name for name, path in files.items() if LOSING & {*named(path)}] == [ASKS]
