"""What is filed: the event of a submission, made from the answers of the draft."""

from xuke import catalogue
from xuke.casework.bars import bars_for
from xuke.casework.case import calling, competence, eligibility, naming, scope
from xuke.casework.case.answers import (
    applicant_as,
    check_complete,
    check_old_term,
)
from xuke.casework.case.draftrows import locked
from xuke.casework.case.numbers import case_number, issuer_of
from xuke.casework.case.receipt import counts_from, rule_at_filing
from xuke.casework.licence.named import named_by
from xuke.casework.sealing import open_answers, seal_answers
from xuke.casework.stream.kinds import Seen, Told
from xuke.catalogue.applicants import is_collected_at_window
from xuke.kernel.case.events import Submitted
from xuke.kernel.case.known import Known
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import ONLINE_CHANNELS


def submission(seen: Seen[Case], letter: str | None, *, insisted: bool = False) -> Told:
    """Return what is filed, from the draft's answers, with sensitive ones sealed.

    `letter` is the version of the letter of commitment that was shown and signed, else the one in
    force; `insisted`: told that he needs no licence, or another authority, he wants an answer.
    """
    place, case, act = seen.stream, seen.state, seen.act
    item, draft = catalogue.item(case.item), locked(place.id)
    answers = catalogue.as_typed(item, open_answers(place.id, draft.form, item.sensitive))
    check_complete(case, answers, act.on)
    who = applicant_as(case, answers)
    named = named_by(place.authority, case, answers, act.on, by=who.identity_index)
    check_old_term(case, answers, is_known=named.known)
    name = competence.in_name_of(place.authority, case.item, case.action, act.on)
    submitted = Submitted(
        on=act.on,
        number=seen.number(lambda: case_number(issuer_of(place.authority, name), act.on), ""),
        action=case.action,
        channel=case.channel,
        applicant=who,
        rule=rule_at_filing(place, case, answers, act),
        fully_online=case.channel in ONLINE_CHANNELS and not is_collected_at_window(answers),
        form=seal_answers(place.id, answers, item.sensitive),
        licence=named.number,
        letter=_letter(case, letter),
        decide_by=named.decide_by,
        in_name_of=name,
        signed_as=competence.signed_as(place.authority, name, case.item, act.on),
        file_names=naming.filed(case, draft.file_names),
        insisted=insisted,
        definition=item.definition.digest,
        called_for=calling.called_for(case, answers, act.on),
    )
    known = Known(
        bars=(*bars_for(who.identity_index), *eligibility.bars_told(case.item, answers, act.on)),
        changed=named.changed,
        counts_from=counts_from(place, act),
        scope=scope.of_draft(place.authority, case, answers, act.on),
    )
    return Told(submitted, known)


def _letter(case: Case, signed: str | None) -> str:
    """Return the version of the letter that was read and signed; one out of force is none."""
    terms = catalogue.item(case.item).commitment_terms
    if terms is None or not case.commitment or signed not in {None, terms.version}:
        return ""
    return terms.version
