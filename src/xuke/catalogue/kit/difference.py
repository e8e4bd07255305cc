"""What has changed between two versions of a definition, each change with what it does.

The path of a change names rows by their ids, so that a row which only moved is no change of its
content. Only codes are told here; the sentences for people stand in `web.words.definitions`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from typing import TypeAlias

from xuke.catalogue.kit.content import Content
from xuke.catalogue.kit.version import canonical
from xuke.catalogue.shape import (
    Choices,
    Effect,
    Inner,
    Keyed,
    Listed,
    Sealing,
    Shape,
    Value,
    Variants,
)

Rows: TypeAlias = dict[str, dict[str, Content]]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where, what it does, and what stood and stands there; None for nothing."""

    path: str
    effect: Effect
    before: Content
    after: Content


def differences(before: Content, after: Content, root: Value) -> tuple[Change, ...]:
    """Return every change, in the order of the shape; none where both say the same."""
    return tuple(_Pair("", before, after).changes(root))


@dataclass(frozen=True, slots=True)
class _Pair:
    """What stands at one place of both versions; inside of words everything is a word."""

    path: str
    before: Content
    after: Content
    is_word: bool = False

    def changes(self, value: Value) -> Iterator[Change]:
        """Yield the changes of a value."""
        if canonical(self.before) == canonical(self.after):
            return
        pair = replace(self, is_word=self.is_word or value.effect is Effect.WORD)
        yield from pair.compared(value)

    def change(self, effect: Effect, before: Content, after: Content) -> Change:
        """Return a change at this place."""
        return Change(self.path, Effect.WORD if self.is_word else effect, before, after)

    def whole(self, value: Value) -> Change:
        """Return the change of all that stands here."""
        return self.change(value.effect, self.before, self.after)

    def below(self, key: str, before: Content, after: Content) -> "_Pair":
        """Return the pair below a key."""
        return _Pair(f"{self.path}.{key}".strip("."), before, after, self.is_word)

    @singledispatchmethod
    def compared(self, value: Value) -> Iterator[Change]:
        """Yield how two different values differ: as a whole."""
        yield self.whole(value)

    @compared.register
    def _(self, _value: Sealing) -> Iterator[Change]:
        is_sealed = self.after is True
        yield self.change(Effect.NARROW if is_sealed else Effect.WIDEN, self.before, self.after)

    @compared.register
    def _(self, value: Inner) -> Iterator[Change]:
        if not isinstance(self.before, dict) or not isinstance(self.after, dict):
            yield self.whole(value)
            return
        shape = shape_of(value.shape, self.after)
        if shape != shape_of(value.shape, self.before):
            shape = replace(shape, keys={**shape_of(value.shape, self.before).keys, **shape.keys})
        for key, one in shape.keys.items():
            yield from self.below(key, self.before.get(key), self.after.get(key)).changes(one)

    @compared.register
    def _(self, value: Keyed) -> Iterator[Change]:
        if not isinstance(self.before, dict) or not isinstance(self.after, dict):
            yield self.whole(value)
            return
        for key in dict.fromkeys([*self.before, *self.after]):
            yield from self.below(key, self.before.get(key), self.after.get(key)).changes(value.of)

    @compared.register
    def _(self, value: Listed) -> Iterator[Change]:
        if not isinstance(self.before, list) or not isinstance(self.after, list):
            yield self.whole(value)
            return
        before, after = rows_of(value.of, self.before), rows_of(value.of, self.after)
        if before is not None and after is not None:
            yield from self.rows(value.of, before, after)
        else:
            yield from self.members(value, self.before, self.after)

    def rows(self, of: Value, before: Rows, after: Rows) -> Iterator[Change]:
        """Yield the changes of rows that have an id: one that goes breaks what refers to it."""
        for name in dict.fromkeys([*before, *after]):
            pair = self.below(name, before.get(name), after.get(name))
            if name not in after:
                yield pair.change(Effect.BREAK, pair.before, None)
            elif name not in before:
                yield pair.change(effect_of_row(of, after[name]), None, pair.after)
            else:
                yield from pair.changes(of)
        if [one for one in before if one in after] != [one for one in after if one in before]:
            yield self.change(Effect.WORD, list(before), list(after))

    def members(
        self, value: Listed, before: list[Content], after: list[Content]
    ) -> Iterator[Change]:
        """Yield what a list lost and won; the same members in another order are a change too."""
        is_choice = isinstance(value, Choices)
        old, new = {canonical(one) for one in before}, {canonical(one) for one in after}
        gone = [one for one in before if canonical(one) not in new]
        come = [one for one in after if canonical(one) not in old]
        for one in gone:
            yield self.change(Effect.NARROW if is_choice else value.effect, one, None)
        for one in come:
            yield self.change(Effect.ADD if is_choice else value.effect, None, one)
        if not gone and not come:
            yield self.change(Effect.WORD if is_choice else value.effect, before, after)


def shape_of(shape: Shape | Variants, content: Mapping[str, Content]) -> Shape:
    """Return the keys of a mapping that says this."""
    if isinstance(shape, Shape):
        return shape
    deciding = content.get(shape.by)
    return shape.of(None if deciding is None else str(deciding))


def rows_of(of: Value, content: list[Content]) -> Rows | None:
    """Return the rows of a list by their ids; None where they have none, or share one."""
    if not isinstance(of, Inner):
        return None
    rows: Rows = {}
    for one in content:
        key = shape_of(of.shape, one).id if isinstance(one, dict) else ""
        if not isinstance(one, dict) or not key or str(one.get(key)) in rows:
            return None
        rows[str(one.get(key))] = one
    return rows


def effect_of_row(of: Value, row: Mapping[str, Content]) -> Effect:
    """Return what a new row does: one that nobody must answer only adds."""
    shape = shape_of(of.shape, row) if isinstance(of, Inner) else None
    is_optional = shape is not None and row.get(shape.optional_by) is True
    return Effect.ADD if is_optional else Effect.LAW
