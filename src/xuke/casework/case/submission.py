"""What is filed: the event of a submission or a correction, made from the answers."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from xuke import catalogue
from xuke.casework.bars import bars_for
from xuke.casework.case.answers import (
    AnswersInvalid,
    answers_of,
    applicant_as,
    check_complete,
    check_corrected,
    check_known,
    rule_of,
)
from xuke.casework.case.numbers import case_number
from xuke.casework.licence.find import Named, named_by
from xuke.casework.licence.granted import UNTIL
from xuke.casework.models import Draft
from xuke.casework.sealing import seal_answers
from xuke.casework.stream.act import Act
from xuke.casework.stream.kinds import Seen, Told
from xuke.catalogue.applicants import is_collected_at_window
from xuke.kernel.case.events import Corrected, Submitted
from xuke.kernel.case.known import Known
from xuke.kernel.case.state import Case
from xuke.kernel.case.term import TERM_KEEPING
from xuke.kernel.item.rule import ONLINE_CHANNELS
from xuke.kernel.law.limit import day_zero
from xuke.kernel.law.refusal import Unlawful
from xuke.record.events import Stream
from xuke.record.port import StaleStream


def submission(seen: Seen[Case], letter: str | None) -> Told:
    """Return what is filed, from the draft's answers, with sensitive ones sealed.

    `letter` is the version of the letter of commitment that was shown and signed; without one
    whoever chose a commitment signs the one in force.
    """
    place, case, act = seen.stream, seen.state, seen.act
    locked_draft(place.id)
    answers = answers_of(place.id, case)
    check_complete(case, answers, act.on)
    item = catalogue.item(case.item)
    who = applicant_as(case, answers)
    named = named_by(place.authority, case, answers, act.on, by=who.identity_index)
    _check_old_term(case, answers, named)
    online = case.channel in ONLINE_CHANNELS
    submitted = Submitted(
        on=act.on,
        number=seen.number(lambda: case_number(place.authority, act.on), ""),
        action=case.action,
        channel=case.channel,
        applicant=who,
        rule=rule_of(case, act.on),
        fully_online=online and not is_collected_at_window(answers),
        form=seal_answers(place.id, answers, item.sensitive),
        licence=named.number,
        letter=_letter(case, letter),
        in_name_of=_in_name_of(place.authority, case, act.on),
    )
    bars = bars_for(who.identity_index)
    zero = _day_zero(place, act)
    return Told(submitted, Known(bars=bars, changed=named.changed, counts_from=zero))


def correction(seen: Seen[Case], answers: Mapping[str, str]) -> Corrected:
    """Return what is handed in after a notice: the changed answers, sealed where sensitive."""
    case, act, stream = seen.state, seen.act, seen.stream.id
    check_known(case.item, answers)
    whole = {**answers_of(stream, case), **answers}
    check_corrected(case, answers, whole, act.on)
    return Corrected(
        on=act.on,
        form=seal_answers(stream, answers, catalogue.item(case.item).sensitive),
        applicant=applicant_as(case, whole) if answers else None,
        counts_from=_day_zero(seen.stream, act),
    )


def _letter(case: Case, signed: str | None) -> str:
    """Return the version of the letter that was read and signed; one out of force is none."""
    terms = catalogue.item(case.item).commitment_terms
    if terms is None or not case.commitment or signed not in {None, terms.version}:
        return ""
    return terms.version


def _in_name_of(authority: str, case: Case, on: date) -> str:
    """Return the authority that delegated; nothing where it acts in its own name.

    Who has lost its competence meanwhile still receives the application, and says so in writing.
    """
    try:
        found = catalogue.competence(authority, case.item, on, action=case.action)
    except Unlawful:
        return ""
    return "" if found.in_name_of == authority else found.in_name_of


def _day_zero(place: Stream, act: Act) -> date:
    """Return the day after which the authority's days are counted, by its own rule."""
    authority = catalogue.authority(place.authority)
    after = act.at.timetz().replace(tzinfo=None) >= authority.hours.close
    return day_zero(
        act.on, catalogue.calendar(), after_hours=after, rolls=authority.after_hours_rolls
    )


def locked_draft(stream: UUID) -> Draft:
    """Return the draft, locked; one that was submitted meanwhile is told as a case moved on."""
    try:
        return Draft.objects.select_for_update().get(stream=stream)
    except Draft.DoesNotExist:
        raise StaleStream(stream) from None


def _check_old_term(case: Case, answers: Mapping[str, str], named: Named) -> None:
    """Ask for the end of a certificate that xuke does not know: a change keeps it (article 49).

    Nobody may ask for it once the case is accepted, and without it nothing could be granted.
    """
    is_told = named.known or bool(answers.get(UNTIL, "").strip())
    if case.action in TERM_KEEPING and rule_of(case).validity and not is_told:
        raise AnswersInvalid({UNTIL: "required"})
