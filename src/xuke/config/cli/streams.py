"""Which stream a number at the terminal means, of whichever kind, and how it stands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

if TYPE_CHECKING:
    from xuke.casework.stream.act import Act
    from xuke.casework.stream.kinds import Kind
    from xuke.kernel.stream import Next


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stream as one account stands to it; `names` returns the names for the ids in facts."""

    kind: "Kind[Any]"
    stream: UUID
    steps: "Sequence[Next[Any]]"
    names: Callable[[Iterable[Mapping[str, object]]], Mapping[str, str]]


def opens(name: str) -> "Kind[Any] | None":
    """Return the kind of stream of this name, if anybody may open one by plain facts."""
    from xuke.casework.stream.kinds import kinds

    return next((one for one in kinds() if one.name == name and one.beginnings), None)


def unopened(kind: "Kind[Any]", stream: UUID) -> Found:
    """Return a stream that is still to be opened."""
    from xuke.web.case.stream_file import officials_named

    return Found(kind=kind, stream=stream, steps=(), names=officials_named)


def found(number: str, act: "Act") -> Found:
    """Return the stream of this number that the account may see, of whichever kind."""
    for search in (_case, _licence, _other):
        one = search(number, act)
        if one:
            return one
    outsider = "" if act.person.authority else "这个账号不是工作人员，只能办理自己的办件。"
    raise click.ClickException(
        f"没有编号为 {number} 的办件、证照等，或者这个账号不能查看。{outsider}请核对编号。"
    )


def _case(number: str, act: "Act") -> Found | None:
    from xuke.casework.case.kind import CASES, NoSuchCase
    from xuke.casework.models import CaseRow
    from xuke.web.case.file import open_case

    row = CaseRow.objects.filter(number=number).first()
    if row is None:
        return None
    try:
        file = open_case(row.stream, act.person)
    except NoSuchCase:
        return None
    return Found(kind=CASES, stream=row.stream, steps=file.steps, names=file.names)


def _licence(number: str, act: "Act") -> Found | None:
    """Return the one licence of this number at the account's authority, opened if need be."""
    from xuke.casework.licence.find import licences_numbered, opened
    from xuke.casework.licence.kind import LICENCES
    from xuke.web.licence.file import open_licence_file

    if not act.person.authority:
        return None
    known = licences_numbered(number, act.person.authority)
    if len(known) > 1:
        raise click.ClickException(f"编号 {number} 有 {len(known)} 张证照，请在网页上办理。")
    if not known:
        return None
    file = open_licence_file(opened(known[0], act), act.person)
    return Found(
        kind=LICENCES,
        stream=file.stream.id,
        steps=file.steps,
        names=file.names,
    )


def _other(number: str, act: "Act") -> Found | None:
    """Return the stream of this number of a kind that the generic pages show."""
    from django.http import Http404

    from xuke.web.site.shown import all_shown
    from xuke.web.stream.file import open_stream

    for shown in all_shown():
        stream = shown.kind.find(act.person.authority or "", number)
        if stream:
            try:
                file = open_stream(shown, stream, act.person)
            except Http404:
                return None
            return Found(kind=shown.kind, stream=stream, steps=file.steps, names=file.names)
    return None
