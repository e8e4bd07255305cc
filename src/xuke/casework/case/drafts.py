"""Drafts: what somebody begins to apply for, and whether it may be opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuke import catalogue
from xuke.casework.case.answers import check_known
from xuke.casework.case.competence import check_offered
from xuke.casework.case.eligibility import promise_refusal
from xuke.casework.case.kind import CASES
from xuke.casework.case.saving import store_draft
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, begin_new
from xuke.casework.stream.ids import new_stream
from xuke.kernel.case.events import Drafted
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action, Channel


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
    check_offered(application.authority, application.item, application.action, act.on)
    check_known(item, application.answers)
    _check_promise(application, act.on)
    stream = new_stream(CASES.name, application.authority, act)
    drafted = Drafted(
        on=act.on,
        item=item.slug,
        action=application.action,
        channel=application.channel,
        owner=act.person.id,
        commitment=application.commitment,
    )
    return begin_new(
        CASES,
        stream,
        "draft",
        lambda _seen: drafted,
        act,
        also=lambda _outcome: store_draft(stream, item.slug, application.answers, act),
    )


def _check_promise(application: Application, on: date) -> None:
    """Refuse a promise that cannot be made, before anybody fills in a form for it."""
    if not application.commitment:
        return
    refused = promise_refusal(application.item, application.action, application.answers, on)
    if refused:
        raise refused
