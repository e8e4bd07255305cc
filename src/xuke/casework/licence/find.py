"""The door of licences: found by number, opened when first asked for, acted upon."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from xuke import catalogue
from xuke.access.people import colleagues
from xuke.casework.case.door import load
from xuke.casework.licence.granted import NUMBER, changed, licence_of, named_licence
from xuke.casework.licence.models import LicenceRow
from xuke.casework.models import CaseRow
from xuke.casework.stream import acting
from xuke.casework.stream.acting import Act, Loaded, Outcome, Task
from xuke.casework.stream.bulk import stream_named
from xuke.casework.stream.facts import event_of, officials_in
from xuke.casework.stream.naming import accounts_in
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.acts import ACTS
from xuke.kernel.licence.application import Asked, refusal_of
from xuke.kernel.licence.events import LicenceEvent, LicenceIssued
from xuke.kernel.licence.state import Licence, evolve, replay
from xuke.kernel.licence.steps import LicenceStep, require
from xuke.kernel.licence.words import IN_FORCE
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person
from xuke.record.events import LICENCE, Recorded, Stream


class NoSuchLicence(LookupError):
    """There is no such licence, or it is not this person's to see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a decision is made on: the licence as it stands, and the person with his rights."""

    stream: Stream
    licence: Licence
    person: Person


LicenceDecision = Callable[[Sight], tuple[LicenceEvent, ...]]


def _change(
    stream: Stream,
    licence: Licence,
    recorded: Sequence[Recorded],
    new: bool,  # noqa: FBT001 - as a Kind asks
) -> Change:
    return Change(stream=stream, licence=licence, recorded=recorded, new=new)


LICENCES = acting.Kind(name=LICENCE, replay=replay, evolve=evolve, change=_change)


def load_licence(stream: UUID) -> Loaded[Licence]:
    """Return a licence with its history, or raise NoSuchLicence."""
    loaded = LICENCES.load(stream)
    if loaded is None:
        raise NoSuchLicence(stream)
    return loaded


def handle_licence(stream: UUID, decide: LicenceDecision, act: Act) -> Outcome[Licence]:
    """Decide on an existing licence and record what was decided."""
    return _carry_out(lambda: load_licence(stream), decide, act)


def begin_licence(stream: Stream, issued: LicenceIssued, act: Act) -> Outcome[Licence]:
    """Open a licence; one that is open already stays as it is."""
    return _carry_out(
        lambda: LICENCES.load_or_begin(stream),
        lambda seen: () if seen.licence.version else (issued,),
        act,
    )


def act_on_licence(
    stream: UUID, step: LicenceStep, facts: Mapping[str, Any], act: Act
) -> Outcome[Licence]:
    """Do an act on a licence, told by its facts; FactsInvalid says which cannot be taken."""
    return handle_licence(stream, lambda seen: foresee_on_licence(seen, step, facts, act.on), act)


def foresee_on_licence(
    seen: Sight, step: LicenceStep, facts: Mapping[str, Any], on: date
) -> tuple[LicenceEvent, ...]:
    """Return what the act would record; nothing is recorded."""
    # Who may not act is told so, and not what is wrong with his facts.
    require(step, seen.person, seen.licence)
    rule = ACTS[step]
    if rule.follows:
        raise Unlawful("only-by-case", step=step)
    event = event_of(rule, facts, on=on, by=seen.person.id)
    if officials_in(rule):
        here = colleagues(seen.stream.authority, on)
        event = replace(event, **accounts_in(rule, event, here))
    return rule.decide(seen.licence, event, Occasion(seen.person, catalogue.calendar()))


def _carry_out(
    read: Callable[[], Loaded[Licence]], decide: LicenceDecision, act: Act
) -> Outcome[Licence]:
    def decided(stream: Stream, licence: Licence, person: Person) -> tuple[LicenceEvent, ...]:
        return decide(Sight(stream=stream, licence=licence, person=person))

    return acting.carry_out(Task(kind=LICENCES, read=read, decide=decided, also=_nothing), act)


