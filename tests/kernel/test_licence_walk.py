"""A licence and its renewals in random hands, for years; no day and no act makes it lawless."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings, strategies as st
from hypothesis.stateful import initialize, invariant, rule
from tests.kernel import licence_deeds, licences
from tests.kernel.licence_onlooker import ENDINGS
from tests.kernel.licence_sight import Sight
from tests.kernel.licence_turns import FACTS
from tests.kernel.licence_walking import YEAR, WalkedLicence
from tests.kernel.turns import EVERYBODY, PEOPLE
from tests.kernel.walking import FURTHER, choices, leading, times

from xuke.kernel.case.events import Applicant
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Phase
from xuke.kernel.item.licence import LateRenewal, LicenceRule
from xuke.kernel.law.bar import FOR_EVER, BarKind
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.days import wakes_on
from xuke.kernel.licence.events import (
    Annulled,
    CreditRepaired,
    Deregistered,
    Revoked,
)
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import replay
from xuke.kernel.licence.words import AnnulmentCause, Promise
from xuke.kernel.person import SYSTEM, Person

DAYS = st.sampled_from([0, 0, 1, 5, 30, 60, 200])
SOON = st.sampled_from([0, 0, 1, 7, 30])
EVERY = frozenset(FACTS)
BREACH = frozenset(
    {"check-commitment", "order-rectification", "hear-holder", "annul", "note-credit-repair"}
)
"""What a broken promise leads to."""
CHANGES: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {
        "validity": st.sampled_from([YEAR, None]),
        "renewal_lead": st.sampled_from([Span(30, Unit.CALENDAR)] * 3 + [None]),
        "late_renewal": st.sampled_from(LateRenewal),
        "verification": st.sampled_from([licences.RULE.verification, ()]),
        "review_every": st.sampled_from([YEAR, None]),
        "bar_after_revocation": st.sampled_from([Span(2, Unit.YEAR), None]),
        "bar_after_annulment": st.sampled_from([YEAR, None]),
        "verification_after_deferral": st.sampled_from([YEAR, None]),
    }
)


class LicenceWalk(WalkedLicence):
    """Whoever may try anything with the licence, and with the case of its renewal."""

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
        issued = replace(
            licences.ISSUED,
            on=self.today,
            rule=law,
            holder=holder,
            commitment=commitment,
            beds=beds,
            valid_until=until,
        )
        self.do(licence_deeds.open_licence(self.licence, issued, self.at(PEOPLE["clerk"])))

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

    @rule(
        who=st.sampled_from(sorted(EVERYBODY)),
        step=st.sampled_from(sorted(FACTS)),
        data=st.data(),
        wild=st.booleans(),
    )
    def anybody_tries_anything(self, who: str, step: str, data: st.DataObject, wild: bool) -> None:
        self.attempt(step, EVERYBODY[who], data, wild=wild)

    @rule(
        days=DAYS,
        data=st.data(),
        wild=st.booleans(),
        asked=st.sampled_from([EVERY, EVERY, BREACH]),
    )
    def those_who_may_act(
        self, days: int, data: st.DataObject, wild: bool, asked: frozenset[str]
    ) -> None:
        self.today += timedelta(days=days)
        for _ in range(3):
            person = PEOPLE["head"]
            called = LICENCE.next(person, self.licence)
            found = [one.name for one in called if one.allowed and one.name in asked]
            least = min((self.tried[one] for one in found), default=0)
            fresh = [one for one in found if self.tried[one] == least]
            if fresh:
                step = data.draw(st.sampled_from(fresh))
                self.tried[step] += 1
                self.attempt(step, person, data, wild=wild)

    @rule(data=st.data())
    def nobody_decides_in_time(self, data: st.DataObject) -> None:
        """Let the holder file in time, the clerk accept, and the term end in silence."""
        end = self.licence.valid_until
        if end and self.case.phase in {Phase.NONE, Phase.CONCLUDED}:
            self.today = max(self.today, end - timedelta(days=40))
            if self.file():
                self.attempt_case("accept", PEOPLE["clerk"], data)
            self.today = max(self.today, end + ONE_DAY)
            self.work()

    @rule(before=st.sampled_from([30, 29, 1, 0, -1]))
    def the_end_comes_near(self, before: int) -> None:
        end = self.licence.valid_until
        if end:
            self.today = max(self.today, end - timedelta(days=before))

    @rule(days=DAYS)
    def the_days_work_is_done(self, days: int) -> None:
        self.today += timedelta(days=days)
        if self.case.phase is not Phase.NONE:
            for _, events in CASE.lapsed(self.case, self.today, self.at(Person(SYSTEM))):
                self.do_case(events)
        while self.work():
            pass
        woken = wakes_on(self.licence)
        waits = self.licence.renewal and self.case.phase is Phase.RECEIVED
        assert woken is None or woken > self.today or waits

    @invariant()
    def there_is_one_certificate(self) -> None:
        valid = [one for one in self.licence.certificates if one.replaced_on is None]
        assert len(valid) == bool(self.events)

    @invariant()
    def it_ends_once(self) -> None:
        """Whatever ended it, it may be annulled for deceit afterwards, once."""
        endings = [one for one in self.events if isinstance(one, ENDINGS)]
        assert sum(isinstance(one, Annulled) for one in endings) <= 1
        assert all(getattr(one, "cause", "") == AnnulmentCause.DECEIT for one in endings[1:])

    @invariant()
    def it_is_used_only_while_it_is_valid(self) -> None:
        sight = Sight(self.events, None, self.today, self.renewals)
        last = sight.lasts_until if self.events else None
        over = last and self.today > last and not sight.is_waited_for
        ended = over or any(isinstance(one, ENDINGS) for one in self.events)
        assert not (ended and self.licence.practises(self.today))

    @invariant()
    def bars_last_as_long_as_the_law_says(self) -> None:
        holder = self.licence.holder
        found = [(one.kind, one.since, one.until) for one in bars_of_licence(self.licence)]
        expected = self.bars() if holder and holder.identity_index else []
        assert sorted(found) == sorted(expected)

    def bars(self) -> list[tuple[BarKind, date, date]]:
        """Return the bars that the record gives."""
        application = BarKind.APPLICATION
        found: list[tuple[BarKind, date, date]] = []
        for one in self.events:
            match one:
                case Annulled(on=on, cause=cause):
                    found += self._bars_of_annulment(on, cause)
                case CreditRepaired(on=on):
                    found = [
                        (kind, since, on - ONE_DAY if kind is BarKind.COMMITMENT else until)
                        for kind, since, until in found
                    ]
                case Revoked(on=on) if self.licence.rule.bar_after_revocation:
                    found.append((application, on, years_after(on, 2)))
                case Deregistered(on=on, further="unfit-twice"):
                    found.append((application, on, years_after(on, 1)))
                case _:
                    pass
        return found

    def _bars_of_annulment(
        self, on: date, cause: AnnulmentCause
    ) -> Iterator[tuple[BarKind, date, date]]:
        """Yield the bars of an annulment, by its cause and by a promise that was broken."""
        own = self.licence.rule.bar_after_annulment
        years = {AnnulmentCause.DECEIT: 3, **({AnnulmentCause.OTHER: 1} if own else {})}
        if cause in years:
            yield BarKind.APPLICATION, on, years_after(on, years[cause])
        if self.licence.promise is Promise.BROKEN:
            yield BarKind.COMMITMENT, on, FOR_EVER

    def teardown(self) -> None:
        """Replay is deterministic: every state comes again from the events alone."""
        assert replay(self.events) == self.licence
        for number, state in enumerate(self.states):
            assert replay(self.events[:number]) == state


def years_after(on: date, years: int) -> date:
    """Return the same day so many years on; there is no leap day in most years."""
    leap = (on.month, on.day) == (2, 29)
    return (on - ONE_DAY if leap else on).replace(year=on.year + years)


def test_every_verb_of_a_licence_is_walked() -> None:
    walked = FACTS.keys() | {"open", "file-renewal", "close-renewal", "correct-term"}

    assert walked == LICENCE.verbs.keys(), "add it to tests/kernel/licence_turns.py"


TestLicenceWalk = LicenceWalk.TestCase
TestLicenceWalk.settings = settings(max_examples=times(60), stateful_step_count=30, deadline=None)
