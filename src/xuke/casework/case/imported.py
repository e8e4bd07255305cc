"""Past cases 历史办件: what an authority's own list tells, as a stream told at once."""

from functools import lru_cache

from xuke.casework.sealing import holder_index, seal_identity
from xuke.casework.stream.bulk import History
from xuke.casework.stream.ids import stream_named
from xuke.catalogue.identifiers.names import shown_name
from xuke.catalogue.identifiers.numbers import plain_number
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.history import PastCase, past_case
from xuke.kernel.case.machine import CASE
from xuke.kernel.copying import replace
from xuke.record.codec import Facts, decode
from xuke.record.events import Stream


@lru_cache(maxsize=10_000)
def past_stream(authority: str, number: str) -> Stream:
    """Return the stream that a past case of this number always has at this authority."""
    return stream_named(CASE.kind, authority, number)


def past_history(authority: str, past: PastCase, identity: str) -> History:
    """Return a past case told by events, with the applicant's identity number sealed."""
    who = past.applicant
    sealed, index = seal_identity(who.kind, identity)
    applicant = Applicant(kind=who.kind, name=who.name, identity=sealed, identity_index=index)
    events = past_case(replace(past, applicant=applicant))
    stream = past_stream(authority, past.number)
    return History(stream=stream, events=events, compared=_compared)


def _compared(facts: Facts) -> Facts:
    """Return what the list itself said, in the forms of today.

    A seal never looks the same twice, and the rule is the catalogue's, which may be a newer one.
    """
    number, who, rule = facts.get("number"), facts.get("applicant"), facts.get("rule")
    if isinstance(number, str):
        facts = {**facts, "number": plain_number(number)}
    if not isinstance(who, dict) or not isinstance(rule, dict):
        return facts
    return {**facts, "applicant": _told_of(who), "rule": rule["item"]}


def _told_of(who: Facts) -> Facts:
    """Return who applied: the name as it is shown, the number by its index of today."""
    applicant = decode(Applicant, who)
    name, index = shown_name(applicant.name), holder_index(applicant)
    return {**who, "name": name, "identity": "", "identity_index": index}
