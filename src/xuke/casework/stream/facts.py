"""The facts that an act is told: typed by its event, read from text or JSON, refused by field."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from types import NoneType
from typing import Any, Final, get_args, get_origin, get_type_hints

from xuke.access.people import colleagues
from xuke.catalogue.form import EARLIEST, LATEST
from xuke.catalogue.identifiers import names, signs
from xuke.kernel.official import ACCOUNT
from xuke.kernel.stream import Verb
from xuke.record.codec import Facts, Json, decode

LONGEST: Final = 4000
"""Characters: no fact in words is longer."""
_MOST: Final = 50
_LARGEST: Final = 999
"""More days than any procedure takes: a deadline counts each of them."""
_YUAN: Final = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?")
ENVELOPE: Final = frozenset({"on", "by"})
_TRUTHS: Final = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


class FactKind(StrEnum):
    """What a fact is, and so how it is asked for and read."""

    TEXT = "text"
    DAY = "date"
    NUMBER = "number"
    AMOUNT = "amount"
    TRUTH = "truth"
    CHOICE = "choice"
    LIST = "list"
    OFFICIAL = "official"
    OFFICIALS = "officials"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of an event: its name, what it is, whether it must be told, between what."""

    name: str
    kind: FactKind
    required: bool
    choices: tuple[str, ...] = ()


