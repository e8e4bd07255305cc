"""Predicates over a population: the part of CEL that means the same in SQL and in memory.

CEL's library gives no tree. Where an expression uses nothing but comparison, `in`, `&&`, `||`, `!`
and literals, its operators stand to each other as Python's `and`, `or`, `~` do; so Python's own
parser reads it, after CEL's has found it sound, and a test compares both on drawn rows.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from xuke.catalogue.expression import reads
from xuke.catalogue.population import Column, Population, Sort

Literal: TypeAlias = str | Decimal
_QUOTED: Final = re.compile(r"('[^'\\]*'|\"[^\"\\]*\")")
_SPELT: Final = (
    (re.compile(r"&&"), " and "),
    (re.compile(r"\|\|"), " or "),
    (re.compile(r"!(?!=)"), "~"),
    (re.compile(r"\bnull\b"), "None"),
)
_ORDER: Final[Mapping[type[ast.cmpop], str]] = {
    ast.Eq: "=",
    ast.NotEq: "<>",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


class NotAPredicate(Exception):
    """The expression is none; `reason` and `facts` say why, as the catalogue refuses it."""

    def __init__(self, reason: str, detail: str, **facts: str) -> None:
        """Keep them."""
        self.reason, self.facts = reason, {"detail": detail, **facts}
        super().__init__(f"{reason}: {detail}")


@dataclass(frozen=True, slots=True)
class Both:
    """Every part holds; of no parts it always does."""

    parts: "tuple[Predicate, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """One of the parts holds."""

    parts: "tuple[Predicate, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Predicate"


@dataclass(frozen=True, slots=True)
class Set:
    """A flag is set; one that is not known is not."""

    column: str


@dataclass(frozen=True, slots=True)
class Known:
    """A column has a value."""

    column: str


@dataclass(frozen=True, slots=True)
class Among:
    """A column has one of these values; one that is not known has none of them."""

    column: str
    values: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A column stands to a value, or to another column, in this order; both must be known."""

    column: str
    order: str
    value: Literal | None = None
    other: str = ""


Predicate: TypeAlias = "Both | Either | Not | Set | Known | Among | Compared"
ALWAYS: Final = Both(())


def predicate(source: str, population: Population) -> Predicate:
    """Return what the expression says of a row of the population, or raise NotAPredicate."""
    try:
        names = reads(source)
    except ValueError as error:
        raise NotAPredicate("not-an-expression", str(error).splitlines()[0]) from error
    unknown = sorted(names - population.columns.keys())
    if unknown:
        known = "、".join(population.columns)
        raise NotAPredicate("unknown-column", "、".join(unknown), allowed=known)
    if "\\" in source:  # what it stands for differs between the two languages
        raise NotAPredicate("beyond-figures", "\\")
    try:
        tree = ast.parse(_as_python(source), mode="eval").body
    except SyntaxError as error:
        raise NotAPredicate("beyond-figures", str(error.msg)) from error
    return _Reader(population).read(tree)


def both(*parts: Predicate) -> Predicate:
    """Return that every one holds."""
    told = tuple(one for one in parts if one != ALWAYS)
    return told[0] if len(told) == 1 else Both(told)


def columns_of(told: Predicate) -> Iterator[str]:
    """Yield every column that the predicate looks at."""
    match told:
        case Both(parts) | Either(parts):
            for part in parts:
                yield from columns_of(part)
        case Not(part):
            yield from columns_of(part)
        case Compared(column, other=other) if other:
            yield from (column, other)
        case _:
            yield told.column


def _as_python(source: str) -> str:
    """Spell the operators as Python does, outside of quotes."""
    parts = _QUOTED.split(source)
    for sign, word in _SPELT:
        parts[::2] = [sign.sub(word, part) for part in parts[::2]]
    return "".join(parts).strip()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the tree of an expression against the columns of a population."""

    population: Population

    def read(self, node: ast.expr) -> Predicate:
        """Return what a node says of a row."""
        match node:
            case ast.BoolOp(op=ast.And(), values=parts):
                return Both(tuple(self.read(part) for part in parts))
            case ast.BoolOp(op=ast.Or(), values=parts):
                return Either(tuple(self.read(part) for part in parts))
            case ast.UnaryOp(op=ast.Invert(), operand=part):
                return Not(self.read(part))
            case ast.Name(id=name):
                return Set(self._of_sort(name, Sort.FLAG))
            case ast.Compare(left=ast.Name(id=name), ops=[order], comparators=[value]):
                return self._compared(name, order, value)
            case _:
                raise NotAPredicate("beyond-figures", ast.unparse(node))

    def _compared(self, name: str, order: ast.cmpop, value: ast.expr) -> Predicate:
        match order, value:
            case ast.In(), ast.List(elts=values):
                return Among(name, tuple(self._literal(name, one) for one in values))
            case ((ast.Eq() | ast.NotEq()), ast.Constant(value=None)):
                known = Known(name)
                return known if isinstance(order, ast.NotEq) else Not(known)
            case ast.Eq(), ast.Constant():
                return Among(name, (self._literal(name, value),))
            case ast.NotEq(), ast.Constant():
                return Not(Among(name, (self._literal(name, value),)))
            case _, ast.Name(id=other) if type(order) in _ORDER and self._has(other):
                self._of_sort(other, self.population.columns[name].sort)
                return Compared(name, _ORDER[type(order)], other=other)
            case _, ast.Constant() if type(order) in _ORDER:
                return Compared(name, _ORDER[type(order)], value=self._literal(name, value))
        raise NotAPredicate("beyond-figures", f"{name} {ast.unparse(value)}")

    def _has(self, name: str) -> bool:
        return name in self.population.columns

    def _of_sort(self, name: str, sort: Sort) -> str:
        if self.population.columns[name].sort is not sort:
            raise NotAPredicate("not-comparable", name)
        return name

    def _literal(self, name: str, node: ast.expr) -> Literal:
        """Return a value that may stand in the column."""
        column = self.population.columns[name]
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and column.sort is Sort.WORD:
            return _word(column, value)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and column.sort is Sort.MONEY:
            return Decimal(str(value))
        raise NotAPredicate("not-comparable", name)


def _word(column: Column, word: str) -> str:
    if column.words and word not in column.words:
        raise NotAPredicate("not-a-word-of-it", word, allowed="、".join(column.words))
    return word
