"""Import of an authority's past year: all of a file or nothing, and twice the same as once."""

from functools import partial

from xuke.rooms.imports.case_histories import case_history, case_stream, numbers_taken
from xuke.rooms.imports.case_rows import CASE_COLUMNS, read_case
from xuke.rooms.imports.fact_histories import fact_history, fact_stream, stated_already
from xuke.rooms.imports.fact_rows import FACT_COLUMNS, read_fact
from xuke.rooms.imports.loading import load
from xuke.rooms.imports.problems import ImportRefused, Problem
from xuke.rooms.imports.result import ImportResult
from xuke.rooms.imports.source import Source, unwatched
from xuke.rooms.imports.supervision_rows import (
    SUPERVISION_COLUMNS,
    SupervisionReader,
    supervision_history,
    supervision_stream,
)
from xuke.rooms.imports.survey import Choice
from xuke.rooms.imports.visits import visits_counted

__all__ = [
    "Choice",
    "ImportRefused",
    "ImportResult",
    "Problem",
    "import_cases",
    "import_facts",
    "import_supervision",
    "unwatched",
]

CASES = Source(
    columns=CASE_COLUMNS,
    reader=lambda: read_case,
    stream=case_stream,
    history=case_history,
    taken=numbers_taken,
    key="case_number",
    named_by_key=True,
    row_by_row=True,
)
SUPERVISION = Source(
    columns=SUPERVISION_COLUMNS,
    reader=SupervisionReader,
    stream=supervision_stream,
    history=supervision_history,
    taken=visits_counted,
    key="reference",
    named_by_key=False,
    row_by_row=False,
)
FACTS = Source(
    columns=FACT_COLUMNS,
    reader=lambda: read_fact,
    stream=fact_stream,
    history=fact_history,
    taken=stated_already,
    key="indicator",
    named_by_key=False,
    row_by_row=True,
)
import_cases = partial(load, source=CASES)
"""Import a list of cases; raises ImportRefused with every fault, changing nothing."""
import_supervision = partial(load, source=SUPERVISION)
"""Import a list of inspections, complaints, penalties and remedies, likewise."""
import_facts = partial(load, source=FACTS)
"""Import what an authority states of indicators, likewise."""
