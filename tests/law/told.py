"""Tells the story of a case: days, persons and acts, as a lawyer writes them in YAML."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_type_hints

from tests.law.acts import APPLICANT, SPECIAL, Done, bars_of
from tests.law.persons import calendar_of, persons_of
from tests.law.telling import HOLDER, TEXT, Facts, as_json, tell

from xuke import catalogue
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.history import PastCase, past_case
from xuke.kernel.case.known import Known
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Outcome, evolve, replay
from xuke.kernel.item.rule import Action, Channel, ItemRule
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person
from xuke.record.codec import decode

ITEM = "public-place-hygiene-permit"
WORDS = frozenset(
    {"reason", "findings", "opinion", "interest", "standard", "conclusion", "evidence"}
)
"""Facts in words: a story writes them only where it is about them."""


USUAL: Mapping[str, Facts] = {
    "verify-site": {"officers": ["first", "second"], "passed": True},
    "extend": {"days": 10, "document": "虚构延字第1号"},
    "exclude": {"document": "虚构告知第1号"},
    "inform-party": {"party": "利害关系人甲"},
    "tell-untruth": {"text": TEXT},
    "note-ban": {"issuer": "虚构区人民法院"},
}
"""What such an act usually says, where the story says nothing else."""


@dataclass(slots=True)
class Told:
    """A story as far as it has been told: the case, and the names of what was recorded."""

    rule: ItemRule
    action: Action
    calendar: Calendar
    persons: Mapping[str, Person]
    case: Case = field(default_factory=Case)
    recorded: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, story: Mapping[str, Any], begins: date) -> "Told":
        """Return the story before its first act, judged by the law of the day it begins."""
        action = Action(story.get("action", "new"))
        rule = rule_of(story, action, story.get("law_of", begins))
        return cls(rule, action, calendar_of(story), persons_of(story))

    def tell(self, entry: Facts) -> None:
        """Tell one act, and take over what it records."""
        for event in tell(entry, self._decided):
            self.case = evolve(self.case, event)
            self.recorded.append(type(event).__name__)

    def _decided(self, facts: Facts) -> Done:
        on, who = facts.pop("day"), self.persons[facts.pop("who", "applicant")]
        does = facts.pop("does")
        if does in SPECIAL:
            return SPECIAL[does](self, who, on, facts)
        verb = CASE.verbs[does]
        told_of = {"on": on, "by": who.id, **worded(verb.event), **USUAL.get(does, {}), **facts}
        if "hearing_day" in told_of:
            # The day of the hearing, beside the day of the notice of it.
            told_of["day"] = told_of.pop("hearing_day")
        anew = bars_of(told_of) if "bars" in told_of else None
        facts.clear()
        event = decode(verb.event, as_json(told_of))
        at = Occasion(who, self.calendar, Known(bars=anew or (), bars_anew=anew))
        return CASE.decide(verb, self.case, event, at)


@cache
def worded(kind: type) -> Mapping[str, str]:
    """Return words for what an event must say, where the story says nothing."""
    return {name: TEXT for name in get_type_hints(kind) if name in WORDS}


def rule_of(story: Mapping[str, Any], action: Action, day: date) -> ItemRule:
    """Return the rule of the story's item on the day, with what the story changes in it."""
    rule = _rule(story["item"], action, day) if "item" in story else _general(action, day)
    changes = story.get("rule", {})
    changed = decode(_Changes, as_json(changes))
    return replace(rule, **{name: getattr(changed, name) for name in changes})


@cache
def _rule(item: str, action: Action, day: date) -> ItemRule:
    return catalogue.item(item).rule(action, on=day)


def _general(action: Action, day: date) -> ItemRule:
    """Return a rule without steps of its own, by which the general law is told."""
    return replace(_rule(ITEM, action, day), site_verification=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changes(ItemRule):
    """The parts of a rule that a story may change, each optional."""

    item: str = ""
    version: str = ""
    statutory: Any = None
    completeness: Any = None


GIVEN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "received": (("applicant", "submit"),),
    "accepted": (("clerk", "accept"),),
    "verified": (("first", "verify-site"),),
    "examined": (("first", "examine"), ("second", "examine")),
    "granted": (("head", "grant"),),
    "refused": (("head", "refuse"),),
    "issued": (("clerk", "issue"),),
    "delivered": (("clerk", "deliver"),),
}
"""What a story may take as given, each on its day: who does what."""


def acts_of(story: Mapping[str, Any]) -> list[Facts]:
    """Return every act of the story, those that it takes as given first."""
    given = [
        {"day": day, "who": who, "does": does}
        for name, day in story.get("given", {}).items()
        for who, does in GIVEN[name]
    ]
    return [*given, *story["story"]]


def first_day(entries: Iterable[Facts]) -> date:
    """Return the day of the first act."""
    day: date = next(entry["day"] for entry in entries if "day" in entry)
    return day


def imported(story: Mapping[str, Any], facts: Facts) -> Told:
    """Tell a past case from an authority's own list, where it is not refused as told."""
    told = Told.of(story, facts["received_on"])
    events = tell(facts, lambda one: past_case(_past(told, one)))
    told.case = replay(events)
    told.recorded = [type(event).__name__ for event in events]
    return told


def _past(told: Told, facts: Facts) -> PastCase:
    known = {name: facts.pop(name) for name in list(facts)}
    outcome, fee = known.pop("outcome", None), known.pop("fee", "0")
    return PastCase(
        number="history-1",
        rule=told.rule,
        action=told.action,
        channel=Channel(known.pop("channel", "window")),
        applicant=Applicant(kind="organisation", name=APPLICANT, identity_index=HOLDER),
        outcome=Outcome(outcome) if outcome else None,
        fee=Decimal(fee),
        **known,
    )
