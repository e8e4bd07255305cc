"""Officials as facts name them: by account, or by the name they sign in with."""

from collections.abc import Iterable
from typing import Any

from xuke.access.people import Colleague
from xuke.casework.stream.facts import Asking, FactKind, FactsInvalid, officials_in

NOBODY_ELSE: frozenset[str] = frozenset()


def accounts_in(
    rule: Asking, event: object, here: Iterable[Colleague], others: frozenset[str] = NOBODY_ELSE
) -> dict[str, Any]:
    """Return the accounts of the officials whom an event names; FactsInvalid says who is none.

    `others` may be named too, as they are.
    """
    accounts = {name: one.id for one in here for name in (one.username, one.id)}
    accounts |= {name: name for name in others}
    named: dict[str, Any] = {}
    codes: dict[str, str] = {}
    for fact in officials_in(rule):
        given = getattr(event, fact.name)
        is_list = fact.kind is FactKind.OFFICIALS
        found = tuple(accounts.get(one, "") for one in (given if is_list else (given,)))
        if not all(found):
            codes[fact.name] = "no-such-official"
        named[fact.name] = found if is_list else found[0]
    if codes:
        raise FactsInvalid(codes)
    return named
