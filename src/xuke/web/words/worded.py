"""A kind of stream in words: its verbs, events and phases, its refusals, and what days do."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from enum import Enum
from typing import Any

from django.utils.functional import Promise

from xuke.web.words.names import Names

Phrase = str | Promise
Choices = list[tuple[str, str]]
Choose = Callable[[Any], Choices]
Told = tuple[str, str]
"""What happened, and the note below it."""
Say = Callable[[Any, Names], Told]


class When(Enum):
    """Whether a day lies behind whoever tells it, before him, or on either side."""

    PAST = "past"
    FUTURE = "future"
    ANY = "any"


def always(_file: object) -> bool:
    """Know the verb whatever the stream is about."""
    return True


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact as a verb asks it; what it leaves out is asked in the words common to all verbs.

    `choices` and `initial` look at the file of the stream. `verdict` is what yes and no mean.
    A `long` one is written in sentences, not in a line. A `required` one may be lacking in an
    event of the past, and has to be told by a person. `needed` says when one that is not
    required must be told after all, `is_asked` of whom it is asked at all. `when` says of
    a day on which side of today it lies; today itself is on both.
    """

    label: Phrase = ""
    _: KW_ONLY
    hint: Phrase = ""
    choices: Choose | None = None
    initial: Callable[[Any], object] | None = None
    verdict: tuple[Phrase, Phrase] | None = None
    long: bool = False
    required: bool = False
    needed: Phrase = ""
    is_asked: Callable[[Any], bool] = always
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Worded:
    """A verb in words: its permanent name, its word, and how it asks its facts.

    Its button stands in a `group`, if it has one, where the law of the file's item knows it;
    what the item does not call for stands folded in it.
    """

    name: str
    label: Phrase
    _: KW_ONLY
    group: Phrase = ""
    facts: Mapping[str, Asked] = field(default_factory=dict)
    is_known: Callable[[Any], bool] = always
    is_called_for: Callable[[Any], bool] = always


@dataclass(frozen=True, slots=True)
class Lapsed:
    """What silence or days do, in words: what is done, and the measure word that counts it."""

    label: Phrase
    measure: Phrase = "件"


def named(*verbs: Worded) -> dict[str, Worded]:
    """Return verbs by name in this order; two of one name are refused."""
    found: dict[str, Worded] = {}
    for verb in verbs:
        if found.setdefault(verb.name, verb) is not verb:
            raise ValueError(f"Two verbs of one name are worded: {verb.name}")
    return found


def told(*tables: Mapping[type, Say]) -> dict[type, Say]:
    """Return the sentences of all tables; an event that two of them tell is refused."""
    found: dict[type, Say] = {}
    for table in tables:
        twice = found.keys() & table.keys()
        if twice:
            raise ValueError(f"Two sentences tell one event: {min(one.__name__ for one in twice)}")
        found |= table
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A kind of stream in words: its verbs in the order of their buttons, and what its events tell.

    `phases` say by code where a stream stands, `tones` in which colour; `refused` why something is
    not allowed, before the words common to all kinds; `lapsed` what silence and days do, in the
    order in which it is told; `guards` by their code whom a right is for. `officials` are those
    between whom a fact that names one lets choose; where it is left out, all of the stream's
    authority.
    """

    kind: str
    verbs: Mapping[str, Worded]
    told: Mapping[type, Say]
    phases: Mapping[str, Phrase] = field(default_factory=dict)
    tones: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, Phrase] = field(default_factory=dict)
    lapsed: Mapping[str, Lapsed] = field(default_factory=dict)
    guards: Mapping[str, Phrase] = field(default_factory=dict)
    officials: Choose | None = None

    def verb(self, name: str) -> Worded:
        """Return a verb in words; one without a word is called by its name."""
        return self.verbs.get(name) or Worded(name, name)

    def groups(self) -> dict[str, list[Worded]]:
        """Return the verbs that stand in groups, by the group's name."""
        found: dict[str, list[Worded]] = {}
        for verb in self.verbs.values():
            if verb.group:
                found.setdefault(str(verb.group), []).append(verb)
        return found

    def offered(self, allowed: Collection[str], file: object) -> Iterator[tuple[str, list[Worded]]]:
        """Yield each group with those of its verbs that are allowed and known for this file."""
        for label, verbs in self.groups().items():
            mine = [one for one in verbs if one.name in allowed and one.is_known(file)]
            if mine:
                yield label, mine


_registered: dict[str, Words] = {}


def register(words: Words) -> None:
    """Make the words of a kind known when the product starts; a second set stops the start."""
    if _registered.setdefault(words.kind, words) is not words:
        raise ValueError(f"The kind of stream {words.kind!r} has words already.")


def registered() -> tuple[Words, ...]:
    """Return the words of each kind, in the order in which they were registered."""
    return tuple(_registered.values())


def words_of(kind: str) -> Words:
    """Return the words of this kind of stream; one that was given none has none."""
    return _registered.get(kind) or Words(kind=kind, verbs={}, told={})


def label_of(verb: str, kind: str) -> Phrase:
    """Return what a verb is called; one without a word is called by its name."""
    return words_of(kind).verb(verb).label


def sentence(event: object, kind: str, names: Names) -> Told:
    """Return what happened, and the note below it; an event without words is named by its type."""
    say = words_of(kind).told.get(type(event))
    return say(event, names) if say else (type(event).__name__, "")


def refusing(code: str) -> Words | None:
    """Return the words of the kind of stream whose own this refusal is, if it is one kind's."""
    found = [one for one in registered() if code in one.refused]
    return found[0] if len(found) == 1 else None
