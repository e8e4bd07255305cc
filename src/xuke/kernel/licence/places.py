"""Which provision stands behind what is asked of a licence: the special law's, where there is one.

A licence's rule has the provisions of its item by what they set, and by the action that they
govern (`LicenceRule.bases`). The general law is cited only where the item's law is silent.
"""

from collections.abc import Mapping

from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import (
    LICENSING_LAW,
    MEDICAL_INSTITUTIONS,
    MEDICAL_INSTITUTIONS_RULES,
    Citation,
    cites,
)
from xuke.kernel.licence.state import Licence

GENERAL: Mapping[Action, Citation] = {
    Action.MODIFICATION: LICENSING_LAW.art(49),
    Action.RENEWAL: LICENSING_LAW.art(50, 1),
    Action.REISSUE: LICENSING_LAW.art(9),
    Action.DEREGISTRATION: LICENSING_LAW.art(70),
    Action.PERIODIC_VERIFICATION: LICENSING_LAW.art(61, 1),
    Action.REVIEW_RENEWAL: LICENSING_LAW.art(61, 1),
}
"""Why each is the holder's to ask for, where no special law says so."""


def asked_under(licence: Licence, action: Action) -> Citation:
    """Return by which provision the holder asks for this."""
    if action is Action.PERIODIC_VERIFICATION:
        return verified_under(licence)
    return licence.rule.governing(action, GENERAL[action])


@cites(MEDICAL_INSTITUTIONS.art(21))
def verified_under(licence: Licence) -> Citation:
    """Return by which provision it is verified; where none asks for it, what lets it be checked.

    Rules of before name none; then only institutions were verified.
    """
    action = Action.PERIODIC_VERIFICATION
    silent = MEDICAL_INSTITUTIONS.art(21) if licence.is_verified else GENERAL[action]
    return licence.rule.governing(action, silent)


@cites(MEDICAL_INSTITUTIONS_RULES.art(37))
def deferred_under(licence: Licence) -> Citation:
    """Return by which provision its verification can be put off."""
    return licence.rule.place("deferral", verified_under(licence))


@cites(LICENSING_LAW.art(67, 1))
def idle_under(licence: Licence) -> Citation:
    """Return by which provision a stop of practice matters."""
    return licence.rule.place("idle_after", LICENSING_LAW.art(67, 1))


@cites(LICENSING_LAW.art(70, 1, 6))
def ground_under(licence: Licence, ground: str) -> Citation:
    """Return where a special law's ground of deregistration stands; by default the general law."""
    places = {one.id: one.basis for one in licence.rule.further_grounds}
    own = places.get(ground, "")
    return Citation.parse(own) if "/" in own else LICENSING_LAW.art(70, 1, 6)


@cites(LICENSING_LAW.art(39))
def reissued_under(licence: Licence) -> Citation:
    """Return by which provision another copy of the certificate is issued."""
    return licence.rule.governing(Action.REISSUE, LICENSING_LAW.art(39))


def reviewed_under(licence: Licence) -> Citation:
    """Return by which provision it is reviewed; where none asks for it, what lets it be checked."""
    return asked_under(licence, Action.REVIEW_RENEWAL)
