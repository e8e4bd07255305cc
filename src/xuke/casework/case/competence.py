"""Whether an authority may handle what is applied for, and in whose name."""

from datetime import date

from xuke import catalogue
from xuke.kernel.item.rule import Action
from xuke.kernel.law.delegation import Matter, hindrance
from xuke.kernel.law.refusal import Unlawful


def check_offered(authority: str, item: str, action: Action, on: date) -> None:
    """Refuse what the authority may not do: 法无授权不可为."""
    try:
        catalogue.competence(authority, item, on, action=action)
    except Unlawful as refused:
        if refused.code == "not-competent-here":
            raise Unlawful("item-not-offered", item=item) from None
        raise
    if action not in catalogue.item(item).actions:
        raise Unlawful("action-not-offered", action=action)


def in_name_of(authority: str, item: str, action: Action, on: date) -> str:
    """Return the authority that delegated; nothing where it acts in its own name.

    Who has lost its competence meanwhile still receives the application, and says so in writing.
    """
    try:
        found = catalogue.competence(authority, item, on, action=action)
    except Unlawful:
        return ""
    return "" if found.in_name_of == authority else found.in_name_of


def signed_as(authority: str, in_name_of: str, item: str, on: date) -> str:
    """Return the body under whose name it is decided; nothing for the authority's own name.

    Who received an application finishes it: the day of filing settles the name for good.
    """
    place = catalogue.authorities().get(in_name_of or authority)
    return place.signed_as(item, on) if place else ""


def is_delegated(authority: str, item: str, action: Action, on: date) -> bool:
    """Whether somebody has delegated or moved the item to the authority, as of the day."""
    known = catalogue.authorities().values()
    given = [one.delegation for place in known for one in place.delegations]
    about = [one for one in given if one.covers(Matter(item=item, action=action))]
    received = (one for one in about if one.delegate == authority)
    return any(hindrance(one, on, about) is None for one in received)
