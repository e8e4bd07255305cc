"""What is done to a case, all through its machine: the right is asked first, as in the product.

A deed bears the name of the function that decides on it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from xuke.kernel.case import events as e
from xuke.kernel.case.known import Known
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.scope import NOTHING_FOUND, Scope
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action, Channel, ItemRule
from xuke.kernel.law.bar import Bar
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person
from xuke.kernel.stream import Machine

S = TypeVar("S")
Done = tuple[e.CaseEvent, ...]
NO_DAYS = Calendar({})
"""The calendar of a deed that counts no days."""
UNCONFIRMED = "待确认"
UNNAMED = Known(unconfirmed=UNCONFIRMED)
"""What is known of a deed that names bodies: by which word one is not named."""


@dataclass(frozen=True, eq=False)
class Deed(Generic[S]):
    """What is done by one verb: told by an event, on an occasion."""

    machine: Machine[S]
    name: str

    def __call__(self, state: S, event: Any, at: Occasion) -> tuple[Any, ...]:  # noqa: ANN401 - of the verb's type
        """Return what the law makes of it."""
        return self.machine.decide(self.machine.verbs[self.name], state, event, at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is handed in, all bars of the applicant, and the fields that differ from the licence."""

    number: str
    applicant: e.Applicant
    rule: ItemRule
    form: Mapping[str, str]
    fully_online: bool
    licence: str = ""
    letter: str = ""
    in_name_of: str = ""
    decide_by: date | None = None
    bars: tuple[Bar, ...] = ()
    changed: frozenset[str] = frozenset()
    scope: Scope = NOTHING_FOUND
    insisted: bool = False
    called_for: tuple[str, ...] = ()

    def told(self, on: date) -> e.Submitted:
        """Return the event that tells it; action, channel and owner are the draft's to say."""
        return e.Submitted(
            on=on,
            number=self.number,
            action=Action.NEW,
            channel=Channel.ONLINE,
            applicant=self.applicant,
            rule=self.rule,
            fully_online=self.fully_online,
            form=self.form,
            licence=self.licence,
            letter=self.letter,
            in_name_of=self.in_name_of,
            decide_by=self.decide_by,
            insisted=self.insisted,
            called_for=self.called_for,
        )


def refusal(name: str, person: Person, case: Case) -> Unlawful | None:
    """Say why this person may not do this now, or nothing."""
    return CASE.refusal(CASE.verbs[name], person, case)


def done(name: str, case: Case, event: e.CaseEvent, at: Occasion) -> Done:
    """Return what the law makes of it."""
    return CASE.decide(CASE.verbs[name], case, event, at)


def draft(case: Case, opened: e.Drafted, rule: ItemRule, *, person: Person) -> Done:
    return done("draft", case, opened, Occasion(person, NO_DAYS, Known(rule=rule)))


def attach(case: Case, attached: e.MaterialAttached, *, person: Person, rule: ItemRule) -> Done:
    return done("attach", case, attached, Occasion(person, NO_DAYS, Known(rule=rule)))


def remove(
    case: Case, *, person: Person, material: str, digest: str, on: date, name: str = ""
) -> Done:
    removed = e.MaterialRemoved(on=on, material=material, digest=digest, file_name=name)
    return done("remove", case, removed, Occasion(person, NO_DAYS))


def submit(
    case: Case, filing: Filing, *, person: Person, on: date, counts_from: date | None = None
) -> Done:
    known = Known(
        bars=filing.bars,
        changed=filing.changed,
        counts_from=counts_from,
        scope=filing.scope,
    )
    return done("submit", case, filing.told(on), Occasion(person, NO_DAYS, known))


def withdraw(case: Case, *, person: Person, reason: str, on: date) -> Done:
    withdrawn = e.ApplicationWithdrawn(on=on, by=person.id, reason=reason)
    return done("withdraw", case, withdrawn, Occasion(person, NO_DAYS))


def accept(
    case: Case, *, person: Person, on: date, calendar: Calendar, scope: Scope = NOTHING_FOUND
) -> Done:
    accepted = e.Accepted(on=on, by=person.id)
    return done("accept", case, accepted, Occasion(person, calendar, Known(scope=scope)))


def accept_pending(
    case: Case,
    accepted: e.Accepted,
    at: Occasion,
    *,
    bars: Collection[Bar] = (),
    scope: Scope = NOTHING_FOUND,
) -> Done:
    known = Known(bars=tuple(bars), scope=scope)
    return done("accept-pending", case, accepted, Occasion(at.person, at.calendar, known))


def request_correction(
    case: Case,
    *,
    person: Person,
    gaps: tuple[e.Gap, ...],
    answer_by: date,
    on: date,
    calendar: Calendar,
) -> Done:
    notice = e.CorrectionRequested(on=on, by=person.id, gaps=gaps, answer_by=answer_by)
    return done("request-correction", case, notice, Occasion(person, calendar))


