"""What becomes of a row of stated figures: a stream of its own, unless somebody stated it here."""

import json
from collections.abc import Sequence

from django.utils.translation import gettext as _

from xuke.casework.stream.bulk import History
from xuke.casework.stream.ids import stream_named
from xuke.figures.models import StatedFigureRow
from xuke.kernel.stated_figure import STATED_FIGURE, Phase
from xuke.record.codec import Facts
from xuke.record.events import Stream
from xuke.rooms.imports.fact_rows import FactLine
from xuke.rooms.imports.problems import Problem
from xuke.rooms.imports.source import Read


def fact_stream(authority: str, line: FactLine) -> Stream:
    """Return the stream that this indicator's days always have at this authority."""
    return stream_named(STATED_FIGURE.kind, authority, line.name)


def fact_history(authority: str, line: FactLine) -> History:
    """Return the row as an event in its own stream; the day of the import makes no difference."""
    return History(
        stream=fact_stream(authority, line), events=(line.stated,), compared=_without_day
    )


def _without_day(facts: Facts) -> Facts:
    return {name: value for name, value in facts.items() if name != "on"}


def stated_already(authority: str, reads: Sequence[Read]) -> list[Problem]:
    """Return the rows for whose days somebody has stated the indicator already, on a page."""
    told = {read.number: (read.stream, *json.loads(read.name)) for read in reads}
    rows = StatedFigureRow.objects.filter(
        authority=authority,
        phase=Phase.STATED.value,
        indicator__in={name for _stream, name, *_days in told.values()},
    ).values_list("stream", "indicator", "since", "until")
    known = {
        (name, since.isoformat(), until.isoformat()): str(stream)
        for stream, name, since, until in rows
    }
    reason = _("这段日期已经有人填报过，请删去这一行，或者打开原来的填报修订。")
    return [
        Problem(number, "indicator", key[0], reason)
        for number, (stream, *key) in told.items()
        if known.get((key[0], key[1], key[2]), stream) != stream
    ]
