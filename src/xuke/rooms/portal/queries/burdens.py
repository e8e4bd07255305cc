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
from xuke.kernel.licence.events import Intent, PaperKind, paper_name
from xuke.kernel.licence.intent import answer_due, answered_from
from xuke.kernel.licence.state import Licence
from xuke.kernel.person import Person
from xuke.web.documents import parts, registry
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """The hearing that the holder asked for on `asked`, and where he is told of it: when, where.

    `is_owed` says that its notice must be delivered, `received` on which day he had it.
    """

    asked: date
    day: date | None = None
    time: str = ""
    place: str = ""
    is_owed: bool = False
    received: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intended:
    """What is intended against a licence, while its holder may answer or awaits his hearing.

    He `may_speak` until he has, and `may_ask` for a hearing until he has asked or given it up.

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
    may_speak: bool
    may_ask: bool
    hearing: Hearing | None


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
    """Yield what is intended against a licence and may be answered, or heard, yet."""
    licence = loaded.state
    for act, intent in licence.intents.items():
        since = answered_from(licence, act)
        due = answer_due(licence, since, catalogue.calendar()).due if since else None
        is_over = due is not None and due < today
        if intent.is_hearing_owed or (awaits_answer(licence, intent) and not is_over):
            yield _intended(loaded, intent, due, today)


def _intended(loaded: Loaded[Licence], intent: Intent, due: date | None, today: date) -> Intended:
    licence, place, act = loaded.state, loaded.stream, intent.told.act
    span, is_over = licence.law.penalty_hearing_request, due is not None and due < today
    may_speak = act not in licence.heard and not is_over
    may_ask = intent.answer is None and not is_over
    since = answered_from(licence, act) if may_speak or may_ask else None
    return Intended(
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
        may_speak=may_speak,
        may_ask=may_ask,
        hearing=_hearing(licence, intent),
    )


def _hearing(licence: Licence, intent: Intent) -> Hearing | None:
    """Return the hearing that is owed, as far as the holder was told of it."""
    if intent.answer is None or not intent.is_hearing_owed:
        return None
    notice = intent.scheduled
    if notice is None:
        return Hearing(asked=intent.answer.asked)
    paper = licence.papers.get(paper_name(PaperKind.HEARING, intent.told.act))
    return Hearing(
        asked=intent.answer.asked,
        day=notice.hearing_day,
        time=notice.time,
        place=notice.place,
        is_owed=intent.told.owes_delivery,
        received=paper.received_on if paper else None,
    )


def _letter(loaded: Loaded[Licence], intent: Intent) -> str:
    """Return the name of the letter that told it; nothing where there is none."""
    letters = (
        one.slug
        for one in registry.registered()
        if one.kind == loaded.stream.kind and registry.act_in(one, loaded.state, [intent.told])
    )
    return next(letters, "")