def correct(
    case: Case,
    *,
    person: Person,
    form: Mapping[str, str],
    on: date,
    counts_from: date | None = None,
    applicant: e.Applicant | None = None,
) -> Done:
    corrected = e.Corrected(on=on, form=form, applicant=applicant, counts_from=counts_from)
    return done("correct", case, corrected, Occasion(person, NO_DAYS))


def not_accept(
    case: Case,
    refused: e.NotAccepted,
    *,
    person: Person,
    calendar: Calendar,
    scope: Scope = NOTHING_FOUND,
) -> Done:
    beside = replace(UNNAMED, scope=scope)
    return done("not-accept", case, refused, Occasion(person, calendar, beside))


def examine(case: Case, examined: e.Examined, *, person: Person) -> Done:
    return done("examine", case, examined, Occasion(person, NO_DAYS))


def grant(
    case: Case,
    granted: e.Granted,
    *,
    person: Person,
    calendar: Calendar,
    old_until: date | None = None,
) -> Done:
    return done("grant", case, granted, Occasion(person, calendar, Known(old_until=old_until)))


def refuse(case: Case, refused: e.Refused, *, person: Person, calendar: Calendar) -> Done:
    return done("refuse", case, refused, Occasion(person, calendar, UNNAMED))


def issue(case: Case, issued: e.CertificateIssued, *, person: Person) -> Done:
    return done("issue", case, issued, Occasion(person, NO_DAYS))


def deliver(
    case: Case,
    delivered: e.Delivered,
    *,
    person: Person,
    calendar: Calendar,
    agreed: bool = True,
) -> Done:
    known = Known(unconfirmed=UNCONFIRMED, agreed=agreed)
    return done("deliver", case, delivered, Occasion(person, calendar, known))


def disclose(case: Case, *, person: Person, on: date) -> Done:
    disclosed = e.Disclosed(on=on, by=person.id)
    return done("disclose", case, disclosed, Occasion(person, NO_DAYS))


agree = Deed(CASE, "agree-electronic")
supply_pending = Deed(CASE, "supply-pending")
supply_answer = Deed(CASE, "supply-answer")
correct_on_the_spot = Deed(CASE, "correct-on-the-spot")
terminate = Deed(CASE, "terminate")
note_ban = Deed(CASE, "note-ban")
confirm_ban = Deed(CASE, "confirm-ban")
withdraw_ban = Deed(CASE, "withdraw-ban")
tell_untruth = Deed(CASE, "tell-untruth")
answer_untruth = Deed(CASE, "answer-untruth")
request_amendment = Deed(CASE, "request-amendment")
allow_amendment = Deed(CASE, "allow-amendment")
refuse_amendment = Deed(CASE, "refuse-amendment")
verify_site = Deed(CASE, "verify-site")
appoint_testers = Deed(CASE, "appoint-testers")
record_test = Deed(CASE, "test")
appoint_experts = Deed(CASE, "appoint-experts")
report_experts = Deed(CASE, "report-experts")
inform_party = Deed(CASE, "inform-party")
hear = Deed(CASE, "hear")
forward = Deed(CASE, "forward")
review_legality = Deed(CASE, "review-legality")
discuss = Deed(CASE, "discuss")
offer = Deed(CASE, "offer-hearing")
ask = Deed(CASE, "request-hearing")
waive = Deed(CASE, "waive-hearing")
order = Deed(CASE, "order-hearing")
schedule = Deed(CASE, "schedule-hearing")
hold = Deed(CASE, "hold-hearing")
decide_recusal = Deed(CASE, "decide-chair-recusal")
charge = Deed(CASE, "charge-fee")
invite = Deed(CASE, "invite-comment")
object_to = Deed(CASE, "object")
note_objection = Deed(CASE, "note-objection")
end = Deed(CASE, "end-comment")
exclude = Deed(CASE, "exclude")
end_exclusion = Deed(CASE, "end-exclusion")
extend = Deed(CASE, "extend")
correct_rule = Deed(CASE, "correct-rule")
note_calendar = Deed(CASE, "note-calendar")
hand_over = Deed(CASE, "hand-over")
recuse = Deed(CASE, "recuse")
call_back = Deed(CASE, "call-back")
send_back = Deed(CASE, "return")
request_countersign = Deed(CASE, "request-countersign")
countersign = Deed(CASE, "countersign")
add_signer = Deed(CASE, "add-signer")
remove_signer = Deed(CASE, "remove-signer")
deem_granted = Deed(CASE, "deem-granted")


def lapse(name: str, case: Case, on: date, calendar: Calendar) -> Done:
    """Return what this lapse has done to the case by this day, all others aside."""
    (found,) = (one for one in CASE.lapses if one.name == name)
    return found.decide(case, on, Occasion(Person(SYSTEM), calendar))


def deem_accepted(case: Case, *, on: date, calendar: Calendar) -> Done:
    return lapse("deemed", case, on, calendar)


def expire_correction(case: Case, *, on: date, calendar: Calendar) -> Done:
    return lapse("uncorrected", case, on, calendar)


def break_pending(case: Case, *, on: date, calendar: Calendar) -> Done:
    return lapse("unsupplied", case, on, calendar)
