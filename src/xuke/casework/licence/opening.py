"""Licences of imported history: opened many at a time, so that days, lists and search reach them.

Of several past cases of one number the newest tells its licence. One that was struck off 注销 in
the old system has ended there, and is not opened.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final
from uuid import UUID

from xuke.casework.licence.find import opened
from xuke.casework.licence.granted import told_by
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import History, begin_many
from xuke.casework.stream.garbage import undisturbed
from xuke.casework.stream.group import load_group
from xuke.casework.stream.kinds import kind_of
from xuke.kernel.case.machine import CASE
from xuke.record.port import StaleStream
from xuke.record.statements import fetch

Progress = Callable[[int, int], None]
TOGETHER: Final = 500
"""So many are opened in one transaction; what is done stays done, whatever comes after."""
_PAST: Final = """
    SELECT DISTINCT ON (certificate_number, item)
           stream, item, certificate_number, action, imported
      FROM casework_case
     WHERE authority = %s AND certificate_number <> '' AND outcome = 'granted'
     ORDER BY certificate_number, item, decided_on DESC, stream
"""
_UNOPENED: Final = f"""
    SELECT past.stream::text FROM ({_PAST}) AS past
     WHERE past.imported AND past.action <> 'deregistration'
       AND NOT EXISTS (SELECT FROM casework_licence AS known
                        WHERE known.authority = %s AND known.item = past.item
                          AND known.number = past.certificate_number)
       AND NOT EXISTS (SELECT FROM casework_licence AS known WHERE known."case" = past.stream)
     ORDER BY past.certificate_number, past.item
"""  # noqa: S608 - our own statement within our own


def unopened(authority: str) -> list[UUID]:
    """Return the past cases of the authority whose licences are not open yet, by number."""
    return [UUID(stream) for (stream,) in fetch(_UNOPENED, [authority, authority])]


def has_unopened(authority: str) -> bool:
    """Whether any licence of the authority's imported history is not open yet."""
    asked = f"SELECT EXISTS ({_UNOPENED})"
    ((found,),) = fetch(asked, [authority, authority])
    return bool(found)


def open_imported(authority: str, act: Act, progress: Progress) -> int:
    """Open the licences of imported history; return how many. What is open already stays as it is.

    It can be interrupted and begun again.
    """
    streams = unopened(authority)
    done = 0
    with undisturbed():
        for group in _groups(streams):
            progress(done, len(streams))
            done += _open(group, act)
    progress(len(streams), len(streams))
    return done


def _groups(streams: Sequence[UUID]) -> Iterator[list[UUID]]:
    rest = iter(streams)
    while group := list(islice(rest, TOGETHER)):
        yield group


def _open(streams: Sequence[UUID], act: Act) -> int:
    """Open these licences at once; where somebody opens one of them meanwhile, each by itself."""
    cases = load_group(kind_of(CASE.kind), streams)
    licences = [told_by(one.stream, one.state) for one in cases]
    told = [History(stream=one.stream, events=(one.state.origin,)) for one in licences]
    try:
        begin_many(told, act)
    except StaleStream:
        for one in licences:
            opened(one, act)
    return len(licences)
