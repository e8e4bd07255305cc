"""The acts of a case whose facts a lawyer need not spell out; all others come from the table."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

from tests.kernel import deeds
from tests.law.telling import HOLDER, TEXT, Facts, as_json

from xuke.kernel.case.events import (
    Accepted,
    AmendmentRequested,
    Applicant,
    CaseEvent,
    CertificateIssued,
    Corrected,
    Delivered,
    Drafted,
    Examined,
    Gap,
    Granted,
    MaterialAttached,
    NotAccepted,
    Received,
    Refused,
    Remedies,
    Terminated,
)
from xuke.kernel.case.examination import points
from xuke.kernel.case.known import Known, Twin
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.scope import NoLicence, OtherLevel, Scope, Unmet
from xuke.kernel.case.state import Case, evolve
from xuke.kernel.item.rule import Action, Channel, ItemRule
from xuke.kernel.law import limit
from xuke.kernel.law.bar import FOR_EVER, Bar, BarKind
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person
from xuke.record.codec import decode

APPLICANT = "虚构示例单位"
REMEDIES = Remedies(reviewer="虚构区人民政府", court="虚构区人民法院", online="虚构复议平台")
Done = tuple[CaseEvent, ...]


class Told(Protocol):
    """A story as far as it has been told, as the acts see it."""

    rule: ItemRule
    action: Action
    calendar: Calendar
    case: Case


def _submit(told: Told, who: Person, on: date, facts: Facts) -> Done:
    """File: every required material is there but those that the case lacks."""
    rule, lacks = told.rule, set(facts.pop("lacks", ()))
    opened = Drafted(
        on=on,
        item=rule.item,
        action=told.action,
        channel=Channel(facts.pop("channel", "online")),
        owner=facts.pop("owner", who.id),
        commitment=facts.pop("commitment", False),
    )
    events = list(deeds.draft(told.case, opened, rule, person=who))
    events += [
        file_of(one.id, on) for one in rule.materials if one.required and one.id not in lacks
    ]
    drafted = told.case
    for event in events:
        drafted = evolve(drafted, event)
    events += deeds.submit(drafted, _filing(rule, opened, facts), person=who, on=on)
    zero = limit.day_zero(
        on,
        told.calendar,
        after_hours=facts.pop("after_hours", False),
        rolls=facts.pop("rolls", True),
    )
    return (*events, Received(on=on, counts_from=zero))


def _filing(rule: ItemRule, opened: Drafted, facts: Facts) -> deeds.Filing:
    kind = facts.pop("applicant", "organisation")
    return deeds.Filing(
        number=facts.pop("number", "310105-20260302-000001"),
        applicant=Applicant(kind=kind, name=APPLICANT, identity_index=HOLDER),
        rule=rule,
        form=dict.fromkeys(rule.fields, "虚构"),
        fully_online=facts.pop("fully_online", False),
        licence=facts.pop("licence", ""),
        in_name_of=facts.pop("in_name_of", ""),
        decide_by=facts.pop("decide_by", None),
        letter=facts.pop("letter", "1" if opened.commitment else ""),
        bars=bars_of(facts),
        changed=frozenset(facts.pop("changed", ())),
        insisted=facts.pop("insisted", False),
        scope=_scope(facts),
        called_for=tuple(facts.pop("calls_for", ())),
    )


def bars_of(facts: Facts) -> tuple[Bar, ...]:
    """Return the bars that the applicant has, as the entry lists them."""
    return tuple(_bar(one) for one in facts.pop("bars", ()))


def _bar(one: Facts) -> Bar:
    return Bar(
        kind=BarKind(one.get("kind", "application")),
        holder=HOLDER,
        item=one.get("item", ""),
        since=one.get("since", date.min),
        until=one.get("until", FOR_EVER),
        basis=one.get("basis", ""),
        source=one.get("source", ""),
    )


def file_of(material: str, on: date) -> MaterialAttached:
    """Return a file put to this material."""
    return MaterialAttached(
        on=on,
        material=material,
        digest=f"digest of {material}",
        size=1000,
        media_type="application/pdf",
        file_name=f"{material}.pdf",
    )


def _attach(told: Told, who: Person, on: date, facts: Facts) -> Done:
    one = file_of(facts.pop("material"), on)
    return deeds.attach(told.case, one, person=who, rule=told.rule)


def _scope(facts: Facts) -> Scope:
    """Return what the item's rules find of the answers, as the entry says."""
    found = facts.pop("finds", {})
    assert found.keys() <= {"needless", "elsewhere", "unmet"}, found
    return Scope(
        needless=NoLicence(instead="filing", note=TEXT) if found.get("needless") else None,
        elsewhere=decode(OtherLevel, found["elsewhere"]) if "elsewhere" in found else None,
        unmet=tuple(decode(Unmet, one) for one in found.get("unmet", ())),
    )


