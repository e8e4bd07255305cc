"""A licence and its renewals in random hands, for years; no day and no act makes it lawless."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.kernel import licences
from tests.kernel.cases import APPLICANT, FILING, OPENED, file_of
from tests.kernel.dice import Told
from tests.kernel.licence_onlooker import CLOSINGS, ENDINGS, Sight, judge
from tests.kernel.licence_turns import FACTS, LicenceTurn, take
from tests.kernel.onlooker import judge as judge_case
from tests.kernel.turns import EVERYBODY, PEOPLE, TURNS, Turn
from tests.kernel.walking import FURTHER, check_rights, choices, leading, times

from xuke.kernel.case import acceptance, filing
from xuke.kernel.case.events import Applicant, CaseEvent, CertificateIssued, Granted, Received
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.state import evolve as evolve_case
from xuke.kernel.case.steps import Step
from xuke.kernel.case.steps import refusal as case_refusal
from xuke.kernel.item.licence import LateRenewal, LicenceRule
from xuke.kernel.item.rule import Action
from xuke.kernel.law.bar import FOR_EVER, BarKind
from xuke.kernel.law.calendar import ONE_DAY, Calendar, CalendarYear
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.order import require_order
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence import change
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.days import expire, give_back, remind, wakes_on
from xuke.kernel.licence.events import (
    Annulled,
    CreditRepaired,
    Deregistered,
    LicenceEvent,
    RenewalCertified,
    RenewalClosed,
    RenewalFiled,
    Renewed,
    Revoked,
)
from xuke.kernel.licence.state import Licence, Promise, evolve, replay
from xuke.kernel.licence.steps import LicenceStep, next_steps, refusal
from xuke.kernel.licence.words import AnnulmentCause
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person

LONG = Calendar({year: CalendarYear(year, {}, frozenset(), "plain") for year in range(2019, 2101)})
YEAR = Span(1, Unit.YEAR)
DAYS = st.sampled_from([0, 0, 1, 5, 30, 60, 200])
SOON = st.sampled_from([0, 0, 1, 7, 30])
LAPSES = (acceptance.deem_accepted, acceptance.expire_correction, acceptance.break_pending)
CHANGES: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {
        "validity": st.sampled_from([YEAR, None]),
        "renewal_lead": st.sampled_from([Span(30, Unit.CALENDAR)] * 3 + [None]),
        "late_renewal": st.sampled_from(LateRenewal),
        "verification": st.sampled_from([licences.RULE.verification, ()]),
        "review_every": st.sampled_from([YEAR, None]),
        "bar_after_revocation": st.sampled_from([Span(2, Unit.YEAR), None]),
    }
)


class LicenceWalk(RuleBasedStateMachine):
    """Whoever may try anything with the licence, and with the case of its renewal."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[LicenceEvent] = []
        self.states = [Licence()]
        self.today = licences.START
        self.renewals: dict[str, list[CaseEvent]] = {}
        self.case = Case()
        self.tried: Counter[Step | LicenceStep] = Counter()

    @property
    def licence(self) -> Licence:
        """Return the licence as it stands."""
        return self.states[-1]

    @property
    def number(self) -> str:
        """Return the stream of the last renewal."""
        return f"renewal-{len(self.renewals)}"

    @initialize(
        changes=CHANGES,
        holder=st.sampled_from([licences.HOLDER, licences.PERSON]),
        commitment=st.booleans(),
        beds=st.sampled_from([0, 150]),
    )
    def begin(
        self, changes: dict[str, object], holder: Applicant, commitment: bool, beds: int
    ) -> None:
        law: LicenceRule = replace(licences.RULE, **changes)  # type: ignore[arg-type]
        until = date(2027, 3, 1) if law.validity else None
        self.do(
            [
                replace(
                    licences.ISSUED,
                    on=self.today,
                    rule=law,
                    holder=holder,
                    commitment=commitment,
                    beds=beds,
                    valid_until=until,
                )
            ]
        )

    def do(self, events: Sequence[LicenceEvent]) -> None:
        """Record what was decided, under the eyes of the onlooker."""
        for event in events:
            judge(Sight(self.events, event, self.today, self.renewals))
            self.events.append(event)
            self.states.append(evolve(self.licence, event))

    def do_case(self, events: Sequence[CaseEvent]) -> None:
        """Record what was decided on the renewal's case, and what follows for the licence."""
        record = self.renewals[self.number]
        for event in events:
            judge_case(record, event, self.today)
            record.append(event)
            self.case = evolve_case(self.case, event)
        if any(isinstance(one, CLOSINGS) and not isinstance(one, Granted) for one in events):
            closed = RenewalClosed(on=self.today, by="system", case=self.number)
            self.do(change.close_renewal(self.licence, closed, self.at(APPLICANT)))
        for one in events:
            if self.licence.is_in_force and isinstance(one, CertificateIssued | Granted):
                self.do(self.settled(one))

    def settled(self, done: CertificateIssued | Granted) -> tuple[LicenceEvent, ...]:
        """Return what the renewal's decision does to the licence, and then its certificate."""
        told: Told = {"on": self.today, "by": done.by, "case": self.number}
        at, granted = self.at(PEOPLE["clerk"]), self.case.decision
        assert isinstance(granted, Granted)
        if isinstance(done, CertificateIssued):
            paper = RenewalCertified(**told, number=done.number, deemed=granted.deemed)
            return change.certify_renewal(self.licence, paper, at)
        if done.deemed:
            # Silence has renewed the licence before it decided the case.
            return ()
        since = (self.licence.valid_until or self.today) + ONE_DAY
        until = granted.valid_until
        renewed = Renewed(**told, valid_from=since, valid_until=until, certified=False)
        return change.renew(self.licence, renewed, at)

    def at(self, person: Person) -> Occasion:
        """Return the occasion on which this person acts."""
        return Occasion(person, LONG)

    @rule(days=SOON, asked=st.sampled_from(["leading", "leading", "further"]), data=st.data())
    def the_renewal_goes_on(self, days: int, asked: str, data: st.DataObject) -> None:
        self.today += timedelta(days=days)
        if self.case.phase in {Phase.NONE, Phase.CONCLUDED}:
            self.file()
        for _ in range(6):
            steps = leading(self.case) if asked == "leading" else FURTHER
            found = choices(self.case, steps) if self.case.phase is not Phase.NONE else {}
            least = min((self.tried[one] for one in found), default=0)
            fresh = [one for one in found if self.tried[one] == least]
            if fresh:
                step = data.draw(st.sampled_from(fresh))
                person = data.draw(st.sampled_from(found[step]))
                self.tried[step] += 1
                self.attempt_case(step, person, data)

    def file(self) -> None:
        """File a renewal online, if the licence can be renewed."""
        number = f"renewal-{len(self.renewals) + 1}"
        asked = RenewalFiled(on=self.today, by=APPLICANT.id, case=number)
        try:
            noted = change.file_renewal(self.licence, asked, self.at(APPLICANT))
        except Unlawful as refused:
            check_rights(refused, None, Step.SUBMIT)
            return
        self.renewals[number], self.case = [], Case()
        self.tried.clear()
        opened = replace(OPENED, on=self.today, action=Action.RENEWAL)
        files = [file_of(one, self.today) for one in ("application-form", "test-report")]
        self.do_case([opened, *files])
        filed = filing.submit(self.case, self.filing, person=APPLICANT, on=self.today)
        self.do_case([*filed, Received(on=self.today, counts_from=self.today)])
        self.do(noted)

    @property
    def filing(self) -> filing.Filing:
        """Return what is filed for a renewal."""
        return replace(FILING, rule=replace(FILING.rule, validity=YEAR))

    def attempt_case(self, step: Step, person: Person, data: st.DataObject) -> None:
        """Try a step on the renewal's case; what days have done by then comes first."""
        if self.licence.is_over(self.today):
            self.work()
        turn = Turn(
            case=self.case,
            person=person,
            on=self.today,
            data=data,
            filing=self.filing,
            calendar=LONG,
            old_until=self.licence.valid_until,
        )
        reason = case_refusal(step, person, self.case)
        before = (self.case, list(self.renewals[self.number]), self.licence, list(self.events))
        try:
            require_order(self.today, (one.on for one in self.renewals[self.number]))
            self.do_case(TURNS[step](turn))
        except Unlawful as refused:
            check_rights(refused, reason, step)
            # What the licence refuses was not done to the case either.
            self.case, self.renewals[self.number], _licence, self.events = before
            del self.states[len(self.events) + 1 :]

    @rule(
        who=st.sampled_from(sorted(EVERYBODY)),
        step=st.sampled_from(sorted(FACTS)),
        data=st.data(),
        wild=st.booleans(),
    )
    def anybody_tries_anything(
        self, who: str, step: LicenceStep, data: st.DataObject, wild: bool
    ) -> None:
        self.attempt(step, EVERYBODY[who], data, wild=wild)

    @rule(days=DAYS, data=st.data(), wild=st.booleans())
    def those_who_may_act(self, days: int, data: st.DataObject, wild: bool) -> None:
        self.today += timedelta(days=days)
        for _ in range(3):
            person = PEOPLE["head"]
            found = [one.step for one in next_steps(person, self.licence) if one.allowed]
            least = min((self.tried[one] for one in found), default=0)
            fresh = [one for one in found if self.tried[one] == least]
            if fresh:
                step = data.draw(st.sampled_from(fresh))
                self.tried[step] += 1
                self.attempt(step, person, data, wild=wild)

    def attempt(
        self, step: LicenceStep, person: Person, data: st.DataObject, *, wild: bool
    ) -> None:
        """Try a step; a refusal changes nothing, and says why."""
        reason = refusal(step, person, self.licence)
        turn = LicenceTurn(
            licence=self.licence,
            person=person,
            on=self.today,
            data=data,
            wild=wild,
            calendar=LONG,
        )
        try:
            require_order(self.today, (one.on for one in self.events))
            done = take(step, turn)
        except Unlawful as refused:
            check_rights(refused, reason, step)
            return
        assert reason is None
        self.do(done)

    @rule(before=st.sampled_from([30, 29, 1, 0, -1]))
    def the_end_comes_near(self, before: int) -> None:
        end = self.licence.valid_until
        if end:
            self.today = max(self.today, end - timedelta(days=before))

    @rule(days=DAYS)
    def the_days_work_is_done(self, days: int) -> None:
        self.today += timedelta(days=days)
        if self.case.phase is not Phase.NONE:
            for lapse in LAPSES:
                self.do_case(lapse(self.case, on=self.today, calendar=LONG))
        while self.work():
            pass
        woken = wakes_on(self.licence)
        waits = self.licence.renewal and self.case.phase is Phase.RECEIVED
        assert woken is None or woken > self.today or waits

    def work(self) -> bool:
        """Do what days alone do; say whether they did anything."""
        stood, woken = len(self.events), wakes_on(self.licence)
        self.do(give_back(self.licence, on=self.today))
        pending = self.licence.renewal
        renewal = self.case if pending and pending.case == self.number else None
        end = expire(self.licence, on=self.today, renewal=renewal)
        self.do(end.licence)
        if end.case:
            self.do_case(end.case)
        self.do(remind(self.licence, on=self.today))
        done = len(self.events) > stood
        assert not done or (woken and woken <= self.today), "it is known on which day to look"
        return done

    @invariant()
    def there_is_one_certificate(self) -> None:
        valid = [one for one in self.licence.certificates if one.replaced_on is None]
        assert len(valid) == bool(self.events)

    @invariant()
    def it_ends_once(self) -> None:
        assert sum(isinstance(one, ENDINGS) for one in self.events) <= 1

    @invariant()
    def it_is_used_only_while_it_is_valid(self) -> None:
        over = self.licence.valid_until and self.today > self.licence.valid_until
        ended = over or any(isinstance(one, ENDINGS) for one in self.events)
        assert not (ended and self.licence.practises(self.today))

    @invariant()
    def bars_last_as_long_as_the_law_says(self) -> None:
        holder = self.licence.holder
        found = [(one.kind, one.since, one.until) for one in bars_of_licence(self.licence)]
        assert found == (self.bars() if holder and holder.identity_index else [])

    def bars(self) -> list[tuple[BarKind, date, date]]:
        """Return the bars that the record gives."""
        application, found = BarKind.APPLICATION, []
        broken = self.licence.promise is Promise.BROKEN
        for one in self.events:
            match one:
                case Annulled(on=on, cause=cause):
                    if cause is AnnulmentCause.DECEIT:
                        found.append((application, on, years_after(on, 3)))
                    if broken:
                        found.append((BarKind.COMMITMENT, on, FOR_EVER))
                case CreditRepaired(on=on):
                    found = [
                        (kind, since, on - ONE_DAY if kind is BarKind.COMMITMENT else until)
                        for kind, since, until in found
                    ]
                case Revoked(on=on) if self.licence.rule.bar_after_revocation:
                    found.append((application, on, years_after(on, 2)))
                case Deregistered(on=on, further="assessment-failed-twice"):
                    found.append((application, on, years_after(on, 1)))
                case _:
                    pass
        return found

    def teardown(self) -> None:
        """Replay is deterministic: every state comes again from the events alone."""
        assert replay(self.events) == self.licence
        for number, state in enumerate(self.states):
            assert replay(self.events[:number]) == state


def years_after(on: date, years: int) -> date:
    """Return the same day so many years on; there is no leap day in most years."""
    leap = (on.month, on.day) == (2, 29)
    return (on - ONE_DAY if leap else on).replace(year=on.year + years)


def test_every_step_on_a_licence_is_walked() -> None:
    assert set(FACTS) == set(LicenceStep)


TestLicenceWalk = LicenceWalk.TestCase
TestLicenceWalk.settings = settings(max_examples=times(60), stateful_step_count=30, deadline=None)
