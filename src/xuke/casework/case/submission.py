"""What is filed: the event of a submission, made from the answers of the draft."""

from xuke import catalogue
from xuke.casework.bars import bars_for
from xuke.casework.case import competence, naming
from xuke.casework.case.answers import (
    applicant_as,
    check_complete,
    check_old_term,
)
from xuke.casework.case.draftrows import locked
from xuke.casework.case.numbers import case_number
from xuke.casework.case.receipt import counts_from, rule_at_filing
from xuke.casework.licence.named import named_by
from xuke.casework.sealing import open_answers, seal_answers
from xuke.casework.stream.kinds import Seen, Told
from xuke.catalogue.applicants import is_collected_at_window
from xuke.kernel.case.events import Submitted
from xuke.kernel.case.known import Known
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import ONLINE_CHANNELS


def submission(seen: Seen[Case], letter: str | None) -> Told:
    """Return what is filed, from the draft's answers, with sensitive ones sealed.

    `letter` is the version of the letter of commitment that was shown and signed; without one
    whoever chose a commitment signs the one in force.
    """
    place, case, act = seen.stream, seen.state, seen.act
    item = catalogue.item(case.item)
    draft = locked(place.id)
    answers = open_answers(place.id, draft.form, item.sensitive)
    check_complete(case, answers, act.on)
    who = applicant_as(case, answers)
    named = named_by(place.authority, case, answers, act.on, by=who.identity_index)
    check_old_term(case, answers, is_known=named.known)
    online = case.channel in ONLINE_CHANNELS
    submitted = Submitted(
        on=act.on,
        number=seen.number(lambda: case_number(place.authority, act.on), ""),
        action=case.action,
        channel=case.channel,
        applicant=who,
        rule=rule_at_filing(place, case, act),
        fully_online=online and not is_collected_at_window(answers),
        form=seal_answers(place.id, answers, item.sensitive),
        licence=named.number,
        letter=_letter(case, letter),
        decide_by=named.decide_by,
        in_name_of=competence.in_name_of(place.authority, case.item, case.action, act.on),
        file_names=naming.filed(case, draft.file_names),
    )
    bars = bars_for(who.identity_index)
    zero = counts_from(place, act)
    return Told(submitted, Known(bars=bars, changed=named.changed, counts_from=zero))


def _letter(case: Case, signed: str | None) -> str:
    """Return the version of the letter that was read and signed; one out of force is none."""
    terms = catalogue.item(case.item).commitment_terms
    if terms is None or not case.commitment or signed not in {None, terms.version}:
        return ""
    return terms.version
