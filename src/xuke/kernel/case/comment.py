"""Public comment 公示征求意见: how long the public is asked, who objects, when it ends.

Article 45 does not name it among what is not counted: the limit of the decision runs on.
"""

from dataclasses import replace

from xuke.kernel.case.clocks import comment_due
from xuke.kernel.case.events import CaseEvent, CommentEnded, CommentInvited, ObjectionReceived
from xuke.kernel.case.guards import comments, did_not_accept, did_not_apply, did_not_file
from xuke.kernel.case.reasons import check_reason
from xuke.kernel.case.rights import IN_HAND, right
from xuke.kernel.case.state import Case
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds


def invite(case: Case, invited: CommentInvited, at: Occasion) -> tuple[CaseEvent, ...]:
    """Ask the public at least as long as the item says; where it says nothing, until a day."""
    least = comment_due(case, invited.on, at.calendar)
    until = invited.until or (least.due if least else invited.on)
    if until <= invited.on:
        raise Unlawful("comment-day-passed")
    if least and until < least.due:
        raise Unlawful("comment-too-short", due=least.due.isoformat())
    # A last day that is a day off moves to the next working day (Civil Code 203).
    return (replace(invited, until=at.calendar.next_working_day(until)),)


def object_to(case: Case, objection: ObjectionReceived, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Take what somebody says online himself: in time, and each account once."""
    invited = case.procedure.comment
    _check_words(objection)
    if invited and invited.until and objection.on > invited.until:
        raise Unlawful("comment-over", until=invited.until.isoformat())
    since = (one for one in case.procedure.objections if invited and one.on >= invited.on)
    if any(one.by == objection.by for one in since):
        raise Unlawful("objected-before")
    return (objection,)


def note_objection(
    _case: Case, objection: ObjectionReceived, _at: Occasion
) -> tuple[CaseEvent, ...]:
    """Write down what somebody wrote or said to the authority, as many as come."""
    _check_words(objection)
    return (objection,)


def _check_words(objection: ObjectionReceived) -> None:
    """Ask whose comment it is, and for its words."""
    if not objection.author.strip():
        raise Unlawful("name-missing")
    if not objection.text.strip():
        raise Unlawful("comment-without-words")


def end(case: Case, ended: CommentEnded, _at: Occasion) -> tuple[CaseEvent, ...]:
    """End it after its last day, and say what became of what was objected."""
    invited = case.procedure.comment
    if invited and invited.until and ended.on <= invited.until:
        raise Unlawful("comment-running", until=invited.until.isoformat())
    check_reason(ended.conclusion)
    return (ended,)


def _may_be_asked(case: Case) -> bool:
    return not case.procedure.is_open_for_comment


def _is_asked(case: Case) -> bool:
    return case.procedure.is_open_for_comment


_SETTLED = frozenset({"author_sealed"})
_EXAMINER = (holds(Role.EXAMINER), did_not_file, did_not_accept)
VERBS: tuple[Verb[Case], ...] = (
    Verb(
        name="invite-comment",
        event=CommentInvited,
        right=right(IN_HAND, *_EXAMINER, held_by=Role.EXAMINER, when=_may_be_asked),
        decide=invite,
    ),
    Verb(
        name="object",
        event=ObjectionReceived,
        right=right(IN_HAND, comments, when=_is_asked),
        decide=object_to,
        settled=_SETTLED,
    ),
    Verb(
        name="note-objection",
        event=ObjectionReceived,
        right=right(IN_HAND, holds(Role.CLERK, Role.EXAMINER), did_not_apply, when=_is_asked),
        decide=note_objection,
        settled=_SETTLED,
    ),
    Verb(
        name="end-comment",
        event=CommentEnded,
        right=right(IN_HAND, *_EXAMINER, held_by=Role.EXAMINER, when=_is_asked),
        decide=end,
    ),
)
