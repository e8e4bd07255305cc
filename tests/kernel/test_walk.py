"""Random applicants and officials act on a case; it never reaches an unlawful state."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FILING,
    FIRST,
    HEAD,
    HOME,
    MON,
    OPENED,
    PLAIN,
    PUBLISHER,
    RULE,
    SECOND,
    examination,
    file_of,
)

from xuke.kernel.case import acceptance, decision, filing
from xuke.kernel.case.events import (
    Accepted,
    CaseEvent,
    CertificateIssued,
    CorrectionRequested,
    Delivered,
    Gap,
    Granted,
    NotAccepted,
    Received,
    Refused,
    Remedies,
)
from xuke.kernel.case.state import Case, Phase, evolve, replay
from xuke.kernel.case.steps import Step, next_steps
from xuke.kernel.person import Person, Role
from xuke.kernel.refusal import Unlawful

EVERYBODY = (
    APPLICANT,
    CLERK,
    FIRST,
    SECOND,
    HEAD,
    PUBLISHER,
    Person("all-powerful", HOME, frozenset(Role)),
    Person("stranger"),
)
PERSONS = st.sampled_from(EVERYBODY)
MATERIALS = st.sampled_from([*(one.id for one in RULE.materials), "tax-return"])
OPEN = frozenset(Phase) - {Phase.CONCLUDED, Phase.NONE}


class Walk(RuleBasedStateMachine):
    """Whoever may try anything; the kernel alone decides what happens."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[CaseEvent] = []
        self.case = Case()
        self.today = MON

    def do(self, events: tuple[CaseEvent, ...]) -> None:
        """Record what was decided."""
        for event in events:
            self.events.append(event)
            self.case = evolve(self.case, event)

    def attempt(self, act: object, *args: object, **facts: object) -> None:
        """Try an act; a refusal changes nothing and has a code."""
        try:
            self.do(act(self.case, *args, **facts))  # type: ignore[operator]
        except Unlawful as refused:
            assert refused.code

    @initialize(commitment=st.booleans())
    def open_draft(self, commitment: bool) -> None:
        self.do(
            filing.draft(self.case, replace(OPENED, commitment=commitment), RULE, person=APPLICANT)
        )

    @rule(days=st.integers(1, 9))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule()
    def do_the_days_work(self) -> None:
        self.do(acceptance.deem_accepted(self.case, on=self.today, calendar=PLAIN))

    @rule(person=PERSONS, material=MATERIALS)
    def attach(self, person: Person, material: str) -> None:
        self.attempt(filing.attach, file_of(material, self.today), person=person, rule=RULE)

    @rule(person=PERSONS)
    def submit(self, person: Person) -> None:
        try:
            events = filing.submit(self.case, FILING, person=person, on=self.today)
        except Unlawful:
            return
        first = PLAIN.next_working_day(self.today)
        self.do((*events, Received(on=self.today, counts_from=first)))

    @rule(person=PERSONS)
    def accept(self, person: Person) -> None:
        self.attempt(acceptance.accept, person=person, on=self.today, calendar=PLAIN)

    @rule(person=PERSONS, material=MATERIALS)
    def request_correction(self, person: Person, material: str) -> None:
        self.attempt(
            acceptance.request_correction,
            person=person,
            gaps=(Gap(target=material, kind="missing", what="请补交"),),
            answer_by=self.today + timedelta(days=30),
            on=self.today,
            calendar=PLAIN,
        )

    @rule(person=PERSONS)
    def correct(self, person: Person) -> None:
        self.attempt(acceptance.correct, person=person, form={}, on=self.today)

    @rule(person=PERSONS)
    def not_accept(self, person: Person) -> None:
        text = "该事项依法不需要取得行政许可"
        refused = NotAccepted(on=self.today, by=person.id, reason="not-required", text=text)
        self.attempt(acceptance.not_accept, refused, person=person, calendar=PLAIN)

    @rule(person=PERSONS, passed=st.booleans())
    def examine(self, person: Person, passed: bool) -> None:
        found = examination(person, passed=passed, on=self.today)
        self.attempt(decision.examine, found, person=person)

    @rule(person=PERSONS)
    def grant(self, person: Person) -> None:
        granted = Granted(on=self.today, by=person.id, document="1号")
        self.attempt(decision.grant, granted, person=person, calendar=PLAIN)

    @rule(person=PERSONS)
    def refuse(self, person: Person) -> None:
        refused = Refused(
            on=self.today,
            by=person.id,
            document="1号",
            reason="other",
            facts="消毒间面积三平方米，无水池",
            text="经审查不符合法定条件要求",
            basis="administrative-licensing-law/38/2",
            remedies=Remedies(reviewer="虚构区人民政府", court="虚构区人民法院"),
        )
        self.attempt(decision.refuse, refused, person=person, calendar=PLAIN)

    @rule(person=PERSONS)
    def issue(self, person: Person) -> None:
        certificate = CertificateIssued(on=self.today, by=person.id, number="1")
        self.attempt(decision.issue, certificate, person=person)

    @rule(person=PERSONS, way=st.sampled_from(["direct", "pigeon"]))
    def deliver(self, person: Person, way: str) -> None:
        delivered = Delivered(on=self.today, by=person.id, way=way)
        self.attempt(decision.deliver, delivered, person=person, calendar=PLAIN)

    @rule(person=PERSONS)
    def disclose(self, person: Person) -> None:
        self.attempt(decision.disclose, person=person, on=self.today)

    @rule(person=PERSONS)
    def withdraw(self, person: Person) -> None:
        self.attempt(filing.withdraw, person=person, reason="不办了", on=self.today)

    def count(self, kind: type) -> int:
        """Return how many events of this kind there are."""
        return sum(isinstance(event, kind) for event in self.events)

    @invariant()
    def replay_is_deterministic(self) -> None:
        assert replay(self.events) == self.case

    @invariant()
    def what_happens_once_happens_once(self) -> None:
        for kind in (CorrectionRequested, Accepted, NotAccepted, CertificateIssued):
            assert self.count(kind) <= 1
        assert self.count(Granted) + self.count(Refused) <= 1

    @invariant()
    def nothing_is_decided_before_acceptance(self) -> None:
        if self.case.decision:
            assert self.case.accepted
            assert self.case.decision.on >= self.case.accepted.on

    @invariant()
    def accepting_examining_and_deciding_are_three_peoples_work(self) -> None:
        case = self.case
        hands = [one.by for one in case.examinations]
        hands += [case.accepted.by] if case.accepted and not case.accepted.deemed else []
        hands += [case.decision.by] if case.decision else []
        assert len(hands) == len(set(hands))

    @invariant()
    def every_open_case_has_a_next_actor(self) -> None:
        if self.case.phase in OPEN:
            allowed = [
                step
                for person in EVERYBODY
                for step in next_steps(person, self.case)
                if step.allowed and step.step is not Step.WITHDRAW
            ]
            assert allowed

    @invariant()
    def nothing_declines_what_silence_has_accepted(self) -> None:
        declined = self.case.not_accepted
        if declined:
            before = replace(self.case, phase=Phase.RECEIVED)
            assert not acceptance.is_silence(before, declined.on, PLAIN)

    @invariant()
    def a_negative_decision_has_a_reason_and_a_basis(self) -> None:
        if isinstance(self.case.decision, Refused):
            assert self.case.decision.text
            assert self.case.decision.basis


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
