"""What the public is asked about 公示征求意见: its rows, and how pages show them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from xuke import catalogue
from xuke.casework.stream.keyset import Keyset, Slice
from xuke.casework.stream.readmodels import Change
from xuke.casework.stream.tables import listed
from xuke.kernel.case.events import CommentEnded, CommentInvited
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.rooms.disclosure.dataitems import public_holder
from xuke.rooms.disclosure.models import PublicComment
from xuke.rooms.disclosure.standard import standard
from xuke.web import clock

NEWEST_FIRST: Final = Keyset(model=PublicComment, order=("-until", "-stream"), size=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One application as the public sees it; `is_open` while it may still say something."""

    stream: UUID
    item: str
    holder: str
    authority: str
    since: date
    until: date
    is_open: bool


def _row(change: Change[Case]) -> PublicComment | None:
    """Return what is shown of an application that was put before the public, or ended."""
    case = change.state
    invited, ended = case.procedure.comment, case.procedure.comment_ended
    asked = change.has(CommentInvited, CommentEnded)
    if not asked or invited is None or invited.until is None or case.applicant is None:
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
        ended_on=ended.on if ended else None,
        facts=_shown(case),
    )


def _shown(case: Case) -> dict[str, str]:
    """Return the answers shown, at least what a grant would permit; a sensitive one is none."""
    hidden = catalogue.item(case.item).sensitive
    asked = standard().comment.get(case.item) or standard().content.get(case.item, ())
    return {name: case.form[name] for name in asked if case.form.get(name) and name not in hidden}


COMMENTS: Final = listed(PublicComment, CASE.kind, _row, name="public comments")


def page(key: str) -> Slice[PublicComment]:
    """Return a page of what the public is or was asked about, after the key."""
    return NEWEST_FIRST.page(PublicComment.objects.all(), NEWEST_FIRST.read(key))


def find(stream: UUID) -> PublicComment | None:
    """Return what the public was asked about in this case, if it was."""
    return PublicComment.objects.filter(stream=stream).first()


def line(row: PublicComment) -> Line:
    """Return a row of the public list."""
    return Line(
        stream=row.stream,
        item=catalogue.item(row.item).name,
        holder=public_holder(row),
        authority=catalogue.authority(row.authority).name,
        since=row.since,
        until=row.until,
        is_open=is_open(row),
    )


def is_open(row: PublicComment) -> bool:
    """Whether the public may still say something."""
    return row.ended_on is None and clock.today() <= row.until


def sections(row: PublicComment) -> list[dict[str, Any]]:
    """Return what is shown of the application, by its printed labels."""
    item = catalogue.item(row.item)
    labels = {field.id: field.label for field in item.fields(row.action)}
    rows = [{"label": labels.get(name, name), "value": value} for name, value in row.facts.items()]
    return [{"title": item.name, "rows": rows}]