def _accept(told: Told, who: Person, on: date, facts: Facts) -> Done:
    scope = _scope(facts)
    return deeds.accept(told.case, person=who, on=on, calendar=told.calendar, scope=scope)


def _accept_pending(told: Told, who: Person, on: date, facts: Facts) -> Done:
    """Accept with materials to come; what broke an earlier promise is among the bars."""
    bars = bars_of(facts)
    told_of = {"on": on, "by": who.id, "promise": "容缺承诺书第1号", **facts}
    facts.clear()
    accepted = decode(Accepted, as_json(told_of))
    at = Occasion(who, told.calendar)
    return deeds.accept_pending(told.case, accepted, at, bars=bars)


def _request_correction(told: Told, who: Person, on: date, facts: Facts) -> Done:
    kind, what = facts.pop("kind", "missing"), facts.pop("what", "请补交这一项材料")
    gaps = tuple(Gap(target=one, kind=kind, what=what) for one in facts.pop("gaps", ()))
    return deeds.request_correction(
        told.case,
        person=who,
        gaps=gaps,
        answer_by=facts.pop("answer_by"),
        on=on,
        calendar=told.calendar,
    )


def _correct(told: Told, who: Person, on: date, facts: Facts) -> Done:
    """Bring what the notice asked for, but what the entry says is still left."""
    left, more = set(facts.pop("lacks", ())), facts.pop("form", {})
    asked = [gap.target for gap in told.case.notice.gaps] if told.case.notice else []
    listed = {one.id for one in told.rule.materials}
    files = [file_of(one, on) for one in asked if one in listed and one not in left]
    case = told.case
    for event in files:
        case = evolve(case, event)
    form = {one: "更正" for one in asked if one not in listed and one not in left}
    zero = limit.day_zero(
        on, told.calendar, after_hours=facts.pop("after_hours", False), rolls=True
    )
    calls_for = facts.pop("calls_for", None)
    corrected = Corrected(
        on=on,
        form={**form, **more},
        counts_from=zero,
        called_for=None if calls_for is None else tuple(calls_for),
    )
    known = Known(bars_anew=bars_of(facts) if "bars" in facts else None)
    done = deeds.done("correct", case, corrected, Occasion(who, told.calendar, known))
    return (*files, *done)


def _request_amendment(told: Told, who: Person, on: date, facts: Facts) -> Done:
    """Ask to put answers right; `fixed` are questions that tell who applies."""
    asked = AmendmentRequested(
        on=on,
        by=who.id,
        form=facts.pop("form"),
        reason=facts.pop("reason", TEXT),
        called_for=tuple(facts.pop("calls_for", ())),
    )
    fixed, changed = facts.pop("fixed", ()), facts.pop("changed", ())
    known = Known(fixed=frozenset(fixed), changed=frozenset(changed))
    return deeds.done("request-amendment", told.case, asked, Occasion(who, told.calendar, known))


def _not_accept(told: Told, who: Person, on: date, facts: Facts) -> Done:
    refused = NotAccepted(
        on=on,
        by=who.id,
        reason=facts.pop("reason"),
        text=facts.pop("text", TEXT),
        competent=facts.pop("competent", ""),
        remedies=_remedies(facts),
    )
    scope = _scope(facts)
    return deeds.not_accept(told.case, refused, person=who, calendar=told.calendar, scope=scope)


def _remedies(facts: Facts) -> Remedies | None:
    """Return the remedies told: all of them, but for what is left out or not confirmed."""
    without, unconfirmed = facts.pop("without", ""), facts.pop("unconfirmed", "")
    if without == "remedies":
        return None
    named = {"reviewer": REMEDIES.reviewer, "court": REMEDIES.court, "online": REMEDIES.online}
    kept = {name: "" if name == without else text for name, text in named.items()}
    if unconfirmed:
        kept[unconfirmed] = deeds.UNCONFIRMED
    return Remedies(
        reviewer=kept["reviewer"], court=kept["court"], online=kept["online"], online_owed=True
    )


