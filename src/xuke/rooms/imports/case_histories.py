"""What becomes of a past case: its own stream, its events, and no number that is taken."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from xuke.casework.case.imported import past_history, past_stream
from xuke.casework.stream.bulk import History
from xuke.record.events import Stream
from xuke.record.statements import fetch
from xuke.record.values import as_text
from xuke.rooms.imports.case_rows import CaseLine
from xuke.rooms.imports.problems import Problem
from xuke.rooms.imports.source import Read

# Number by number: asked for all at once, a server that does not know the table yet would read
# every case of the authority for every batch.
_BORNE: Final = """
    SELECT asked.number, borne.stream::text FROM unnest(%s::text[]) AS asked (number),
           LATERAL (SELECT stream FROM casework_case
                     WHERE authority = %s AND number = asked.number AND number <> ''
                    OFFSET 0) AS borne
"""


def case_stream(authority: str, line: CaseLine) -> Stream:
    """Return the stream that this number always has at this authority."""
    return past_stream(authority, line.typed)


def case_history(authority: str, line: CaseLine) -> History:
    """Return the row told by events, the identity number sealed."""
    history = past_history(authority, line.past, line.identity)
    return replace(history, stream=case_stream(authority, line))


def numbers_taken(authority: str, reads: Sequence[Read]) -> list[Problem]:
    """Return the rows whose number a case filed here already bears."""
    ours = {read.name: read.stream for read in reads}
    borne = fetch(_BORNE, [as_text(list(ours)), authority])
    taken = {number for number, stream in borne if stream != ours[number]}
    reason = _("本机关已有一件在本平台办理的案件使用这个编号。")
    return [
        Problem(read.number, "case_number", read.name, reason)
        for read in reads
        if read.name in taken
    ]
