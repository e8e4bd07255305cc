"""What somebody says online to what the public is asked about 公示意见: who may, and the taking."""

from collections.abc import Mapping
from uuid import UUID

from xuke.casework.case.kind import CASES
from xuke.casework.stream.act import Act, at_authority
from xuke.casework.stream.door import do
from xuke.casework.stream.facts import FactsInvalid
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person
from xuke.web.words import refusals, sentences
from xuke.web.words.refused_fields import FIELDS


def object_to(stream: UUID, facts: Mapping[str, str], act: Act) -> Mapping[str, str]:
    """Record the comment, or return by field why it cannot be taken; "" is the whole of it."""
    try:
        do(CASES, stream, "object", facts, act)
    except FactsInvalid as wrong:
        return {name: sentences.form_error(code) for name, code in wrong.codes.items()}
    except Unlawful as refused:
        at = next((one for one in FIELDS.get(refused.code, ()) if one in facts), "")
        return {at: refusals.why(refused, CASE.kind)}
    return {}


def refusal(case: Case, authority: str, person: Person) -> str:
    """Return why this person may say nothing to it, or nothing if he may."""
    refused = CASE.refusal(CASE.verbs["object"], at_authority(person, authority), case)
    return refusals.why(refused, CASE.kind) if refused else ""
