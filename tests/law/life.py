"""Tells the life of a licence after issue: its acts, the days that pass, and its renewal's case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, get_type_hints

from tests.kernel import licence_deeds
from tests.law.acts import APPLICANT
from tests.law.persons import calendar_of, persons_of
from tests.law.telling import HOLDER, TEXT, Facts, as_json, tell
from tests.law.told import ITEM, Told, worded

from xuke import catalogue
from xuke.catalogue.penalty import known_on
from xuke.kernel.case import decision_limits
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.state import evolve as evolve_case
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.licence import application
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.clocks import latest_renewal_filing, running_clocks
from xuke.kernel.licence.days import grant_by_silence
from xuke.kernel.licence.events import (
    LicenceEvent,
    LicenceIssued,
    RenewalClosed,
    RenewalFiled,
    Renewed,
)
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence, evolve
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person
from xuke.record.codec import decode

RENEWAL = "case-of-the-renewal"
STRANGER = "index-of-somebody-else"
Done = tuple[LicenceEvent, ...]


@dataclass(slots=True)
class Life:
    """A licence as far as its life has been told, and the case of its renewal, if one is told."""

    calendar: Calendar
    persons: Mapping[str, Person]
    renewal: Told
    waiting: list[Facts]
    rule_on: Callable[[date], LicenceRule]
    licence: Licence = field(default_factory=Licence)
    recorded: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, story: Mapping[str, Any]) -> "Life":
        """Return the licence as it was issued."""
        waiting = list(story.get("renewal", ()))
        begins = waiting[0]["day"] if waiting else story["licence"]["from"]
        renewal = Told.of({"action": "renewal", **story}, begins)
        life = cls(
            calendar_of(story), persons_of(story), renewal, waiting, partial(_rule_of, story)
        )
        life.licence = evolve(life.licence, issued(story))
        return life

    def tell(self, entry: Facts) -> None:
        """Tell one act, after what the renewal's case had seen by its day."""
        while self.waiting and self.waiting[0]["day"] <= entry["day"]:
            self.renewal.tell(self.waiting.pop(0))
        for event in tell(entry, self._decided):
            self.licence = evolve(self.licence, event)
            self.recorded.append(type(event).__name__)

    def _decided(self, facts: Facts) -> Done:
        on, who = facts.pop("day"), self.persons[facts.pop("who", "head")]
        does = facts.pop("does")
        if does in SPECIAL:
            return SPECIAL[does](self, who, on, facts)
        verb = LICENCE.verbs[does]
        levels = frozenset(facts.pop("levels", ()))
        told_of = {"on": on, "by": who.id, **worded(verb.event), **_usual(verb.event), **facts}
        facts.clear()
        event = decode(verb.event, as_json(told_of))
        # What is done is judged by the item's rule of its day.
        judged = self.licence.judged(self.rule_on(on))
        known = known_on(catalogue.item(self.licence.item), on, getattr(event, "basis", ""), levels)
        return LICENCE.decide(verb, judged, event, Occasion(who, self.calendar, known))


def _usual(event: type) -> Mapping[str, str]:
    """Return what every such act names: a document, and the case it came from."""
    named = {
        "document": "虚构决〔2026〕3号",
        "case": "case",
        "weighed": "撤销不损害公共利益",
        "public_interest": "保障公共卫生安全",
        "text": TEXT,
        "issuer": "虚构市卫生健康委员会",
    }
    return {name: text for name, text in named.items() if name in get_type_hints(event)}


def issued(story: Mapping[str, Any]) -> LicenceIssued:
    """Return how the licence of the story came about, by the law of the day it was issued."""
    told: Facts = dict(story["licence"])
    since: date = told.pop("from")
    number, decided = told.pop("number", "虚构证字第1号"), told.pop("decided", since)
    holder = Applicant(
        kind=told.pop("holder", "organisation"), name=APPLICANT, identity_index=HOLDER
    )
    return LicenceIssued(
        on=since,
        by="clerk",
        number=number,
        item=story.get("item", ITEM),
        holder=holder,
        decided_on=decided,
        rule=_rule_of(story, story.get("law_of", since)),
        case="case",
        valid_from=since,
        valid_until=told.pop("until", None),
        **told,
    )