class FactsInvalid(Exception):
    """Some facts cannot be taken; `codes` says for each by its name why."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        """Keep the codes by name."""
        super().__init__(codes)
        self.codes = codes


class _Unreadable(Exception):
    """One fact cannot be read; its text is the code."""


@cache
def asked_of(event: type, settled: frozenset[str]) -> tuple[Fact, ...]:
    """Return the facts that somebody must or may tell of this event, in its order."""
    hints = get_type_hints(event, include_extras=True)
    return tuple(
        _fact(one.name, hints[one.name], required=_is_required(one))
        for one in fields(event)
        if one.name not in ENVELOPE | settled
    )


def event_of(verb: Verb[Any], given: Mapping[str, Any], *, on: date, by: str) -> Any:  # noqa: ANN401 - of the kind that the rule names
    """Return the event that these facts tell; FactsInvalid names each that cannot be taken."""
    asked = asked_of(verb.event, verb.settled)
    codes = dict.fromkeys(sorted(set(given) - {one.name for one in asked}), "unknown-fact")
    read: Facts = {}
    for fact in asked:
        try:
            read |= _told(fact, given.get(fact.name))
        except _Unreadable as fault:
            codes[fact.name] = str(fault)
    if codes:
        raise FactsInvalid(codes)
    return decode(verb.event, {"on": on.isoformat(), "by": by, **read})


def officials_in(verb: Verb[Any]) -> tuple[Fact, ...]:
    """Return the facts of a verb that name officials by account."""
    asked = asked_of(verb.event, verb.settled)
    return tuple(one for one in asked if one.kind in {FactKind.OFFICIAL, FactKind.OFFICIALS})


def with_officials(
    verb: Verb[Any],
    event: Any,  # noqa: ANN401 - of the verb's type
    authority: str,
    on: date,
    others: frozenset[str],
) -> Any:  # noqa: ANN401 - of the verb's type
    """Put accounts for the officials whom an event names, by account or sign-in name.

    `others` may be named too, as they are; FactsInvalid says who is neither.
    """
    asked = officials_in(verb)
    if not asked:
        return event
    here = colleagues(authority, on)
    accounts = {name: official.id for official in here for name in (official.username, official.id)}
    accounts |= {name: name for name in others}
    named = {fact.name: _accounts(getattr(event, fact.name), fact, accounts) for fact in asked}
    codes = {name: "no-such-official" for name, found in named.items() if found is None}
    if codes:
        raise FactsInvalid(codes)
    return replace(event, **named)


def _accounts(given: Any, fact: Fact, accounts: Mapping[str, str]) -> Any:  # noqa: ANN401 - one name or several
    """Return the accounts of those named, or nothing if one of them is nobody known."""
    if fact.kind is FactKind.OFFICIAL:
        return accounts.get(given)
    found = tuple(accounts.get(name) for name in given)
    return found if all(found) else None


def _is_required(one: Any) -> bool:  # noqa: ANN401 - a field of any dataclass
    return one.default is MISSING and one.default_factory is MISSING


def _fact(name: str, hint: Any, *, required: bool) -> Fact:  # noqa: ANN401 - a type
    kind = _kind(hint)
    choices = tuple(str(one.value) for one in _plain(hint)) if kind is FactKind.CHOICE else ()
    return Fact(name=name, kind=kind, required=required, choices=choices)


def _kind(hint: Any) -> FactKind:  # noqa: ANN401 - types are values here
    if get_origin(hint) is tuple:
        return FactKind.OFFICIALS if _is_official(get_args(hint)[0]) else FactKind.LIST
    if _is_official(hint):
        return FactKind.OFFICIAL
    plain = _plain(hint)
    if isinstance(plain, type) and issubclass(plain, Enum):
        return FactKind.CHOICE
    if plain not in _PLAIN:
        raise TypeError(f"nobody can be asked for a {getattr(plain, '__name__', plain)}")
    return _PLAIN[plain]


def _plain(hint: Any) -> Any:  # noqa: ANN401 - types are values here
    """Return the type of a fact that may be left out, without the nothing."""
    return next((one for one in get_args(hint) if one is not NoneType), hint)


def _is_official(hint: Any) -> bool:  # noqa: ANN401 - types are values here
    return ACCOUNT in getattr(hint, "__metadata__", ())


_PLAIN: Final[Mapping[Any, FactKind]] = {
    str: FactKind.TEXT,
    date: FactKind.DAY,
    int: FactKind.NUMBER,
    Decimal: FactKind.AMOUNT,
    bool: FactKind.TRUTH,
}


def _told(fact: Fact, value: Any) -> Facts:  # noqa: ANN401 - whatever was sent
    """Return the fact read, or nothing where it was left out and need not be told."""
    is_told = value is not None and value not in ("", [], ())
    read = _READERS[fact.kind](value, fact) if is_told else ""
    # What is nothing but blanks was not told either.
    if read in ("", []):
        if fact.required:
            raise _Unreadable("required")
        return {}
    return {fact.name: read}


def _text(value: Any, _fact: Fact) -> str:  # noqa: ANN401 - whatever was sent
    if not isinstance(value, str):
        raise _Unreadable("not-a-text")
    told = signs.visible(value)
    if len(told) > LONGEST:
        raise _Unreadable("too-long")
    if names.text_problem(told, lines=True):
        raise _Unreadable("bad-form")
    return told.strip()


def _day(value: Any, _fact: Fact) -> str:  # noqa: ANN401 - whatever was sent
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        raise _Unreadable("not-a-date") from None
    if not EARLIEST <= day <= LATEST:
        raise _Unreadable("not-a-date")
    return day.isoformat()


def _number(value: Any, _fact: Fact) -> int:  # noqa: ANN401 - whatever was sent
    text = str(value).strip()
    is_whole = not isinstance(value, bool) and text.isascii() and text.isdigit()
    if not is_whole or len(text) > len(str(_LARGEST)):
        # A numeral too long is not even turned into a number.
        raise _Unreadable("not-an-integer")
    return int(text)


def _amount(value: Any, _fact: Fact) -> str:  # noqa: ANN401 - whatever was sent
    """Read an amount of yuan, to the cent."""
    text = str(value).strip()
    if not _YUAN.fullmatch(text):
        raise _Unreadable("not-a-number")
    return text


def _truth(value: Any, _fact: Fact) -> bool:  # noqa: ANN401 - whatever was sent
    known = _TRUTHS.get(str(value).strip().lower())
    if known is None:
        raise _Unreadable("not-a-truth")
    return known


def _choice(value: Any, fact: Fact) -> str:  # noqa: ANN401 - whatever was sent
    if str(value) not in fact.choices:
        raise _Unreadable("not-an-option")
    return str(value)


def _list(value: Any, fact: Fact) -> list[Json]:  # noqa: ANN401 - whatever was sent
    """Read several names: a list, or one a line, or parted by commas."""
    parts: Iterable[Any] = value
    if isinstance(value, str):
        parts = value.replace(",", "\n").splitlines()
    elif not isinstance(value, list | tuple):
        raise _Unreadable("not-a-list")
    read: list[Json] = [one for one in (_text(part, fact) for part in parts) if one]
    if len(read) > _MOST:
        raise _Unreadable("too-many")
    return read


_READERS: Final[Mapping[FactKind, Callable[[Any, Fact], Json]]] = {
    FactKind.TEXT: _text,
    FactKind.DAY: _day,
    FactKind.NUMBER: _number,
    FactKind.AMOUNT: _amount,
    FactKind.TRUTH: _truth,
    FactKind.CHOICE: _choice,
    FactKind.LIST: _list,
    FactKind.OFFICIAL: _text,
    FactKind.OFFICIALS: _list,
}
