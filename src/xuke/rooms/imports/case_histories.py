"""What becomes of a past case: its own stream, its events, and no number that is taken."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from xuke.casework.models import CaseRow
from xuke.casework.sealing import seal_identity
from xuke.casework.stream.bulk import History
from xuke.casework.stream.ids import stream_named
from xuke.kernel.case.history import past_case
from xuke.kernel.case.machine import CASE
from xuke.record.events import Stream
from xuke.rooms.imports.case_rows import CaseLine
from xuke.rooms.imports.problems import Problem


def case_stream(authority: str, line: CaseLine) -> Stream:
    """Return the stream that this number always has at this authority."""
    return stream_named(CASE.kind, authority, line.name)


def case_history(authority: str, line: CaseLine) -> History:
    """Return the row told by events, the identity number sealed."""
    sealed, index = seal_identity(line.identity)
    applicant = replace(line.past.applicant, identity=sealed, identity_index=index)
    past = replace(line.past, applicant=applicant)
    return History(stream=case_stream(authority, line), events=past_case(past))


def numbers_taken(authority: str, lines: Mapping[int, CaseLine]) -> list[Problem]:
    """Return the rows whose number a case filed here already bears."""
    ours = {case_stream(authority, line).id for line in lines.values()}
    numbers = [line.name for line in lines.values()]
    taken = set(
        CaseRow.objects.filter(authority=authority, number__in=numbers)
        .exclude(stream__in=ours)
        .values_list("number", flat=True)
    )
    reason = _("本机关已有一件在本平台办理的案件使用这个编号。")
    return [
        Problem(row, "case_number", line.name, reason)
        for row, line in lines.items()
        if line.name in taken
    ]
