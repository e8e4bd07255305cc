"""What the public is asked about 公示征求意见: a row of each application, from the record."""

from typing import Final

from xuke.casework.definitions import hidden_in
from xuke.casework.stream.readmodels import Change
from xuke.casework.stream.tables import listed
from xuke.catalogue.disclosure_standard import standard
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.rooms.disclosure.models import PublicComment


def _row(change: Change[Case]) -> PublicComment | None:
    """Return what is shown of an application that was put before the public.

    Any later act may change it: an answer that is put right, a withdrawal that ends it.
    """
    case = change.state
    invited, ended = case.procedure.comment, case.procedure.comment_ended
    if invited is None or invited.until is None or case.applicant is None:
        return None
    return PublicComment(
        stream=change.stream.id,
        authority=change.stream.authority,
        item=case.item,
        action=case.action.value,
        number=case.number,
        holder_kind=case.applicant.kind,
        holder_name=case.applicant.name,
        since=invited.on,
        until=invited.until,
        ended_on=ended.on if ended else case.closed_on,
        facts=_shown(case),
    )


def _shown(case: Case) -> dict[str, str]:
    """Return the answers shown, at least what a grant would permit; a sensitive one is none."""
    asked = standard().comment.get(case.item) or standard().content.get(case.item, ())
    given = {name: case.form[name] for name in asked if case.form.get(name)}
    hidden = hidden_in(case) if given else frozenset()
    return {name: text for name, text in given.items() if name not in hidden}


COMMENTS: Final = listed(PublicComment, CASE.kind, _row, name="public comments")
