"""The tab of limits: how each day was counted, whose turn it is, what bars each step."""

from xuke.rooms.desk.queries.steps import blocked
from xuke.rooms.desk.queries.tabs import Context, frame
from xuke.web.case import explanation as explaining, waiting
from xuke.web.case.file import CaseFile
from xuke.web.components import deadlines


def reasons(file: CaseFile) -> Context:
    """Return why: each clock with its days, whose turn it is, what bars each step."""
    return {
        **frame(file, "limits"),
        "clocks": explaining.clocks(file),
        "weekdays": deadlines.weekday_names(),
        "who_is_next": waiting.who_is_next(file),
        "way": explaining.way(file),
        "blocked": blocked(file),
    }
