"""Who rests on a provision: rules and refusals in the code, files in data/, law cases, tests."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

import xuke.kernel
from xuke.kernel.case.machine import CASE
from xuke.kernel.law import citation
from xuke.kernel.law.citation import Citation, Statute
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.stream import Machine

SOURCE = Path(__file__).parents[1]
PLACE = re.compile(r"[a-z][a-z0-9-]+(?:/[1-9][0-9]*){1,3}")
STATUTES: Mapping[str, Statute] = {
    name: one for name, one in vars(citation).items() if isinstance(one, Statute)
}

DEEDS: Mapping[str, Machine[Any]] = {
    "tests.kernel.deeds": CASE,
    "tests.kernel.licence_deeds": LICENCE,
}
"""Where the tests have a deed for each verb and lapse, named like the rule that decides on it."""

Uses = Mapping[str, frozenset[str]]
"""Whoever rests on the law, to the places it rests on."""


def rules(folder: Path = SOURCE) -> Uses:
    """Return each rule, module and name, with the places that it cites."""
    found: dict[str, set[str]] = {name: set(places) for name, places in _decorated().items()}
    for path in sorted(folder.rglob("*.py")):
        for name, place in literals(path, module_of(path)):
            found.setdefault(name, set()).add(place)
    return {name: frozenset(found[name]) for name in sorted(found)}


def _decorated() -> Uses:
    """Return what `@cites` recorded, every module of the kernel being loaded first."""
    for module in pkgutil.walk_packages(xuke.kernel.__path__, "xuke.kernel."):
        importlib.import_module(module.name)
    mine = {name: places for name, places in citation.cited.items() if name.startswith("xuke.")}
    return {name: frozenset(map(str, places)) for name, places in mine.items()}


def module_of(path: Path) -> str:
    """Return the module's name from its place below the folder that holds the package."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def literals(path: Path, module: str) -> Iterator[tuple[str, str]]:
    """Yield every citation that the file writes out, with the function it stands in."""
    yield from _below(ast.parse(path.read_text(encoding="utf-8")), module)


def _below(node: ast.AST, name: str) -> Iterator[tuple[str, str]]:
    """Yield the citations below the node; functions and classes lengthen the name."""
    for child in ast.iter_child_nodes(node):
        place = _place(child)
        if place:
            yield name, place
        match child:
            case (
                ast.FunctionDef(name=own) | ast.AsyncFunctionDef(name=own) | ast.ClassDef(name=own)
            ):
                yield from _below(child, f"{name}.{own}")
            case _:
                yield from _below(child, name)


def _place(node: ast.AST) -> str | None:
    """Return the place that an expression cites: LAW.art(…), Citation(…), or a path in quotes."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if PLACE.fullmatch(node.value) and _is_statute(node.value) else None
    if not isinstance(node, ast.Call):
        return None
    values = [one.value for one in node.args if isinstance(one, ast.Constant)]
    match node.func:
        case ast.Attribute(value=ast.Name(id=law), attr="art") if law in STATUTES:
            return str(Citation(STATUTES[law].slug, *_numbers(values)))
        case ast.Name(id="Citation") if values and isinstance(values[0], str):
            return str(Citation(values[0], *_numbers(values[1:])))
    return None


def _is_statute(text: str) -> bool:
    """Whether the path begins with a statute that the code knows by name."""
    return text.partition("/")[0] in {one.slug for one in STATUTES.values()}


def _numbers(values: Sequence[object]) -> list[int]:
    return [one for one in values if isinstance(one, int)]


def data_files(data: Path) -> Uses:
    """Return each file of items, authorities and values with the places that it names."""
    # The examples beside an item are law cases, told by `cases`.
    kinds = ("items/*.yaml", "items/*/item.yaml", "authorities/*.yaml", "law/values/*.yaml")
    paths = [path for kind in kinds for path in data.glob(kind)]
    named = {_name_of(path, data): PLACE.findall(path.read_text("utf-8")) for path in paths}
    return {name: frozenset(named[name]) for name in sorted(named) if named[name]}


def _name_of(path: Path, data: Path) -> str:
    """Return how the file is called: its folder where that is named after the item."""
    name = path.relative_to(data).with_suffix("").as_posix()
    return name.removesuffix("/item")


def cases(data: Path) -> Uses:
    """Return the law cases, by title, with the places that each shows."""
    paths = [*data.glob("law/cases/*.yaml"), *data.glob("items/*/examples/*.yaml")]
    shown: dict[str, frozenset[str]] = {}
    for path in sorted(paths):
        for one in yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader) or ():
            shown[str(one["title"])] = frozenset(map(str, one.get("shows", ())))
    return shown


def tests_of(names: Mapping[str, object], folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Return each rule with the test files that call it, by what they import.

    A test calls the rule that decides on a verb through its deed: the machine asks the right first.
    """
    found: dict[str, list[str]] = {}
    rules = dict(_rules_of_deeds())
    for path in sorted(folder.rglob("*.py")):
        called = _called(ast.parse(path.read_text(encoding="utf-8")))
        for name in {rules.get(one, one) for one in called} & names.keys():
            found.setdefault(name, []).append(path.relative_to(folder).as_posix())
    return {name: tuple(files) for name, files in found.items()}


def _rules_of_deeds() -> Iterator[tuple[str, str]]:
    """Yield each deed of the tests with its rule."""
    for module, machine in DEEDS.items():
        verbs = [one.decide for one in machine.verbs.values()]
        for rule in (*verbs, *(one.decide for one in machine.lapses)):
            yield f"{module}.{rule.__name__}", f"{rule.__module__}.{rule.__qualname__}"


def _called(tree: ast.AST) -> set[str]:
    """Return the full names of what a file imports, and uses of the modules it imports."""
    imported = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    uses = {
        f"{imported[node.value.id]}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in imported
    }
    return uses | set(imported.values())
