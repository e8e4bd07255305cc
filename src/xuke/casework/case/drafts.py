"""Drafts: opened, saved, submitted or forgotten; their answers have no legal effect."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from xuke import catalogue
from xuke.casework.case.answers import check_known
from xuke.casework.case.eligibility import promise_refusal
from xuke.casework.case.kind import CASES, load_case
from xuke.casework.case.submission import locked_draft
from xuke.casework.models import Draft
from xuke.casework.sealing import seal_answers
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, begin
from xuke.casework.stream.ids import new_stream
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.events import Drafted
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.record.events import Stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What somebody begins to apply for."""

    authority: str
    item: str
    action: Action = Action.NEW
    channel: Channel = Channel.ONLINE
    commitment: bool = False
    answers: Mapping[str, str]


def open_application(application: Application, act: Act) -> Outcome[Case]:
    """Open a draft with the answers given so far; they may still be incomplete."""
    item = catalogue.item(application.item)
    _check_offered(application, act.on)
    check_known(application.item, application.answers)
    _check_promise(application, act.on)
    stream = new_stream(CASE.kind, application.authority, act)
    drafted = Drafted(
        on=act.on,
        item=item.slug,
        action=application.action,
        channel=application.channel,
        owner=act.person.id,
        commitment=application.commitment,
    )
    return begin(
        CASES,
        stream,
        "draft",
        lambda _seen: drafted,
        act,
        also=lambda _outcome: _store_draft(stream, item.slug, application.answers, act),
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


def _store_draft(stream: Stream, item: str, answers: Mapping[str, str], act: Act) -> None:
    """Keep the answers beside the record: they may be changed and deleted."""
    Draft.objects.create(
        stream=stream.id,
        owner=act.person.id,
        authority=stream.authority,
        item=item,
        form=seal_answers(stream.id, answers, catalogue.item(item).sensitive),
        saved_at=act.at,
    )


def forget_draft(change: Change[Case], _act: Act) -> None:
    """Delete the answers of a draft that is one no longer."""
    Draft.objects.filter(stream=change.stream.id).delete()


def _require_own_draft(case: Case, act: Act) -> None:
    """Let only the owner write in a draft."""
    if case.owner != act.person.id or case.phase is not Phase.DRAFT:
        raise NotYours("not-your-case", phase=case.phase)


def _check_offered(application: Application, on: date) -> None:
    """Refuse what the authority may not do: 法无授权不可为."""
    item, action = application.item, application.action
    try:
        catalogue.competence(application.authority, item, on, action=action)
    except Unlawful as refused:
        if refused.code == "not-competent-here":
            raise Unlawful("item-not-offered", item=item) from None
        raise
    if action not in catalogue.item(item).actions:
        raise Unlawful("action-not-offered", action=action)


def _check_promise(application: Application, on: date) -> None:
    """Refuse a promise that cannot be made, before anybody fills in a form for it."""
    if not application.commitment:
        return
    refused = promise_refusal(application.item, application.action, application.answers, on)
    if refused:
        raise refused
