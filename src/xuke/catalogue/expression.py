"""Conditions in CEL: compiled once, their names and types proven before anybody relies on them.

The library knows no types before it evaluates. So each expression is tried on values on both
sides of every literal in it: a name or a type that does not fit, and an expression that always
says the same, are found when the file is read and not on somebody's application.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from itertools import islice, product
from threading import Lock
from types import ModuleType
from typing import Any, Final

from xuke.kernel.law.bar import last_day
from xuke.kernel.law.limit import Span, Unit

Value = bool | int | float | str | datetime | list[str]
Names = Mapping[str, Sequence[Value]]
"""What an expression may speak of: each name with values that it may have, for trying it."""

MOST_TRIALS: Final = 4000
_TEXT: Final = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_NUMBER: Final = re.compile(r"(?<![\w.'\"])\d+(?:\.\d+)?")
_UNITS: Final = frozenset({Unit.YEAR, Unit.MONTH, Unit.CALENDAR})
_OPERATORS: Final = frozenset({"@in", "!_", "-_"})
_NATIVE: Final = frozenset({"size", "int", "double", "contains", "startsWith", "endsWith"})


def as_value(day: date) -> datetime:
    """Return a day as an expression compares it; CEL knows instants only."""
    return datetime.combine(day, time.min, UTC)


def _later(day: datetime, length: int, unit: str) -> datetime:
    """Return the day so long after, by the Civil Code's count (articles 201 and 202)."""
    return as_value(last_day(day.date(), Span(length, Unit(unit))))


def _age(born: datetime, on: datetime) -> int:
    """Return the full years 周岁 of somebody born on a day; his birthday completes one."""
    had = (on.month, on.day) >= (born.month, born.day)
    return on.year - born.year - (0 if had else 1)


_LOADING: Final = Lock()
FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = {"later": _later, "age": _age}
"""What an expression may call beside the language's own: later(day, 3, 'year'), age(born, day)."""


def _library() -> ModuleType:
    """Return the library's compiled part; its package loads a terminal toolkit, half a second."""
    # A second loading at once would end the thread: it lets nobody catch it as an error.
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> ModuleType:
    package = find_spec("cel")
    found = PathFinder.find_spec("cel", package.submodule_search_locations if package else None)
    if found is None or found.loader is None:
        raise ImportError("cel")
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module


@cache
def _compiled(source: str) -> Any:  # noqa: ANN401 - the library brings no types
    return _library().compile(source)


def reads(source: str) -> frozenset[str]:
    """Return the names that a sound expression speaks of."""
    return frozenset(_compiled(source).variables())


def holds(source: str, values: Mapping[str, Value]) -> bool | None:
    """Return whether it is so; nothing where a value that the expression speaks of is not known."""
    if not reads(source) <= values.keys():
        return None
    return bool(_run(source, values))


def _run(source: str, values: Mapping[str, Value]) -> object:
    context = _library().Context(dict(values), dict(FUNCTIONS))
    found: object = _compiled(source).execute(context)
    return found


def fault(source: str, names: Names) -> tuple[str, str] | None:
    """Return why the expression cannot be relied on, as a reason with its detail; else nothing."""
    try:
        program = _compiled(source)
    except ValueError as error:
        return "not-an-expression", str(error).splitlines()[0]
    unknown = sorted({*program.variables()} - names.keys())
    if unknown:
        return "unknown-name", "、".join(unknown)
    calls = sorted(one for one in program.functions() if not _is_known(one))
    if calls:
        return "unknown-name", "、".join(calls)
    spoken = {name: names[name] for name in program.variables()}
    strange = sorted({*_texts(source)} - {*_words(spoken.values())} - _UNITS)
    if strange:
        return "not-an-answer", "、".join(strange)
    return _tried(source, {name: _probes(one, source) for name, one in spoken.items()})


def _is_known(function: str) -> bool:
    is_operator = function.startswith("_") or function in _OPERATORS
    return is_operator or function in _NATIVE or function in FUNCTIONS


def _texts(source: str) -> Iterator[str]:
    return (one or other for one, other in _TEXT.findall(source))


def _words(values: Iterable[Sequence[Value]]) -> Iterator[str]:
    """Yield the words that names may have as their value, or among their values."""
    for value in (one for several in values for one in several):
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value


def _probes(values: Sequence[Value], source: str) -> Sequence[Value]:
    """Return values to try: those named, and numbers on both sides of each literal."""
    first = values[0]
    if isinstance(first, bool) or not isinstance(first, int | float):
        texts = {*_texts(source)}
        spoken = [one for one in values if not texts.isdisjoint(_words([[one]]))]
        others = [one for one in values if one not in spoken]
        return [*spoken, *others[:6]]
    numbers = [float(one) for one in _NUMBER.findall(_TEXT.sub("", source))]
    around = {one + step for one in (0.0, 7.0, *numbers) for step in (-1.0, 0.0, 1.0)}
    return sorted({type(first)(one) for one in around})


def _tried(source: str, probes: Names) -> tuple[str, str] | None:
    """Return how the expression fails on one of the values, or that it always says the same."""
    answers = set()
    for values in islice(product(*probes.values()), MOST_TRIALS):
        try:
            found = _run(source, dict(zip(probes, values, strict=True)))
        except (TypeError, ValueError, ArithmeticError, RuntimeError, OverflowError) as error:
            return "expression-fails", str(error).splitlines()[0]
        if not isinstance(found, bool):
            return "expression-fails", f"{type(found).__name__}"
        answers.add(found)
    return None if len(answers) > 1 else ("always-the-same", str(*answers).lower())


_LONG: Final = timedelta(days=40 * 365)
PROBE_DAY: Final = as_value(date(2026, 6, 15))
DAYS: Final[Sequence[Value]] = (
    PROBE_DAY - _LONG,
    PROBE_DAY - timedelta(days=900),
    PROBE_DAY,
    PROBE_DAY - timedelta(days=4000),
    PROBE_DAY + timedelta(days=1),
    PROBE_DAY - timedelta(days=400),
)
"""Days to try an expression with: long ago, some years ago, today and tomorrow."""
