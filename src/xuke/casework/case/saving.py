"""The answers of a draft: kept beside the record, where they may be changed and deleted."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from xuke import catalogue
from xuke.casework.case import draftrows
from xuke.casework.case.answers import check_known
from xuke.casework.case.kind import load_case
from xuke.casework.case.merging import Merged, merged
from xuke.casework.models import Draft
from xuke.casework.sealing import open_answers, seal_answers
from xuke.casework.stream.act import Act
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.law.refusal import NotYours
from xuke.record.events import Stream


def store_draft(stream: Stream, item: str, answers: Mapping[str, str], act: Act) -> None:
    """Keep the first answers of a draft."""
    asked = catalogue.item(item)
    form = seal_answers(stream.id, catalogue.as_typed(asked, answers), asked.sensitive)
    draftrows.keep(stream, item, form, act)


def save_answers(stream: UUID, answers: Mapping[str, str], act: Act) -> None:
    """Save the draft's answers; a draft has no legal effect, so no event is recorded."""
    save_changed(stream, answers, act, None)


def save_changed(
    stream: UUID, answers: Mapping[str, str], act: Act, read: Mapping[str, str] | None
) -> Merged:
    """Save of these answers what was changed on the page with these marks (`merging`).

    What another window changed meanwhile is told, and not written over; without marks all of them
    are saved.
    """
    with transaction.atomic():
        # The lock comes first: what is acknowledged here is what a submission then finds.
        form = draftrows.locked(stream).form
        case = load_case(stream).state
        _require_own_draft(case, act)
        item = catalogue.item(case.item)
        check_known(item, answers)
        held = catalogue.as_typed(item, open_answers(stream, form, item.sensitive))
        found = merged(stream, held, catalogue.as_typed(item, answers), read)
        if found.changed:
            form |= seal_answers(stream, found.changed, item.sensitive)
            Draft.objects.filter(stream=stream).update(form=form, saved_at=act.at)
    return found


def forget_draft(change: Change[Case], _act: Act) -> None:
    """Delete the answers of a draft that is one no longer."""
    draftrows.forget(change.stream.id)


def _require_own_draft(case: Case, act: Act) -> None:
    """Let only the owner write in a draft."""
    if case.owner != act.person.id or case.phase is not Phase.DRAFT:
        raise NotYours("not-your-case", phase=case.phase)
