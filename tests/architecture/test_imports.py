"""Who imports whom, file by file: short lists, and no way back to where one came from."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "xuke"
MOST_IMPORTS = 15
TOO_LONG = {
    "casework/stream/door.py": 19,
    "catalogue/item.py": 17,
    "catalogue/item_file.py": 22,
    "config/demonstration/desk.py": 20,
    "config/server/supervisor.py": 18,
    "gateways/seal.py": 18,
    "kernel/case/acceptance.py": 17,
    "kernel/case/decision.py": 19,
    "kernel/case/filing.py": 16,
    "kernel/licence/verification.py": 16,
    "rooms/counter/views.py": 18,
    "rooms/desk/queries.py": 22,
    "rooms/desk/views.py": 23,
    "rooms/disclosure/presenting.py": 16,
    "rooms/disclosure/views/officials.py": 21,
    "rooms/imports/case_rows.py": 21,
    "rooms/imports/loading.py": 19,
    "rooms/people/views.py": 21,
    "rooms/portal/api.py": 26,
    "rooms/portal/queries/cases.py": 18,
    "rooms/portal/queries/guide.py": 17,
    "rooms/portal/views/applying.py": 23,
    "rooms/portal/views/correcting.py": 18,
    "rooms/portal/views/materials.py": 22,
    "rooms/portal/views/mine.py": 20,
    "rooms/portal/views/submitting.py": 26,
    "rooms/register/certificate.py": 21,
    "rooms/register/licenceact.py": 23,
    "rooms/register/licenceapi.py": 25,
    "rooms/register/licencelines.py": 16,
    "rooms/register/views/licences.py": 16,
    "rooms/register/views/officials.py": 16,
    "rooms/reports/views.py": 16,
    "rooms/review/forms.py": 16,
    "rooms/review/views.py": 19,
    "web/acts/case_page.py": 17,
    "web/acts/on_stream.py": 17,
    "web/acts/page.py": 20,
    "web/acts/procedure.py": 22,
    "web/api/responses.py": 32,
    "web/case/documents/limit_notices.py": 16,
    "web/case/explanation.py": 18,
    "web/case/file.py": 25,
    "web/case/worklist.py": 18,
    "web/licence/explanation.py": 18,
    "web/licence/file.py": 21,
    "web/stream/acting.py": 18,
    "web/stream/api.py": 18,
    "web/stream/file.py": 17,
    "web/stream/views.py": 18,
}
"""Files that import more, and how much. The set only shrinks: take out what was mended."""


def imports(path: Path) -> int:
    """Return how many import statements stand at the top of a file."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return sum(isinstance(statement, ast.Import | ast.ImportFrom) for statement in body)


def long_lists() -> dict[str, int]:
    """Return the files that import too much, each with its number."""
    files = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
    counted = {str(path.relative_to(SOURCE)): imports(path) for path in sorted(files)}
    return {name: number for name, number in counted.items() if number > MOST_IMPORTS}


def test_no_list_of_imports_grows_beyond_fifteen() -> None:
    grown = {name: had for name, had in long_lists().items() if had > TOO_LONG.get(name, 0)}

    assert grown == {}


def test_a_list_of_imports_that_was_shortened_is_recorded_as_shorter() -> None:
    found = long_lists()
    shortened = {name: found.get(name, "mended") for name in TOO_LONG}

    assert {name: now for name, now in shortened.items() if now != TOO_LONG[name]} == {}


def test_no_file_imports_itself_by_way_of_others() -> None:
    graph = grimp.build_graph("xuke", cache_dir=None)
    imported = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}

    assert len(imported) > len(TOO_LONG)
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
