"""Which stream a number at the terminal means, of whichever kind, and how it stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

if TYPE_CHECKING:
    from xuke.casework.stream.act import Act
    from xuke.casework.stream.kinds import Kind, Loaded
    from xuke.kernel.person import Person
    from xuke.kernel.stream import Next
    from xuke.web.case.stream_file import StreamFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stream as one account stands to it; `names` returns the names for the ids in facts.

    `opened` returns its id, and first opens a licence of imported history that is not open yet.
    """

    kind: "Kind[Any]"
    opened: "Callable[[Act], UUID]"
    steps: "Sequence[Next[Any]]"
    names: Callable[[Iterable[Mapping[str, object]]], Mapping[str, str]]


def opens(name: str) -> "Kind[Any] | None":
    """Return the kind of stream of this name, if anybody may open one by plain facts."""
    from xuke.casework.stream.kinds import kinds

    return next((one for one in kinds() if one.name == name and one.beginnings), None)


def unopened(kind: "Kind[Any]", stream: UUID) -> Found:
    """Return a stream that is still to be opened."""
    from xuke.web.case.stream_file import officials_named

    return Found(kind=kind, opened=lambda _act: stream, steps=(), names=officials_named)


def found(number: str, person: "Person") -> Found:
    """Return the stream of this number that the account may see, of whichever kind."""
    from xuke.casework.licence.find import opened
    from xuke.casework.stream.kinds import kind_of

    known = [*_streams(number, person), *_licences(number, person)]
    if len(known) > 1:
        raise click.ClickException(f"编号 {number} 有 {len(known)} 件，请在网页上办理。")
    if not known:
        outsider = "" if person.authority else "这个账号不是工作人员，只能办理自己的办件。"
        raise click.ClickException(
            f"没有编号为 {number} 的办件、证照等，或者这个账号不能查看。{outsider}请核对编号。"
        )
    (loaded,) = known
    file = _file(loaded, person)
    return Found(
        kind=kind_of(loaded.stream.kind),
        opened=lambda act: opened(loaded, act),
        steps=file.steps,
        names=file.names,
    )


def _streams(number: str, person: "Person") -> "Iterator[Loaded[Any]]":
    """Yield the streams of this number, of every kind that is found by one."""
    from xuke.casework.stream.door import load
    from xuke.casework.stream.kinds import kinds

    for kind in kinds():
        yield from (load(kind, stream) for stream in kind.find(person, number))


def _licences(number: str, person: "Person") -> "Iterator[Loaded[Any]]":
    """Yield the licences of this number at the account's authority, open already or not."""
    from xuke.casework.licence.find import licences_numbered
    from xuke.casework.stream.visibility import may_see

    known = licences_numbered(number, person.authority) if person.authority else []
    yield from (one for one in known if may_see(person, one.stream, one.state))


def _file(loaded: "Loaded[Any]", person: "Person") -> "StreamFile[Any]":
    """Return the stream as its pages read it."""
    from xuke.kernel.case.machine import CASE
    from xuke.kernel.licence.machine import LICENCE
    from xuke.web.case.file import CaseFile
    from xuke.web.case.stream_file import StreamFile
    from xuke.web.licence.file import LicenceFile

    files: dict[str, type[StreamFile[Any]]] = {CASE.kind: CaseFile, LICENCE.kind: LicenceFile}
    return files.get(loaded.stream.kind, StreamFile)(loaded=loaded, person=person)
