"""Each way from phase to phase is one that is gone: told by a law case, or done here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from tests.kernel import cases, licences
from tests.kernel.cases import APPLICANT, CLERK, FILING, HEAD, MON, PLAIN
from tests.kernel.licences import LATER, REASON
from tests.law.stories import CASES
from tests.law.test_cases import tell

from xuke.kernel.case.events import (
    ApplicationWithdrawn,
    CorrectionRequested,
    Gap,
    Granted,
    Recused,
    Terminated,
)
from xuke.kernel.case.known import Known, Twin
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.case.ways import CASE_WAYS
from xuke.kernel.licence.events import (
    Deregistered,
    DeregistrationProposed,
    Expired,
    TermCorrected,
)
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.ways import LICENCE_WAYS
from xuke.kernel.licence.words import AdverseAct, DeregistrationGround
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import NOBODY, SYSTEM, Person
from xuke.kernel.stream import Machine
from xuke.kernel.ways import Step, Way, arrows

WAYS: Mapping[str, tuple[Way, ...]] = {CASE.kind: CASE_WAYS, LICENCE.kind: LICENCE_WAYS}
MACHINES: Mapping[str, Machine[Any]] = {CASE.kind: CASE, LICENCE.kind: LICENCE}
DAYS = Occasion(Person(SYSTEM), PLAIN)


@dataclass
class Witness:
    """Who looks on while the machines decide, and notes each arrow that was gone."""

    gone: set[tuple[str, Step]] = field(default_factory=set)
    stayed: set[tuple[str, str, str]] = field(default_factory=set)

    def note(
        self, machine: Machine[Any], name: str, state: object, events: tuple[Any, ...]
    ) -> None:
        """Note every phase that these events led to, one by one."""
        phases = [machine.phase_of(state)]
        for event in events:
            state = machine.after(state, (event,))
            phases.append(machine.phase_of(state))
        for before, after in pairwise(phases):
            if before is not after:
                self.gone.add((machine.kind, Step(name, str(before), str(after))))
        if events and len(set(phases)) == 1:
            self.stayed.add((machine.kind, name, str(phases[0])))

    def look_on(self, patch: pytest.MonkeyPatch) -> None:
        """Look on from now, whoever decides; what is decided stays the same."""
        decide, lapsed, note = Machine.decide, Machine.lapsed, self.note

        def seen(machine: Machine[Any], verb: Any, state: Any, event: Any, at: Occasion) -> Any:  # noqa: ANN401 - of any kind
            events = decide(machine, verb, state, event, at)
            note(machine, verb.name, state, events)
            return events

        def days_seen(machine: Machine[Any], state: Any, on: date, at: Occasion) -> Iterator[Any]:  # noqa: ANN401 - of any kind
            for lapse, events in lapsed(machine, state, on, at):
                note(machine, lapse.name, state, events)
                state = machine.after(state, events)
                yield lapse, events

        patch.setattr(Machine, "decide", seen)
        patch.setattr(Machine, "lapsed", days_seen)


@pytest.fixture(scope="module")
def witness() -> Iterator[Witness]:
    """Look on at every law case, and at what none of them tells."""
    found = Witness()
    with pytest.MonkeyPatch.context() as patch:
        found.look_on(patch)
        for case in CASES:
            tell(case.story)
        do_further_deeds()
        yield found


def do_further_deeds() -> None:
    """Do to a case and to a licence what no law case tells."""
    for case in (cases.drafted(), cases.received(), in_correction(), cases.examined()):
        gone = ApplicationWithdrawn(on=MON, by=APPLICANT.id, reason="另有安排")
        do("withdraw", case, gone, APPLICANT)
    do("submit", cases.drafted(), FILING.told(MON), APPLICANT, Known(counts_from=MON))
    ended = Terminated(on=MON, by=CLERK.id, reason="duplicate", text=REASON, other="1")
    filed = cases.examined()
    twin = Twin(item=filed.item, action=filed.action, is_same_applicant=True, is_alive=True)
    do("terminate", filed, ended, CLERK, Known(twin=twin))
    for person in (cases.FIRST.id, "onlooker"):
        recused = Recused(on=MON, by=HEAD.id, person=person, reason=REASON)
        do("recuse", cases.examined(), recused, HEAD)
    for case in (cases.accepted(), cases.examined()):
        granted = Granted(on=MON, by=SYSTEM, document="", deemed=True)
        do("deem-granted", case, granted, Person(SYSTEM))
    assert list(CASE.lapsed(promised_in_vain(), MON + timedelta(days=30), DAYS))
    do("open", Licence(), licences.ISSUED, NOBODY)
    for act, event in BURDENS.items():
        name, told = event
        heard = (licences.intent(act), licences.heard(act))
        do(name, licences.issued(licences.SUSPENDED, *heard), told, HEAD, licences.KNOWN)
    lifted = TermCorrected(on=LATER, by=SYSTEM, basis="", reason=REASON, was_until=None)
    do("correct-term", licences.issued(Expired(on=LATER, by=SYSTEM)), lifted, Person(SYSTEM))
    for licence, ground in STRUCK:
        struck = Deregistered(on=LATER, by=HEAD.id, ground=ground)
        do("deregister", licence, struck, HEAD)


BURDENS: Mapping[AdverseAct, tuple[str, object]] = {
    AdverseAct.WITHDRAWAL: ("withdraw-licence", licences.WITHDRAWN),
    AdverseAct.ANNULMENT: ("annul", licences.ANNULLED),
    AdverseAct.REVOCATION: ("revoke", licences.REVOKED),
}
DISSOLVED = DeregistrationProposed(
    on=LATER, by=CLERK.id, ground=DeregistrationGround.BODY_DISSOLVED, evidence=REASON
)
STRUCK = (
    (licences.issued(licences.SUSPENDED, DISSOLVED), DeregistrationGround.BODY_DISSOLVED),
    (licences.issued(licences.WITHDRAWN), DeregistrationGround.ENDED),
    (licences.issued(licences.REVOKED), DeregistrationGround.ENDED),
)


def do(
    name: str, state: Case | Licence, event: object, person: Person, known: object = None
) -> None:
    """Do it, the right being asked first; what the law refuses fails."""
    machine: Machine[Any] = CASE if isinstance(state, Case) else LICENCE
    at = Occasion(person, PLAIN, known)
    assert machine.decide(machine.verbs[name], state, event, at)


def in_correction() -> Case:
    gap = Gap(target="test-report", kind="missing", what="请补交检测报告")
    notice = CorrectionRequested(
        on=MON, by=CLERK.id, gaps=(gap,), answer_by=MON + timedelta(days=20)
    )
    return cases.after(cases.received(complete=False), (notice,))


def promised_in_vain() -> Case:
    """Return a case that two have examined though a material that was promised never came."""
    case = cases.examined()
    assert case.accepted
    late = replace(case.accepted, pending=("test-report",), pending_until=MON)
    files = (cases.file_of("application-form"),)
    return replace(case, accepted=late, pending=frozenset(late.pending), materials=files)


@pytest.mark.parametrize("kind", WAYS)
def test_the_law_goes_these_ways_and_no_others(kind: str, witness: Witness) -> None:
    gone = {step for of, step in witness.gone if of == kind}

    assert sorted(gone) == sorted(set(arrows(MACHINES[kind], WAYS[kind])))


@pytest.mark.parametrize("kind", WAYS)
def test_only_what_does_so_sometimes_stays_where_a_way_begins(kind: str, witness: Witness) -> None:
    begins = {(step.name, step.before) for step in arrows(MACHINES[kind], WAYS[kind])}
    stayed = {(name, phase) for of, name, phase in witness.stayed if of == kind} & begins

    sometimes = {one.name for one in WAYS[kind] if one.sometimes}
    assert {name for name, _phase in stayed} == sometimes


@pytest.mark.parametrize("kind", WAYS)
def test_each_way_is_that_of_a_verb_or_of_what_days_do(kind: str) -> None:
    machine = MACHINES[kind]
    known = {*machine.verbs, *(one.name for one in machine.lapses)}
    names = [one.name for one in WAYS[kind]]

    assert len(names) == len(set(names))
    assert set(names) - known == set()
