"""未到期: what bars a decision against the holder while he may answer, before anybody writes it."""

from typing import Final

from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.intent import require_heard
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct
from xuke.kernel.person import Person, Role
from xuke.kernel.stream import Verb

_DECISIONS: Final = {
    "suspend": AdverseAct.SUSPENSION,
    "withdraw-licence": AdverseAct.WITHDRAWAL,
    "annul": AdverseAct.ANNULMENT,
    "revoke": AdverseAct.REVOCATION,
}
"""Striking off is not among them: most of its grounds are a formality that nobody is heard on."""


def may_not_yet(verb: Verb[Licence], person: Person, licence: Licence) -> Unlawful | None:
    """Say until when the holder may answer what is to be decided, or that a hearing is owed.

    It is known on a day alone; to whom the decision is not anyway, his role is told instead.
    """
    act, at = _DECISIONS.get(verb.name), licence.judged_at
    is_next = act is not None and licence.is_intended(act) and person.has(Role.DECIDER)
    if act is None or at is None or not is_next:
        return None
    try:
        require_heard(licence, act, *at)
    except Unlawful as refused:
        return refused
    return None
