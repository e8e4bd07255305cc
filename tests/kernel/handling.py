"""What officials do with a case among themselves, as the tests of it share it."""

from typing import TYPE_CHECKING

from tests.kernel import cases
from tests.kernel.cases import FIRST, HEAD, HOME, MON, SECOND, after
from tests.kernel.dice import TEN, Told

from xuke.kernel.case.events import (
    CalledBack,
    Countersigned,
    CountersignRequested,
    HandedOver,
    LegalityReviewed,
    Recused,
    Returned,
    SignerAdded,
    SignerRemoved,
)
from xuke.kernel.case.people import chair
from xuke.kernel.case.state import Case
from xuke.kernel.person import Person, Role

if TYPE_CHECKING:
    from tests.kernel.turns import Turn

LAW = "administrative-licensing-law"
THIRD = Person("third", HOME, frozenset({Role.EXAMINER}))
LEGAL = Person("legal", HOME, frozenset({Role.LEGAL_REVIEWER}))
HANDED = HandedOver(on=MON, by=FIRST.id, role=Role.EXAMINER, to=SECOND.id, reason=TEN)
RECUSED = Recused(on=MON, by=HEAD.id, person=FIRST.id, reason=TEN)
CALLED = CalledBack(on=MON, by=SECOND.id, reason=TEN)
RETURNED = Returned(on=MON, by=HEAD.id, reason=TEN)
ASKED = CountersignRequested(on=MON, by=HEAD.id, signers=("a", "b"))
SIGNED = Countersigned(on=MON, by="a", agreed=True, opinion="同意")
ADDED = SignerAdded(on=MON, by=HEAD.id, signer="c", reason=TEN)
REMOVED = SignerRemoved(on=MON, by=HEAD.id, signer="b", reason=TEN)
LEGALITY = LegalityReviewed(on=MON, by=LEGAL.id, opinion="合法", passed=True)
A = Person("a", HOME)


def asked() -> Case:
    return after(cases.examined(), (ASKED,))


def recusal_of_chair(turn: "Turn") -> Told:
    """Return what a party says of the chair, and what came of it."""
    return {
        "party": turn.party,
        "chair": chair(turn.case),
        "grounds": turn.name,
        "recused": turn.coin,
        "reason": turn.words,
    }
