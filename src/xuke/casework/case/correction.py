"""What is handed in after a notice: the event of a correction, made from the changed answers."""

from collections.abc import Mapping

from xuke import catalogue
from xuke.casework.case.answers import (
    answers_of,
    applicant_as,
    check_corrected,
    check_known,
)
from xuke.casework.case.calling import called_for
from xuke.casework.case.eligibility import bars_put_right
from xuke.casework.case.receipt import counts_from
from xuke.casework.definitions import hidden_in, item_of
from xuke.casework.sealing import seal_answers
from xuke.casework.stream.kinds import Seen, Told
from xuke.kernel.case.events import Corrected
from xuke.kernel.case.known import Known
from xuke.kernel.case.state import Case


def correction(seen: Seen[Case], answers: Mapping[str, str]) -> Told:
    """Return what is handed in after a notice: the changed answers, sealed where sensitive."""
    case, act, stream = seen.state, seen.act, seen.stream.id
    item = item_of(case)
    check_known(item, answers)
    answers = catalogue.as_typed(item, answers)
    whole = {**answers_of(stream, case), **answers}
    check_corrected(case, answers, whole, act.on)
    form = seal_answers(stream, answers, hidden_in(case))
    corrected = Corrected(
        on=act.on,
        form=form,
        applicant=applicant_as(case, whole) if answers else None,
        counts_from=counts_from(seen.stream, act),
        called_for=called_for(case, whole, act.on) if answers else None,
    )
    return Told(corrected, Known(bars_anew=bars_put_right(stream, case, form)))
