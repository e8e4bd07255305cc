"""What a holder is told of his licence: what is intended until when he may answer, each letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xuke import catalogue
from xuke.casework import messages
from xuke.casework.licence.kind import NoSuchLicence, load_licence
from xuke.casework.stream.kinds import Loaded
from xuke.kernel.licence.clocks import awaits_answer
from xuke.kernel.licence.events import Intent
from xuke.kernel.licence.intent import answer_due, answered_from
from xuke.kernel.licence.state import Licence
from xuke.kernel.person import Person
from xuke.web.documents import parts, registry
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Intended:
    """What is intended against a licence, while its holder may still answer.

    Before its letter was `received` nobody knows its last day. Of tellings of before, whose
    delivery was not recorded, the last day alone is known.
    """

    stream: UUID
    item_name: str
    number: str
    act: str
    authority: str
    contact: str
    days: str
    received: date | None
    due: date | None
    letter: str


def own_licence(stream: UUID, person: Person) -> Loaded[Licence]:
    """Return the licence that was issued to the person's account, or raise NoSuchLicence."""
    loaded = load_licence(stream)
    if not person.id or loaded.state.origin.account != person.id:
        raise NoSuchLicence(stream)
    return loaded


def waiting(person: Person, today: date) -> list[Intended]:
    """Return what is intended against the person's licences and waits for his answer."""
    told = messages.streams_told(person, messages.INTENT)
    licences = (own_licence(stream, person) for stream in told)
    return [one for loaded in licences for one in intended(loaded, today)]


def intended(loaded: Loaded[Licence], today: date) -> Iterator[Intended]:
    """Yield what is intended against a licence and may be answered yet."""
    licence, place = loaded.state, loaded.stream
    span = licence.law.penalty_hearing_request
    for act, intent in licence.intents.items():
        since = answered_from(licence, act)
        due = answer_due(licence, since, catalogue.calendar()).due if since else None
        if (due and due < today) or not awaits_answer(licence, intent):
            continue
        yield Intended(
            stream=place.id,
            item_name=catalogue.item(licence.item).name,
            number=licence.number,
            act=sentences.adverse_act(act),
            authority=sentences.authority(place.authority),
            contact=parts.whom_to_ask(place.authority, today),
            days=sentences.span(span.length, span.unit.value),
            received=since if intent.told.owes_delivery else None,
            due=due,
            letter=_letter(loaded, intent),
        )


def _letter(loaded: Loaded[Licence], intent: Intent) -> str:
    """Return the name of the letter that told it; nothing where there is none."""
    letters = (
        one.slug
        for one in registry.registered()
        if one.kind == loaded.stream.kind and registry.act_in(one, loaded.state, [intent.told])
    )
    return next(letters, "")