def _rule_of(story: Mapping[str, Any], day: date) -> LicenceRule:
    item = catalogue.item(story.get("item", ITEM))
    rule = item.licence_on(day).rule
    changes = story.get("licence_rule", {})
    changed: LicenceRule = decode(LicenceRule, {"item": item.slug, **as_json(changes)})
    return replace(rule, **{name: getattr(changed, name) for name in changes})


def _file_renewal(life: Life, who: Person, on: date, _facts: Facts) -> Done:
    filed = RenewalFiled(on=on, by=who.id, case=RENEWAL)
    return licence_deeds.file_renewal(life.licence, filed, Occasion(who, life.calendar))


def _close_renewal(life: Life, who: Person, on: date, _facts: Facts) -> Done:
    closed = RenewalClosed(on=on, by=who.id, case=RENEWAL)
    return licence_deeds.close_renewal(life.licence, closed, Occasion(who, life.calendar))


def _apply(life: Life, _who: Person, on: date, facts: Facts) -> Done:
    """Ask whether this can be applied for on this licence; nothing is recorded by asking."""
    action, changed = Action(facts.pop("for")), facts.pop("changed", ())
    by = STRANGER if facts.pop("stranger", False) else HOLDER
    asked = application.Asked(action=action, on=on, changed=changed, by=by)
    refused = application.refusal_of(life.licence.judged(life.rule_on(on)), asked, life.calendar)
    if refused:
        raise refused
    return ()


def _days_work(life: Life, _who: Person, on: date, _facts: Facts) -> Done:
    """Do the day's work: returned, renewed by silence or expired, reminded."""
    case = life.renewal.case if life.licence.renewal else None
    at = Occasion(Person(SYSTEM), life.calendar, case)
    done = tuple(one for _, events in LICENCE.lapsed(life.licence, on, at) for one in events)
    for renewed in done:
        if isinstance(renewed, Renewed):
            life.renewal.case = evolve_case(life.renewal.case, grant_by_silence(renewed))
    return done


SPECIAL: Mapping[str, Callable[[Life, Person, date, Facts], Done]] = {
    "file-renewal": _file_renewal,
    "close-renewal": _close_renewal,
    "apply": _apply,
    "days-work": _days_work,
}


def assert_shows(life: Life, expected: Mapping[str, Any]) -> None:
    """Hold each thing that the story expects against what the licence shows."""
    for name, value in expected.items():
        if name == "practises":
            found: object = {day: life.licence.practises(day) for day in value}
        else:
            found = seen(life, name)
        assert found == value, (name, found)


def seen(life: Life, name: str) -> object:
    """Return what the licence shows under this name."""
    if " may " in name:
        return _may(life, name)
    return SHOWN[name](life) if name in SHOWN else getattr(life.licence, name)


def _may(life: Life, name: str) -> object:
    """Return whether the person may take the step now: true, or the code of why not."""
    person, _, step = name.partition(" may ")
    refused = licence_deeds.refusal(step, life.persons[person], life.licence)
    return refused.code if refused else True


def _penalty(life: Life) -> object:
    """Return the penalty that runs, or that ended the licence."""
    return life.licence.suspension or life.licence.ending


SHOWN: Mapping[str, Callable[[Life], object]] = {
    "status": lambda life: str(life.licence.status),
    "promise": lambda life: str(life.licence.promise),
    "recorded": lambda life: life.recorded,
    "clocks": lambda life: {
        str(one.name): one.due for one in running_clocks(life.licence, life.calendar)
    },
    "renewal_filing": lambda life: latest_renewal_filing(life.licence, life.calendar),
    "renewal_in_time": lambda life: decision_limits.was_in_time(life.renewal.case, life.calendar),
    "renewal_phase": lambda life: str(life.renewal.case.phase),
    "timely": lambda life: bool(life.licence.renewal and life.licence.renewal.timely),
    "bars": lambda life: [
        {"kind": str(one.kind), "until": one.until, "item": one.item}
        for one in bars_of_licence(life.licence, life.rule_on)
    ],
    "versions": lambda life: [str(one.why) for one in life.licence.certificates],
    "reminded": lambda life: sorted([str(of), days] for of, days, _ in life.licence.reminded),
    "compensation_owed": attrgetter("licence.ending.compensation_owed"),
    "penalty": lambda life: [getattr(_penalty(life), name) for name in ("basis", "measure")],
    "damages_owed": attrgetter("licence.ending.damages_owed"),
}
"""What a lawyer asks of a licence, by the word for it; any other word is its own field."""
