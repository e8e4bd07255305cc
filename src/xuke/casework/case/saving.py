"""The answers of a draft: kept beside the record, where they may be changed and deleted."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from xuke import catalogue
from xuke.casework.case.answers import check_known
from xuke.casework.case.kind import load_case
from xuke.casework.models import Draft
from xuke.casework.sealing import seal_answers
from xuke.casework.stream.act import Act
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.law.refusal import NotYours
from xuke.record.events import Stream
from xuke.record.port import StaleStream


def store_draft(stream: Stream, item: str, answers: Mapping[str, str], act: Act) -> None:
    """Keep the first answers of a draft."""
    Draft.objects.create(
        stream=stream.id,
        owner=act.person.id,
        authority=stream.authority,
        item=item,
        form=seal_answers(stream.id, answers, catalogue.item(item).sensitive),
        saved_at=act.at,
    )


def save_answers(stream: UUID, answers: Mapping[str, str], act: Act) -> None:
    """Save the draft's answers; a draft has no legal effect, so no event is recorded."""
    with transaction.atomic():
        # The lock comes first: what is acknowledged here is what a submission then finds.
        draft = locked_draft(stream)
        case = load_case(stream).state
        _require_own_draft(case, act)
        check_known(case.item, answers)
        draft.form |= seal_answers(stream, answers, catalogue.item(case.item).sensitive)
        draft.saved_at = act.at
        draft.save()


def locked_draft(stream: UUID) -> Draft:
    """Return the draft, locked; one that was submitted meanwhile is told as a case moved on."""
    try:
        return Draft.objects.select_for_update().get(stream=stream)
    except Draft.DoesNotExist:
        raise StaleStream(stream) from None


def forget_draft(change: Change[Case], _act: Act) -> None:
    """Delete the answers of a draft that is one no longer."""
    Draft.objects.filter(stream=change.stream.id).delete()


def _require_own_draft(case: Case, act: Act) -> None:
    """Let only the owner write in a draft."""
    if case.owner != act.person.id or case.phase is not Phase.DRAFT:
        raise NotYours("not-your-case", phase=case.phase)
