"""Random applicants and officials act on a case; it never reaches an unlawful state."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.kernel import deeds
from tests.kernel.cases import CLERK, FILING, MON, OPENED, PLAIN, RULE, file_of
from tests.kernel.onlooker import judge
from tests.kernel.seen import due_day
from tests.kernel.turns import EVERYBODY, PEOPLE, TURNS, Turn
from tests.kernel.walking import (
    EVERY,
    FURTHER,
    OPEN,
    RULES,
    check_rights,
    check_somebody_can_act,
    choices,
    leading,
    times,
)

from xuke.kernel.case.bars import bars_of_case
from xuke.kernel.case.clocks import next_due
from xuke.kernel.case.decision_limits import statutory_due
from xuke.kernel.case.events import (
    Applicant,
    CalendarChanged,
    CaseEvent,
    ExclusionAnnounced,
    ExclusionEnded,
)
from xuke.kernel.case.history import PastCase, past_case
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, evolve, replay
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.law.bar import Bar, BarKind
from xuke.kernel.law.order import require_order
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person

BARS = [
    Bar(
        kind=kind,
        holder="index",
        item=RULE.item,
        since=MON,
        until=MON + timedelta(days=3),
        basis="administrative-licensing-law/78",
        source="1",
    )
    for kind in BarKind
]
BARRED = st.one_of(st.just(()), st.just(()), st.sampled_from(BARS).map(lambda bar: (bar,)))
WHO = st.builds(
    Applicant,
    kind=st.sampled_from(["person", "organisation"]),
    name=st.just("虚构浴室"),
    identity_index=st.sampled_from(["", "index"]),
)
DAYS = st.sampled_from([0, 0, 0, 1, 7])
RARE = frozenset({"remove", "not-accept", "terminate", "remove-signer"})
ASKED = {"further": FURTHER, "every": EVERY, "rare": RARE}
REQUIRED = ("application-form", "test-report")
SHORTENS = (ExclusionEnded, ExclusionAnnounced)


class Walk(RuleBasedStateMachine):
    """Whoever may try anything; the kernel alone decides what happens, and an onlooker judges."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[CaseEvent] = []
        self.states = [Case()]
        self.today = MON
        self.filing = FILING
        self.tried: Counter[str] = Counter()

    @property
    def case(self) -> Case:
        """Return the case as it stands."""
        return self.states[-1]

    @initialize(change=RULES, applicant=WHO, bars=BARRED, start=st.data())
    def begin(
        self,
        change: dict[str, object],
        applicant: Applicant,
        bars: tuple[Bar, ...],
        start: st.DataObject,
    ) -> None:
        law = replace(RULE, **change)  # type: ignore[arg-type]
        self.filing = replace(FILING, rule=law, applicant=applicant, bars=bars, letter="v1")
        how = start.draw(st.sampled_from(["draft", "filed", "filed", "incomplete", "imported"]))
        if how == "imported":
            self.do(self.history())
        else:
            self.draft(start)
        if how in {"filed", "incomplete"}:
            self.do([file_of(one) for one in REQUIRED[: 2 if how == "filed" else 1]])
            self.attempt(self.turn(PEOPLE[self.case.owner], start), "submit")
        for _ in range(start.draw(st.sampled_from([0, 3, 6, 8]))):
            self.today += timedelta(days=start.draw(DAYS))
            self.go_on("leading", start)

    def history(self) -> tuple[CaseEvent, ...]:
        """Return an open case of imported history."""
        return past_case(
            PastCase(
                number=FILING.number,
                rule=self.filing.rule,
                action=Action.NEW,
                channel=Channel.WINDOW,
                applicant=self.filing.applicant,
                received_on=MON,
            )
        )

    def draft(self, start: st.DataObject) -> None:
        """Open a draft: online of the applicant's own, at the window through a clerk."""
        at_window = start.draw(st.booleans())
        opened = replace(OPENED, commitment=start.draw(st.booleans()))
        if at_window:
            self.filing = replace(self.filing, fully_online=False)
            opened = replace(opened, channel=Channel.WINDOW, owner=CLERK.id)
        person = PEOPLE[opened.owner]
        self.do(deeds.draft(self.case, opened, self.filing.rule, person=person))

    def turn(self, person: Person, data: st.DataObject, *, wild: bool = False) -> Turn:
        """Return this person's turn."""
        return Turn(
            case=self.case,
            person=person,
            on=self.today,
            data=data,
            filing=self.filing,
            wild=wild,
        )

    def do(self, events: Sequence[CaseEvent]) -> None:
        """Record what was decided, under the eyes of the onlooker."""
        for event in events:
            judge(self.events, event, self.today)
            before = due_day(self.events)
            self.events.append(event)
            self.states.append(evolve(self.case, event))
            after = due_day(self.events)
            if before and after and not isinstance(event, SHORTENS):
                assert after >= before, "the due day never moves back"

    def attempt(self, turn: Turn, step: str) -> None:
        """Try a step; a refusal changes nothing, and says why."""
        reason = deeds.refusal(step, turn.person, turn.case)
        try:
            done = TURNS[step](turn)
            require_order(self.today, (one.on for one in self.events))
        except Unlawful as refused:
            check_rights(refused, reason, step)
            return
        assert reason is None
        # The same file once more is nothing new.
        assert done or step == "attach"
        self.do(done)

    @rule(
        asked=st.sampled_from(["leading", "further"]),
        days=DAYS,
        data=st.data(),
    )
    def those_who_may_go_on(self, asked: str, days: int, data: st.DataObject) -> None:
        self.today += timedelta(days=days)
        for _ in range(3):
            self.go_on(asked, data)

    def go_on(self, asked: str, data: st.DataObject, *, wild: bool = False) -> None:
        """Let somebody who may take a step; what was tried least often comes first, mostly."""
        steps = leading(self.case) if asked == "leading" else ASKED[asked]
        found = choices(self.case, steps)
        least = min((self.tried[one] for one in found), default=0)
        most = least + data.draw(st.sampled_from([0, 0, 1, 9]))
        fresh = [one for one in found if self.tried[one] <= most]
        if fresh:
            step = data.draw(st.sampled_from(fresh))
            self.tried[step] += 1
            person = data.draw(st.sampled_from(found[step]))
            self.attempt(self.turn(person, data, wild=wild), step)

    @rule(
        who=st.sampled_from(sorted(EVERYBODY)),
        step=st.sampled_from(sorted(TURNS)),
        data=st.data(),
        wild=st.booleans(),
    )
    def anybody_tries_anything(self, who: str, step: str, data: st.DataObject, wild: bool) -> None:
        self.attempt(self.turn(EVERYBODY[who], data, wild=wild), step)

    @rule(data=st.data(), asked=st.sampled_from(["leading", "every"]))
    def who_may_tells_anything(self, asked: str, data: st.DataObject) -> None:
        self.go_on(asked, data, wild=True)

    @rule(data=st.data(), is_now=st.sampled_from([False, False, True]))
    def now_and_then_comes_what_is_rare(self, data: st.DataObject, is_now: bool) -> None:
        if is_now:
            self.go_on("rare", data)

    @rule(more=st.sampled_from([0, 1]))
    def the_due_day_comes(self, more: int) -> None:
        due = next_due(self.case, PLAIN)
        if due:
            self.today = max(self.today, due.due + timedelta(days=more))

    @rule(days=st.sampled_from([0, 1, 3, 8, 16, 40]))
    def the_days_work_is_done(self, days: int) -> None:
        self.today += timedelta(days=days)
        at = Occasion(Person(SYSTEM), PLAIN)
        for _, events in CASE.lapsed(self.case, self.today, at):
            self.do(events)
        assert not list(CASE.lapsed(self.case, self.today, at)), "nothing lapses twice"
        self.note_calendar()

    def note_calendar(self) -> None:
        """Note on an open case that a calendar has come; the case stays as it is."""
        due = statutory_due(self.case, PLAIN)
        if due and self.case.decision is None and self.case.phase in OPEN:
            changed = CalendarChanged(
                on=self.today, by=SYSTEM, calendar="通知", was_due=due.due, now_due=due.due
            )
            self.do(deeds.note_calendar(self.case, changed, Occasion(Person(SYSTEM), PLAIN)))

    @invariant()
    def every_open_case_has_somebody_who_can_act(self) -> None:
        if self.events:
            check_somebody_can_act(self.case)

    @invariant()
    def the_due_day_is_what_the_onlooker_counts(self) -> None:
        due = statutory_due(self.case, PLAIN)
        assert (due.due if due else None) == due_day(self.events)
        without = due_day(self.events, without=True)
        assert due is None or without is None or due.due >= without

    def teardown(self) -> None:
        """Replay is deterministic: every state of the walk comes again from its events alone."""
        case = Case()
        for event, state in zip(self.events, self.states[1:], strict=True):
            case = evolve(case, event)
            assert case == state
        assert replay(self.events) == self.case
        self.check_bars()

    def check_bars(self) -> None:
        """Ask that what was filed untrue bars for one year whoever has an identity."""
        ended = self.case.not_accepted or self.case.decision
        untrue = getattr(ended, "reason", "") in {"false-materials", "materials-untrue"}
        known = self.filing.applicant.identity_index
        expected = [ended.on.replace(year=ended.on.year + 1)] if ended and untrue and known else []
        assert [bar.until for bar in bars_of_case(self.case)] == expected


def test_every_verb_is_walked() -> None:
    """Silence grants in the walk of a licence; the rest is here."""
    walked = TURNS.keys() | {"draft", "correct-rule", "note-calendar", "deem-granted"}

    assert walked == CASE.verbs.keys(), "add it to tests/kernel/turns.py"


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=times(60), stateful_step_count=30, deadline=None)
