"""Public comment 公示征求意见: put before the public until a day, objected to, ended."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentInvited:
    """公示征求意见: the application was put before the public, for its comments until that day."""

    on: date
    by: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionReceived:
    """收到公示意见: somebody commented on the application, here or in writing.

    `contact` is how he can be reached; it is sealed. So is `author` if `author_sealed` says so:
    what was recorded before names were sealed is in clear.
    """

    on: date
    by: str
    author: str
    text: str
    contact: str = ""
    author_sealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentEnded:
    """公示征求意见结束: what was objected, and what became of it."""

    on: date
    by: str
    conclusion: str


CommentEvent = CommentInvited | ObjectionReceived | CommentEnded


@dataclass(frozen=True, kw_only=True)
class Comment:
    """公示征求意见: since when and until when, what came in, and how it ended."""

    comment: CommentInvited | None = None
    objections: tuple[ObjectionReceived, ...] = ()
    comment_ended: CommentEnded | None = None

    @property
    def is_open_for_comment(self) -> bool:
        """Whether the public has been asked, and nobody has ended it."""
        return self.comment is not None and self.comment_ended is None


_Comment = TypeVar("_Comment", bound=Comment)


def fold_comment(before: _Comment, event: CommentEvent) -> _Comment:
    """Return the comment after one more event; asked anew, it ends anew."""
    match event:
        case CommentInvited():
            return replace(before, comment=event, comment_ended=None)
        case ObjectionReceived():
            return replace(before, objections=(*before.objections, event))
        case CommentEnded():
            return replace(before, comment_ended=event)
        case _:
            assert_never(event)
