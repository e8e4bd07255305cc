"""A licence and the case of its renewal, as the walk of both records what is decided on them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from tests.kernel import deeds, licence_deeds, licences
from tests.kernel.cases import APPLICANT, FILING, OPENED, file_of
from tests.kernel.dice import Told
from tests.kernel.licence_onlooker import CLOSINGS, judge
from tests.kernel.licence_sight import Sight
from tests.kernel.licence_turns import LicenceTurn, take
from tests.kernel.onlooker import judge as judge_case
from tests.kernel.turns import PEOPLE, TURNS, Turn
from tests.kernel.walking import check_rights

from xuke.kernel.case.events import CaseEvent, CertificateIssued, Granted
from xuke.kernel.case.state import Case, evolve as evolve_case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY, Calendar, CalendarYear
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.order import require_order
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.days import grant_by_silence, wakes_on
from xuke.kernel.licence.events import (
    LicenceEvent,
    RenewalCertified,
    RenewalClosed,
    RenewalFiled,
    Renewed,
)
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence, evolve
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person

LONG = Calendar({year: CalendarYear(year, {}, frozenset(), "plain") for year in range(2019, 2101)})
YEAR = Span(1, Unit.YEAR)


class WalkedLicence(RuleBasedStateMachine):
    """The licence with its renewals, under the eyes of the onlookers; who walks adds the rules."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[LicenceEvent] = []
        self.states = [Licence()]
        self.today = licences.START
        self.renewals: dict[str, list[CaseEvent]] = {}
        self.case = Case()
        self.tried: Counter[str] = Counter()

    @property
    def licence(self) -> Licence:
        """Return the licence as it stands."""
        return self.states[-1]

    @property
    def number(self) -> str:
        """Return the stream of the last renewal."""
        return f"renewal-{len(self.renewals)}"

    @property
    def filing(self) -> deeds.Filing:
        """Return what is filed for a renewal."""
        return replace(FILING, rule=replace(FILING.rule, validity=YEAR))

    def at(self, person: Person) -> Occasion:
        """Return the occasion on which this person acts."""
        return Occasion(person, LONG)

    def owed(self) -> list[Renewed]:
        """Return the renewals whose certificate came later, or has not come."""
        renewed = (one for one in self.events if isinstance(one, Renewed))
        return [one for one in renewed if one.deemed or not one.certified]

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
            self.do(licence_deeds.close_renewal(self.licence, closed, self.at(APPLICANT)))
        for one in events:
            if self.licence.is_in_force and isinstance(one, CertificateIssued | Granted):
                self.do(self.settled(one))

    def settled(self, done: CertificateIssued | Granted) -> tuple[LicenceEvent, ...]:
        """Return what the renewal's decision does to the licence, and then its certificate."""
        told: Told = {"on": self.today, "by": done.by, "case": self.number}
        at, granted = self.at(PEOPLE["clerk"]), self.case.decision
        assert isinstance(granted, Granted)
        if isinstance(done, CertificateIssued):
            if self.licence.uncertified != self.number:
                # Somebody has certified it already.
                return ()
            paper = RenewalCertified(**told, number=done.number, deemed=granted.deemed)
            return licence_deeds.certify_renewal(self.licence, paper, at)
        if done.deemed:
            # Silence has renewed the licence before it decided the case.
            return ()
        since = (self.licence.valid_until or self.today) + ONE_DAY
        until = granted.valid_until
        renewed = Renewed(**told, valid_from=since, valid_until=until, certified=False)
        return licence_deeds.renew(self.licence, renewed, at)

    def file(self) -> bool:
        """File a renewal online, if the licence can be renewed; say whether it was."""
        number = f"renewal-{len(self.renewals) + 1}"
        asked = RenewalFiled(on=self.today, by=APPLICANT.id, case=number)
        try:
            noted = licence_deeds.file_renewal(self.licence, asked, self.at(APPLICANT))
        except Unlawful as refused:
            check_rights(refused, None, "submit")
            return False
        self.renewals[number], self.case = [], Case()
        self.tried.clear()
        opened = replace(OPENED, on=self.today, action=Action.RENEWAL)
        files = [file_of(one, self.today) for one in ("application-form", "test-report")]
        self.do_case([opened, *files])
        self.do_case(
            deeds.submit(
                self.case,
                self.filing,
                person=APPLICANT,
                on=self.today,
                counts_from=self.today,
            )
        )
        self.do(noted)
        return True

    def attempt_case(self, step: str, person: Person, data: st.DataObject) -> None:
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
        reason = deeds.refusal(step, person, self.case)
        before = (self.case, list(self.renewals[self.number]), self.licence, list(self.events))
        try:
            require_order(self.today, (one.on for one in self.renewals[self.number]))
            self.do_case(TURNS[step](turn))
        except Unlawful as refused:
            check_rights(refused, reason, step)
            # What the licence refuses was not done to the case either.
            self.case, self.renewals[self.number], _licence, self.events = before
            del self.states[len(self.events) + 1 :]

    def attempt(self, step: str, person: Person, data: st.DataObject, *, wild: bool) -> None:
        """Try a step; a refusal changes nothing, and says why."""
        reason = licence_deeds.refusal(step, person, self.licence)
        turn = LicenceTurn(
            licence=self.licence,
            person=person,
            on=self.today,
            data=data,
            wild=wild,
            calendar=LONG,
            deemed=any(one.deemed for one in self.owed()[-1:]),
        )
        try:
            require_order(self.today, (one.on for one in self.events))
            done = take(step, turn)
        except Unlawful as refused:
            check_rights(refused, reason, step)
            return
        assert reason is None
        self.do(done)

    def work(self) -> bool:
        """Do what days alone do; say whether they did anything."""
        stood, woken = len(self.events), wakes_on(self.licence)
        pending = self.licence.renewal
        renewal = self.case if pending and pending.case == self.number else None
        at = Occasion(Person(SYSTEM), LONG, renewal)
        for _, events in LICENCE.lapsed(self.licence, self.today, at):
            self.do(events)
            for one in events:
                if isinstance(one, Renewed):
                    self.do_case(deeds.deem_granted(self.case, grant_by_silence(one), at))
        done = len(self.events) > stood
        assert not done or (woken and woken <= self.today), "it is known on which day to look"
        return done
