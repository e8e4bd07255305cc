"""Who imports whom, file by file: short lists, and no way back to where one came from."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "xuke"
MOST_IMPORTS = 15


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
