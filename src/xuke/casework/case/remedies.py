"""Remedies 救济途径: who reviews an authority's decisions, and which court hears them."""

from datetime import date
from typing import Final

from xuke import catalogue
from xuke.casework.office import standing as offices
from xuke.catalogue.authority import REVIEWER_BY_LAW
from xuke.catalogue.nodes import UNCONFIRMED
from xuke.kernel.case.events import Remedies

BODY: Final = "reconsideration-body"
ONLINE: Final = "online-remedy-channel"
GOVERNMENT: Final = "government"
"""Since 2024 the government alone reviews; before, the department above could be chosen too."""


def remedies_of(authority: str, on: date) -> Remedies:
    """Return what a decision of the day must name; what is not confirmed says so by its value.

    Of an authority that delegates here and is not in the catalogue, the law names the reviewer.
    """
    place, law = offices.known_authority(authority, on), catalogue.law()
    terms = law.terms(on)
    government = place.remedies.reconsideration.body if place else REVIEWER_BY_LAW
    court = place.remedies.litigation.body if place else None
    above = place.parent if place else UNCONFIRMED
    is_owed = law.value_on(ONLINE, on) is True
    is_alone = law.value_on(BODY, on) == GOVERNMENT
    return Remedies(
        reviewer=_named(government) if is_alone else f"{_named(government)} / {above}",
        court=_named(court),
        online=_named(place.remedies.online if place else None) if is_owed else "",
        online_owed=is_owed,
        review_days=terms.reconsideration.length,
        suit_months=terms.litigation.length,
    )


def _named(body: str | None) -> str:
    return body or UNCONFIRMED