def _examine(told: Told, who: Person, on: date, facts: Facts) -> Done:
    """Examine with every point answered alike, but for those that fail or are left out.

    Points that rest on a visit are answered once there was one, unless they are claimed.
    """
    passed, omitted = facts.pop("passed", True), facts.pop("omits", [])
    asked = [*points(told.case), *facts.pop("claims", [])]
    fails = facts.pop("fails", [] if passed else asked)
    checks = {one: one not in fails for one in asked if one not in omitted}
    examined = Examined(
        on=on, by=who.id, checks=checks, opinion=facts.pop("opinion", TEXT), passed=passed
    )
    return deeds.examine(told.case, examined, person=who)


def _grant(told: Told, who: Person, on: date, facts: Facts) -> Done:
    document, minutes = "虚构许决〔2026〕1号", facts.pop("minutes", "")
    granted = Granted(on=on, by=who.id, document=document, minutes=minutes)
    now = bars_of(facts) if "bars" in facts else None
    known = Known(old_until=facts.pop("old_until", None), scope=_scope(facts), bars_now=now)
    return deeds.done("grant", told.case, granted, Occasion(who, told.calendar, known))


def _refuse(told: Told, who: Person, on: date, facts: Facts) -> Done:
    refused = Refused(
        on=on,
        by=who.id,
        document="虚构许决〔2026〕2号",
        reason=facts.pop("reason", "conditions-not-met"),
        text=facts.pop("text", TEXT),
        facts=facts.pop("facts", TEXT),
        basis=facts.pop("basis", "administrative-licensing-law/38/2"),
        minutes=facts.pop("minutes", ""),
        remedies=_remedies(facts),
    )
    now = bars_of(facts) if "bars" in facts else None
    known = replace(deeds.UNNAMED, bars_now=now)
    return deeds.done("refuse", told.case, refused, Occasion(who, told.calendar, known))


def _issue(told: Told, who: Person, on: date, facts: Facts) -> Done:
    issued = CertificateIssued(on=on, by=who.id, number=facts.pop("number", "虚构证字第1号"))
    return deeds.issue(told.case, issued, person=who)


def _deliver(told: Told, who: Person, on: date, facts: Facts) -> Done:
    agreed = facts.pop("agreed", True)
    handed = {} if "way" in facts else {"way": "direct", "proof": APPLICANT}
    told_of = {"on": on, "by": who.id, **handed, **facts}
    facts.clear()
    delivered = decode(Delivered, as_json(told_of))
    return deeds.deliver(told.case, delivered, person=who, calendar=told.calendar, agreed=agreed)


def _disclose(told: Told, who: Person, on: date, _facts: Facts) -> Done:
    return deeds.disclose(told.case, person=who, on=on)


def _terminate(told: Told, who: Person, on: date, facts: Facts) -> Done:
    """End the case: `twin` tells the case that it repeats, the same in all but what it says."""
    same = {"item": told.case.item, "action": told.case.action}
    twin = facts.pop("twin", None)
    other = {"is_same_applicant": True, "is_alive": True, **same, **(twin or {})}
    known = Known(scope=_scope(facts), twin=None if twin is None else decode(Twin, as_json(other)))
    ended = Terminated(on=on, by=who.id, **{"reason": "", **facts})
    facts.clear()
    return deeds.done("terminate", told.case, ended, Occasion(who, told.calendar, known))


def _withdraw(told: Told, who: Person, on: date, facts: Facts) -> Done:
    reason = facts.pop("reason", "不再开办")
    return deeds.withdraw(told.case, person=who, reason=reason, on=on)


def _days_work(told: Told, _who: Person, on: date, _facts: Facts) -> Done:
    """Do the day's work: what silence and waiting have done by this day."""
    at = Occasion(Person(SYSTEM), told.calendar)
    return tuple(one for _, events in CASE.lapsed(told.case, on, at) for one in events)


SPECIAL: Mapping[str, Callable[[Told, Person, date, Facts], Done]] = {
    "submit": _submit,
    "attach": _attach,
    "accept": _accept,
    "accept-pending": _accept_pending,
    "request-correction": _request_correction,
    "correct": _correct,
    "request-amendment": _request_amendment,
    "not-accept": _not_accept,
    "examine": _examine,
    "grant": _grant,
    "refuse": _refuse,
    "issue": _issue,
    "deliver": _deliver,
    "disclose": _disclose,
    "terminate": _terminate,
    "withdraw": _withdraw,
    "days-work": _days_work,
}