def _nothing(_outcome: Outcome[Licence]) -> None:
    """Nothing follows from an act on a licence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The licence that an application is about, and the answers in which it would change."""

    number: str = ""
    changed: frozenset[str] = frozenset()
    known: bool = False


NONE_NAMED = Named()


def named_by(authority: str, case: Case, answers: Mapping[str, str], on: date, *, by: str) -> Named:
    """Return the licence that the answers name, or raise why it cannot be asked for this.

    `by` is the index of the applicant's identity. Of a licence that is not known here nothing can
    be said; the officials look at its paper.
    """
    if case.action in {Action.NEW, Action.OTHER}:
        return NONE_NAMED
    number = answers.get(NUMBER, "").strip()
    found = find_licence(authority, number, case.item)
    if found is None:
        return Named(number=number)
    changes = frozenset(changed(answers, found.state.face))
    asked = Asked(action=case.action, on=on, changed=changes, by=by)
    reason = refusal_of(found.state, asked, catalogue.calendar())
    if reason:
        raise reason
    return Named(number=number, changed=changes, known=True)


def find_licence(authority: str, number: str, item: str) -> Loaded[Licence] | None:
    """Return the licence that an application names, be it that its stream is not open yet.

    Licences of imported history are opened when first acted upon: an import of a hundred
    thousand rows would otherwise write as many streams of which hardly any is ever needed.
    """
    row = _row(authority, number, item)
    if row:
        return load_licence(row.stream)
    return _from_case(authority, number, item)


def licence_behind(place: Stream, case: Case) -> UUID | None:
    """Return the licence that a case granted or is about, where it is open: one query at most."""
    paper = case.certificate
    numbers = {named_licence(case), paper.number if paper else ""} - {""}
    if not numbers:
        return None
    tokens = [paper.identifier or paper.number] if paper else list(numbers)
    asked = (
        Q(case=place.id)
        | Q(authority=place.authority, number__in=numbers)
        | (~Q(earlier=[]) & Q(earlier__overlap=tokens))
    )
    rows = LicenceRow.objects.filter(asked, authority=place.authority, item=case.item)
    return next(iter(rows.order_by("stream").values_list("stream", flat=True)[:1]), None)


def open_licence(authority: str, number: str, item: str, act: Act) -> UUID:
    """Return the stream of the licence of this number, opened if need be, or NoSuchLicence."""
    found = find_licence(authority, number, item)
    if found is None:
        raise NoSuchLicence(number)
    return opened(found, act)


def opened(found: Loaded[Licence], act: Act) -> UUID:
    """Return the stream of a licence that was found, opened if need be."""
    if not found.history:
        begin_licence(found.stream, found.state.origin, act)
    return found.stream.id


def stream_for(authority: str, case: UUID) -> Stream:
    """Return the stream of the licence that this case granted; always the same one."""
    return stream_named(LICENCE, authority, str(case))


def _row(authority: str, number: str, item: str) -> LicenceRow | None:
    """Return the licence of this number; one in force before one that has ended."""
    if not number:
        return None
    rows = LicenceRow.objects.filter(authority=authority, number=number, item=item)
    known = sorted(rows, key=lambda row: (row.status not in IN_FORCE, str(row.stream)))
    return next(iter(known), None)


def _from_case(authority: str, number: str, item: str) -> Loaded[Licence] | None:
    """Return the licence that a case granted under this number, open already or not."""
    rows = CaseRow.objects.filter(authority=authority, certificate_number=number, item=item)
    row = rows.order_by("-decided_on", "stream").first() if number else None
    if row is None:
        return None
    home = stream_for(authority, row.stream)
    known = LICENCES.load(home.id)
    if known:
        # The number has changed since: an old paper still leads to its licence.
        return known
    _stream, case, _history = load(row.stream)
    return Loaded(home, replay([licence_of(case, row.stream, imported=case.imported)]), ())
