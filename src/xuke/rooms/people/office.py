"""本机关资料: what an office says of itself, what of it is missing, and stating it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuke.casework.office import standing
from xuke.casework.office.stating import OFFICES, office_stream
from xuke.casework.stream import door
from xuke.casework.stream.act import Act
from xuke.kernel.office import FactStated, OfficeFact
from xuke.kernel.person import Person
from xuke.rooms.people.office_words import NEEDED_FOR, label_of
from xuke.web import clock
from xuke.web.case.history import Entry
from xuke.web.case.stream_file import StreamFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact as the administrator sees it today: what it is needed for, and by whose word."""

    fact: OfficeFact
    label: str
    value: str
    needed_for: str
    stated: FactStated | None


def lines(authority: str, today: date) -> list[Line]:
    """Return every fact of an office as it stands today."""
    place = standing.authority(authority, today)
    return [
        Line(
            fact=fact,
            label=label_of(fact),
            value=standing.value_of(place, fact),
            needed_for=str(NEEDED_FOR.get(fact, "")),
            stated=standing.statement(authority, fact, today),
        )
        for fact in OfficeFact
    ]


def state(authority: str, verb: str, facts: Mapping[str, object], act: Act) -> None:
    """State a fact or promise a limit; Unlawful or FactsInvalid say why not.

    This process then knows it at once.
    """
    told = {name: str(value) for name, value in facts.items()}
    door.begin(OFFICES, office_stream(authority), verb, told, act)
    clock.look()


def history(person: Person, authority: str) -> list[Entry]:
    """Return who stated what, when."""
    loaded = door.find(OFFICES, office_stream(authority).id)
    return list(StreamFile(loaded=loaded, person=person).timeline()) if loaded else []
