"""Pages by key: rows in one declared order, each page entered where the one before ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import Any, Final, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.db.models import (
    BooleanField,
    F,
    Field,
    Func,
    IntegerField,
    Model,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.lookups import GreaterThan, LessThan

R = TypeVar("R", bound=Model)
Seen = TypeVar("Seen")
Key = tuple[Any, ...]
"""The values of the ordering columns in the last row that was seen."""

_SALT: Final = "keyset"


class RowValue(Func):
    """Several values compared as one, so that PostgreSQL enters the index at the key itself."""

    template = "(%(expressions)s)"
    # Django asks for a type; PostgreSQL compares the row by its parts.
    output_field = BooleanField()


class Number(Subquery):
    """How many rows a query has; it is cut where counting ends."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


@dataclass(frozen=True, slots=True)
class Slice(Generic[Seen]):
    """The rows of one page, and the key of the next one; an empty key says that none follows."""

    rows: list[Seen]
    next_key: str
    is_whole: bool
    """Whether these are all rows: nothing stands before them, nothing follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyset(Generic[R]):
    """An order of rows that names each row by its values, and how many make a page.

    `order` is written as for `order_by` and ends with a column that no two rows share. Only the
    first column may hold nulls, if it ascends and `has_nulls` says so: these rows come last.
    """

    model: type[R]
    order: tuple[str, ...]
    size: int
    has_nulls: bool = False

    def __post_init__(self) -> None:
        if self.has_nulls and self.order[0].startswith("-"):
            raise ValueError("A first column that descends would have its nulls first.")

    def page(self, rows: QuerySet[R] | Sequence[QuerySet[R]], after: Key | None) -> Slice[R]:
        """Return the rows that follow the key; of several stretches, all of them merged."""
        stretches = [rows] if isinstance(rows, QuerySet) else rows
        return self.cut(list(self.following(stretches, after, self.size + 1)), after)

    def following(
        self, stretches: Sequence[QuerySet[R]], after: Key | None, most: int
    ) -> QuerySet[R]:
        """Return at most so many rows that follow the key, of all stretches merged."""
        if not stretches:
            return self.model._default_manager.none()  # noqa: SLF001 - Django's documented one
        pieces = [piece for stretch in stretches for piece in self._after(stretch, after)]
        return self.merged(pieces, most)

    def cut(self, found: list[Seen], after: Key | None) -> Slice[Seen]:
        """Return a page of what follows the key, read one row further to see whether more does."""
        shown, is_last = found[: self.size], len(found) <= self.size
        next_key = "" if is_last else self.key_after(shown[-1])
        return Slice(shown, next_key, is_whole=is_last and after is None)

    def merged(self, stretches: Sequence[QuerySet[R, Seen]], most: int) -> QuerySet[R, Seen]:
        """Merge disjoint stretches in order; each is cut first, so that none is sorted whole."""
        cut = [stretch.order_by(*self.order)[:most] for stretch in stretches]
        if len(cut) == 1:
            return cut[0]
        return cut[0].union(*cut[1:], all=True).order_by(*self.order)[:most]

    def walk(self, rows: QuerySet[R, Seen]) -> Iterator[list[Seen]]:
        """Yield all rows in order, whole or as named tuples, a batch in memory at a time.

        What the caller does to a batch may take its rows away or leave them: each batch begins
        after the last row of the one before.
        """
        after: Key | None = None
        while True:
            batch = list(self.merged(list(self._after(rows, after)), self.size))
            if batch:
                yield batch
            if len(batch) < self.size:
                return
            after = self._key_of(batch[-1])

    def read(self, text: str) -> Key | None:
        """Read the key of a page; one that is stale, forged or of another order is no key."""
        try:
            texts = self._signer().unsign_object(text)
            return tuple(starmap(self._value, zip(self._columns(), texts, strict=True)))
        except (BadSignature, ValidationError, ValueError):
            return None

    def key_after(self, row: object) -> str:
        """Write the key of a row as an address carries it: to be handed back, not to be read."""
        texts = [None if value is None else str(value) for value in self._key_of(row)]
        return self._signer().sign_object(texts)

    def _signer(self) -> Signer:
        """Return what signs keys of this very order."""
        return Signer(salt="|".join((_SALT, self.model._meta.label, *self.order)))

    def _value(self, column: str, text: str | None) -> Any:  # noqa: ANN401 - the column's own type
        """Return the value as its column has it."""
        return self._field(column).to_python(text)

    def _columns(self) -> tuple[str, ...]:
        return tuple(name.removeprefix("-") for name in self.order)

    def _key_of(self, row: object) -> Key:
        """Return the row's values; a null that was not declared would lose rows."""
        key = tuple(getattr(row, column) for column in self._columns())
        if None in key[self.has_nulls :]:
            raise ValueError(f"A null in {self.order} of {row}.")
        return key

    def _after(self, rows: QuerySet[R, Seen], key: Key | None) -> Iterator[QuerySet[R, Seen]]:
        """Yield what follows the key: one stretch of the index, and one more for the nulls."""
        if key is None:
            yield rows
            return
        nulls = Q(**{f"{self._columns()[0]}__isnull": True})
        if self.has_nulls and key[0] is None:
            yield rows.filter(nulls, self._beyond(self.order[1:], key[1:]))
            return
        yield rows.filter(self._beyond(self.order, key))
        if self.has_nulls:
            yield rows.filter(nulls)

    def _beyond(self, order: Sequence[str], key: Key) -> Q:
        """Say which rows come after the key."""
        descends = order[0].startswith("-")
        columns = [name.removeprefix("-") for name in order]
        if all(name.startswith("-") is descends for name in order):
            compare = LessThan if descends else GreaterThan
            values = map(self._bound, columns, key)
            return Q(compare(RowValue(*map(F, columns)), RowValue(*values)))
        first, value, sign = columns[0], key[0], "lt" if descends else "gt"
        further = Q(**{f"{first}__{sign}": value}) | self._beyond(order[1:], key[1:])
        # The first condition is where the index is entered, the second splits the rows that tie.
        return Q(**{f"{first}__{sign}e": value}) & further

    def _bound(self, column: str, value: Any) -> Value:  # noqa: ANN401 - the column's own type
        return Value(value, output_field=self._field(column))

    def _field(self, column: str) -> "Field[Any, Any]":
        return next(field for field in self.model._meta.fields if field.name == column)
