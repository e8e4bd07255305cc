"""Past cases 历史办件: what an authority's own list tells, as a stream told at once."""

from functools import lru_cache

from xuke.casework.sealing import seal_identity
from xuke.casework.stream.bulk import History
from xuke.casework.stream.ids import stream_named
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.history import PastCase, past_case
from xuke.kernel.case.machine import CASE
from xuke.kernel.copying import replace
from xuke.record.codec import Facts
from xuke.record.events import Stream


@lru_cache(maxsize=10_000)
def past_stream(authority: str, number: str) -> Stream:
    """Return the stream that a past case of this number always has at this authority."""
    return stream_named(CASE.kind, authority, number)


def past_history(authority: str, past: PastCase, identity: str) -> History:
    """Return a past case told by events, with the applicant's identity number sealed."""
    sealed, index = seal_identity(identity)
    who = past.applicant
    applicant = Applicant(kind=who.kind, name=who.name, identity=sealed, identity_index=index)
    events = past_case(replace(past, applicant=applicant))
    stream = past_stream(authority, past.number)
    return History(stream=stream, events=events, compared=_compared)


def _compared(facts: Facts) -> Facts:
    """Return what the list itself said.

    A seal never looks the same twice, and the rule is the catalogue's, which may be a newer one.
    """
    who, rule = facts.get("applicant"), facts.get("rule")
    if not isinstance(who, dict) or not isinstance(rule, dict):
        return facts
    return {**facts, "applicant": {**who, "identity": ""}, "rule": rule["item"]}
